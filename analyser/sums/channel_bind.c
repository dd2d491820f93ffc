#include "sums/channel_bind.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "sums/channel_rules.h"

/* Why a rule cannot act here, or NULL. */
static const char *lacks_name(struct plan *plan, const char *what, const char *name,
			      const char *const *items, size_t count, int *id)
{
	*id = ALL;
	if (name == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (strcmp(items[i], name) == 0) {
			*id = (int)i;
			return NULL;
		}
	*id = NOWHERE;
	/* A channel that all know is no slip, where the activity's own may be one. */
	const bool is_known = strcmp(what, "channel") == 0 &&
			      channels_has(plan->question->channels, name) &&
			      text_nearest(name, items, count) != NULL;

	return arena_format(plan->arena, "the activity has no %s '%s'%s", what, name,
			    is_known ? "" : text_suggest_of(plan->arena, name, items, count));
}

static bool is_in_scope(const struct bound_rule *bound, const struct group *group,
			const struct contacts *row)
{
	return (bound->service == ALL || bound->service == group->service) &&
	       (bound->purpose == ALL || bound->purpose == group->purpose) &&
	       (bound->channel == ALL || bound->channel == row->channel);
}

/* A lever's low end counts too: what is worked out there must mean something. */
static bool may_be_zero(const struct lever *lever)
{
	return lever->value <= 0 ||
	       (lever->low.kind == VALUE_SHARE && lever->low.share.billionths <= 0);
}

/*
 * Of contacts of which none is resolved at first contact V x r / r' leaves none, whatever r' is: no
 * service gets rid of all its contacts by that.
 */
static bool resolves_none(const struct plan *plan, const struct contacts *row)
{
	const int series = plan->terms[row->channel].first_contact;
	bool is_none = false;

	if (row->volume <= 0)
		return false;
	if (row->has_first_contact)
		return row->first_contact.numerator <= 0;
	for (int i = 0; series >= 0 && i < plan->series.items[series].n_points; i++)
		is_none |= may_be_zero(&plan->levers->items[plan->series.items[series].first + i]);
	return is_none;
}

/* The base year's rows that a rule reaches, and those of them without the share it needs. */
static const char *lacks_data(struct plan *plan, const struct bound_rule *bound, size_t *without)
{
	enum action action = bound->rule->action;
	size_t reached = 0;

	*without = 0;
	for (size_t i = 0; i < plan->n_groups; i++)
		FOR_EACH (const struct contacts, row, plan->groups[i].rows,
			  plan->groups[i].n_rows) {
			const struct channel_terms *terms = &plan->terms[row->channel];

			if (!is_in_scope(bound, &plan->groups[i], row))
				continue;
			reached++;
			if (action == ACTION_FIRST_CONTACT && resolves_none(plan, row))
				return arena_format(
				    plan->arena,
				    "the first-contact share of %s is 0%%%s, from which no higher "
				    "share can be reckoned (all contacts would be saved); give the "
				    "share resolved at first contact today in %s, or leave it out "
				    "where it is not known",
				    plan->channels[row->channel],
				    row->has_first_contact ? "" : ", or its low is",
				    row->has_first_contact
					? "column 'first_contact' of the activity"
					: "the assumption first_contact_share");
			*without += (action == ACTION_AVOID && !row->has_avoidable &&
				     terms->avoidable < 0) ||
				    (action == ACTION_FIRST_CONTACT && !row->has_first_contact &&
				     terms->first_contact < 0);
		}
	if (reached == 0)
		return "no contacts of the base year are in its scope";
	if (*without == reached)
		return action == ACTION_AVOID
			   ? "no row in its scope has an avoidable share; add the column "
			     "'avoidable' to the activity, or the assumption avoidable_share"
			   : "no row in its scope has a first-contact share; add the column "
			     "'first_contact' to the activity, or the assumption "
			     "first_contact_share";
	return NULL;
}

static const char *rule_name(struct plan *plan, const struct rule *rule)
{
	struct arena *arena = plan->arena;

	return arena_format(
	    arena, "%s%s%s%s", action_name(rule->action), say_around(arena, " ", rule->channel, ""),
	    say_around(arena, " to ", rule->to, ""), say_around(arena, " of ", rule->purpose, ""));
}

/* A built-in strategy, or one of a case of which the user asked for a part, may lack data. */
static bool may_leave_out(const struct plan *plan, const struct strategy *strategy)
{
	return strategy->is_built_in || plan->question->activity->n_filtered > 0;
}

/* `web-first: shift telephone to web of service council tax` */
static const char *rule_scope(struct plan *plan, const struct strategy *strategy,
			      const struct rule *rule)
{
	return arena_format(
	    plan->arena, "%s: %s%s%s%s%s%s%s%s%s", strategy->name, action_name(rule->action),
	    rule->channel == NULL ? "" : " ", rule->channel == NULL ? "" : rule->channel,
	    rule->to == NULL ? "" : " to ", rule->to == NULL ? "" : rule->to,
	    rule->service == NULL ? "" : " of service ", rule->service == NULL ? "" : rule->service,
	    rule->purpose == NULL ? "" : " for ", rule->purpose == NULL ? "" : rule->purpose);
}

/* Each value that the rule lists is a lever, and between them runs a series. */
static void bind_values(struct plan *plan, const struct strategy *strategy,
			struct bound_rule *bound)
{
	const struct rule *rule = bound->rule;
	const char *scope = rule_scope(plan, strategy, rule);
	const int first = (int)plan->levers->count;
	const bool is_factor = rule->action == ACTION_UNIT_COST;
	struct portion *given = arena_array(plan->arena, (size_t)plan->n_years + 1, sizeof *given);
	int unused;

	FOR_EACH (const struct rule_point, point, rule->points, rule->n_points) {
		levers_add(plan->levers,
			   &(struct lever){
			       .kind = LEVER_STRATEGY_RULE,
			       .scope = scope,
			       .year = point->year,
			       .value = fraction_to_share(point->value).billionths,
			       .low = point->low,
			       .high = point->high,
			       .source = point->source,
			       .least = is_factor ? -SHARE_ONE : 0,
			       .most = is_factor ? 10 * (int64_t)SHARE_ONE : SHARE_ONE,
			       .giver = strategy->is_built_in ? GIVEN_BY_REFERENCE : GIVEN_BY_USER,
			       .from = {{strategy->path, point->line, NULL}, .field = "value"}});
	}
	bound->series =
	    series_add(&plan->series, is_factor ? SERIES_FACTOR : SERIES_FROM_ZERO, plan->levers,
		       first, (int)rule->n_points, plan->question->base_year, 1);
	(void)series_fill(given, &plan->series.items[bound->series], plan->levers->values,
			  plan->n_years, &unused);
	bound->given = given;
}

/*
 * How much of what a strategy plans is delivered, and how much later: all, and in time.  Shares
 * that rise from what they are (take-up, first contact) rise by that much of the way, in each place
 * (channel_steps.h); all other values are that much smaller.
 */
static void add_levers(struct plan *plan, struct bound_strategy *strategy)
{
	struct lever lever = {.kind = LEVER_DELIVERED_SHARE,
			      .scope = strategy->strategy->name,
			      .value = SHARE_ONE,
			      .source = "all of the planned change happens",
			      .giver = GIVEN_BY_DEFAULT};

	strategy->delivered = levers_add(plan->levers, &lever);
	lever.kind = LEVER_DELAY_YEARS;
	lever.value = 0;
	lever.source = "the change happens in the years planned";
	strategy->delay = levers_add(plan->levers, &lever);
	FOR_EACH (const struct bound_rule, rule, strategy->rules, strategy->n_rules)
		if (rule->rule->action != ACTION_TAKE_UP &&
		    rule->rule->action != ACTION_FIRST_CONTACT)
			plan->series.items[rule->series].scale = strategy->delivered;
}

static bool bind_rule(struct plan *plan, const struct strategy *strategy, const struct rule *rule,
		      struct bound_rule *bound)
{
	const struct activity *activity = plan->question->activity;
	struct place place = {strategy->path, rule->line, "service"};
	const char *problem, *problems[5];
	size_t without = 0;
	int activity_channel;

	*bound = (struct bound_rule){.rule = rule};
	problems[0] = lacks_name(plan, "service", rule->service, activity->services.items,
				 activity->services.count, &bound->service);
	problems[1] = lacks_name(plan, "purpose", rule->purpose, activity->purposes.items,
				 activity->purposes.count, &bound->purpose);
	/* A channel that only strategies move to has no contacts of its own to act on. */
	problems[2] = lacks_name(plan, "channel", rule->channel, activity->channels.items,
				 activity->channels.count, &activity_channel);
	(void)lacks_name(plan, "channel", rule->channel, plan->channels, plan->n_channels,
			 &bound->channel);
	(void)lacks_name(plan, "channel", rule->to, plan->channels, plan->n_channels, &bound->to);
	problems[3] =
	    problems[0] || problems[1] || problems[2] ? NULL : lacks_data(plan, bound, &without);
	problems[4] = strategy->is_built_in ? channel_costs_lacking(plan, rule, bound->to) : NULL;
	/* A new channel may become cheaper or dearer before it has a contact. */
	if (rule->action == ACTION_UNIT_COST &&
	    FIND_BY(strategy->rules, strategy->n_rules, to, rule->channel) != NULL)
		problems[2] = problems[3] = NULL;
	static const char *const columns[] = {"service", "purpose", "channel", "action", "to"};

	problem = NULL;
	for (size_t i = 0; i < 5 && problem == NULL; i++)
		if (problems[i] != NULL) {
			problem = problems[i];
			place.column = columns[i];
		}
	if (problem != NULL) {
		bool is_tolerant = may_leave_out(plan, strategy);

		if (strategy->is_built_in)
			place = (struct place){0};
		return diagnose(plan->diagnostics, is_tolerant ? SEVERITY_NOTICE : SEVERITY_FAULT,
				place,
				is_tolerant ? "strategy '%s': '%s' is left out: %s"
					    : "strategy '%s': '%s' cannot act: %s",
				strategy->name, rule_name(plan, rule), problem);
	}
	if (without > 0)
		notice(plan->diagnostics, (struct place){0},
		       "strategy '%s': '%s' leaves %s no %s share", strategy->name,
		       rule_name(plan, rule),
		       say_count(plan->arena, without, "row as it is, which has",
				 "rows as they are, which have"),
		       rule->action == ACTION_AVOID ? "avoidable" : "first-contact");
	bind_values(plan, strategy, bound);
	return true;
}

bool bind_strategies(struct plan *plan)
{
	const struct strategies *strategies = plan->question->strategies;
	bool is_well = true;

	plan->strategies = arena_array(plan->arena, strategies->n_items, sizeof *plan->strategies);
	FOR_EACH (const struct strategy, strategy, strategies->items, strategies->n_items) {
		struct bound_strategy *bound = &plan->strategies[plan->n_strategies];

		*bound = (struct bound_strategy){.strategy = strategy};
		bound->rules = arena_array(plan->arena, strategy->n_rules, sizeof *bound->rules);
		for (size_t j = 0; j < strategy->n_rules; j++) {
			if (bind_rule(plan, strategy, &strategy->rules[j],
				      &bound->rules[bound->n_rules]))
				bound->n_rules++;
			else
				is_well &= may_leave_out(plan, strategy);
		}
		if (bound->n_rules == 0 && may_leave_out(plan, strategy)) {
			notice(plan->diagnostics, (struct place){0},
			       "strategy '%s' is left out: nothing in it finds data here",
			       strategy->name);
			continue;
		}
		plan->n_strategies++;
		add_levers(plan, bound);
		rules_tabulate(bound, plan);
		is_well &= channel_shares_shifts(plan, bound);
		is_well &= channel_shares_take_ups(plan, bound);
	}
	return is_well;
}
