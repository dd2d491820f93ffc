#include "sums/channel_plan.h"

#include <string.h>

#include "base/text.h"
#include "sums/channel_bind.h"
#include "sums/channel_numbers.h"
#include "sums/channel_terms.h"

static void order_by_name(struct plan *plan)
{
	plan->by_name = arena_array(plan->arena, plan->n_channels, sizeof *plan->by_name);
	for (size_t i = 0; i < plan->n_channels; i++) {
		size_t at = i;

		for (;
		     at > 0 && strcmp(plan->channels[plan->by_name[at - 1]], plan->channels[i]) > 0;
		     at--)
			plan->by_name[at] = plan->by_name[at - 1];
		plan->by_name[at] = i;
	}
}

/* The activity's channels and the strategies' targets, in standard order. */
static void number_channels(struct plan *plan)
{
	const struct activity *activity = plan->question->activity;
	const struct strategies *strategies = plan->question->strategies;
	struct names names;

	names_init(&names, plan->arena);
	for (size_t i = 0; i < activity->channels.count; i++)
		names_add(&names, activity->channels.items[i]);
	for (size_t i = 0; i < strategies->n_items; i++)
		for (size_t j = 0; j < strategies->items[i].n_rules; j++)
			if (strategies->items[i].rules[j].to != NULL)
				names_add(&names, strategies->items[i].rules[j].to);
	names_sort(&names, channels_compare, (void *)(uintptr_t)plan->question->channels);
	plan->channels = names.items;
	plan->n_channels = names.count;
	plan->plan_channel =
	    arena_array(plan->arena, activity->channels.count, sizeof *plan->plan_channel);
	for (size_t i = 0; i < activity->channels.count; i++)
		plan->plan_channel[i] = names_find(&names, activity->channels.items[i]);
	order_by_name(plan);
}

static void find_groups(struct plan *plan)
{
	const struct activity *activity = plan->question->activity;
	struct contacts *rows = arena_array(plan->arena, activity->n_rows, sizeof *rows);
	size_t count = 0;

	for (size_t i = 0; i < activity->n_rows; i++) {
		struct contacts row = activity->rows[i];
		struct group *last = plan->n_groups == 0 ? NULL : &plan->groups[plan->n_groups - 1];

		if (row.year.start != plan->question->base_year.start)
			continue;
		row.channel = plan->plan_channel[row.channel];
		if (last == NULL || last->council != row.council || last->service != row.service ||
		    last->purpose != row.purpose) {
			plan->n_blocks += last == NULL || last->council != row.council ||
					  last->service != row.service;
			last = &ARENA_ADD_BY(plan->arena, plan, groups, n_groups, groups_capacity);
			*last = (struct group){.council = row.council,
					       .service = row.service,
					       .purpose = row.purpose,
					       .rows = &rows[count],
					       .first_row = count};
		}
		rows[count++] = row;
		last->n_rows++;
	}
	plan->n_rows = count;
}

/* Services and purposes that occur together, each with a number. */
static void number_scopes(struct plan *plan)
{
	const size_t n_purposes = plan->question->activity->purposes.count;
	int *numbers = arena_array(plan->arena, plan->n_services * n_purposes, sizeof *numbers);

	for (size_t i = 0; i < plan->n_groups; i++) {
		struct group *group = &plan->groups[i];
		int *number =
		    &numbers[(size_t)group->service * n_purposes + (size_t)group->purpose];

		if (*number == 0)
			*number = (int)++plan->n_scopes;
		group->scope = *number - 1;
	}
}

/* Which channels each council's services have in the base year. */
static void mark_met(struct plan *plan)
{
	size_t block = 0;

	plan->is_met =
	    arena_array(plan->arena, plan->n_blocks * plan->n_channels, sizeof *plan->is_met);
	for (size_t i = 0; i < plan->n_groups; i++) {
		const struct group *group = &plan->groups[i];

		if (i > 0 &&
		    (group->council != group[-1].council || group->service != group[-1].service))
			block++;
		plan->groups[i].base =
		    arena_array(plan->arena, plan->n_channels, sizeof *group->base);
		for (size_t j = 0; j < group->n_rows; j++) {
			plan->groups[i].base[group->rows[j].channel] += group->rows[j].volume;
			plan->groups[i].base_total += group->rows[j].volume;
		}
		for (size_t j = 0; j < group->n_rows; j++)
			plan->is_met[block * plan->n_channels + (size_t)group->rows[j].channel] =
			    true;
	}
}

/* The first rule that moves contacts to a channel the activity lacks, or NULL; *strategy is its. */
static const struct rule *rule_to(const struct plan *plan, const char *channel,
				  const struct strategy **strategy)
{
	const struct channel_question *question = plan->question;

	if (names_find(&question->activity->channels, channel) >= 0)
		return NULL;
	for (size_t i = 0; i < question->strategies->n_items; i++) {
		*strategy = &question->strategies->items[i];
		for (size_t j = 0; j < (*strategy)->n_rules; j++)
			if ((*strategy)->rules[j].to != NULL &&
			    strcmp((*strategy)->rules[j].to, channel) == 0)
				return &(*strategy)->rules[j];
	}
	return NULL;
}

/* A strategy's channel without a cost: a slip of the pen, or one that nothing prices. */
static bool refuse_target(struct plan *plan, const struct strategy *strategy,
			  const struct rule *rule)
{
	const struct channel_question *question = plan->question;
	struct place place = {strategy->path, rule->line, "to"};
	const char *nearest = text_nearest(rule->to, question->activity->channels.items,
					   question->activity->channels.count);

	if (nearest == NULL)
		nearest = channels_nearest(question->channels, rule->to);
	if (nearest != NULL && !channels_has(question->channels, rule->to))
		return diagnose(plan->diagnostics, SEVERITY_FAULT, place,
				"there is no channel '%s'; did you mean '%s'?", rule->to, nearest);
	return diagnose(plan->diagnostics, SEVERITY_FAULT, place,
			"channel '%s' has no unit cost in set '%s'; give --unit-costs a file of "
			"your own that has one%s",
			rule->to, question->unit_costs->set,
			question->unit_costs->fallback_set != NULL
			    ? ""
			    : ", or price it by another set with --fallback-costs SET "
			      "(fallback_costs in case.csv)");
}

bool plan_out_of_range(const struct plan *plan, const char *what)
{
	const struct contacts *largest = activity_largest(plan->question->activity);

	return diagnose(plan->diagnostics, SEVERITY_FAULT,
			(struct place){largest->path, largest->line, "volume"},
			"%s; this row has the most contacts: is it a code or a telephone number?",
			what);
}

/* The first row of its file that has a channel, and the service where there is one. */
static struct place place_of(const struct activity *activity, const char *channel,
			     const char *service)
{
	struct place place = {0};

	for (size_t i = 0; i < activity->n_rows; i++) {
		const struct contacts *row = &activity->rows[i];

		if (strcmp(activity->channels.items[row->channel], channel) == 0 &&
		    (service == NULL ||
		     strcmp(activity->services.items[row->service], service) == 0) &&
		    (place.file == NULL || row->line < place.line))
			place = (struct place){row->path, row->line, NULL};
	}
	return place;
}

/* Is no channel one that has a cost, and some service a channel that has? */
static bool is_changed_over(const struct channel_question *question, const char *channel)
{
	const struct activity *activity = question->activity;
	size_t n_known = 0;

	for (size_t i = 0; i < activity->channels.count; i++)
		if (names_find(&question->channels->folded,
			       text_fold(activity->channels.arena, activity->channels.items[i])) >=
		    0)
			return false;
	for (size_t i = 0; i < activity->services.count; i++)
		n_known += names_find(&question->channels->folded,
				      text_fold(activity->channels.arena,
						activity->services.items[i])) >= 0;
	return n_known > 0 && channel != NULL;
}

static bool refuse_cost(struct plan *plan, const char *channel, const char *service)
{
	const struct channel_question *question = plan->question;
	const char *sets = unit_costs_sets_with(question->reference, question->channels, channel);
	const char *nearest = channels_nearest(question->channels, channel);
	struct place place = place_of(question->activity, channel, service);
	const char *own = "";

	if (is_changed_over(question, channel))
		return diagnose(
		    plan->diagnostics, SEVERITY_FAULT, place,
		    "channel '%s' has no unit cost, and the services are channels; are the "
		    "columns service and channel the wrong way round?",
		    channel);
	if (question->unit_costs->reading != NULL)
		own = arena_format(plan->arena, " add a row for '%s' to %s,", channel,
				   question->unit_costs->origin);
	/* A channel that a strategy moves contacts to may be in no row. */
	if (place.file == NULL)
		place.file = question->activity_path;
	return diagnose(
	    plan->diagnostics, SEVERITY_FAULT, place,
	    "channel '%s'%s has no unit cost in set '%s'%s%s give --unit-costs %s%s%s, or leave "
	    "the "
	    "channel out with --exclude-channel '%s'",
	    channel, service == NULL ? "" : arena_format(plan->arena, " of service '%s'", service),
	    question->unit_costs->set,
	    nearest == NULL ? ";"
			    : arena_format(plan->arena, "; did you mean '%s'? if not,", nearest),
	    own,
	    sets == NULL ? "a file of your own that has one (no built-in set does)"
			 : "a file of your own, or a set that has one: ",
	    sets == NULL ? "" : sets,
	    sets == NULL || question->unit_costs->fallback_set != NULL
		? ""
		: ", or price what the set lacks by another with --fallback-costs SET "
		  "(fallback_costs in case.csv)",
	    channel);
}

/* Each service's channels that have contacts in any year, or may get some, need a cost. */
static bool find_costs(struct plan *plan)
{
	const struct activity *activity = plan->question->activity;
	const struct strategies *strategies = plan->question->strategies;
	bool *needed =
	    arena_array(plan->arena, plan->n_services * plan->n_channels, sizeof *needed);
	bool is_well = true;

	plan->costs =
	    arena_array(plan->arena, plan->n_services * plan->n_channels, sizeof *plan->costs);
	for (size_t i = 0; i < activity->n_rows; i++)
		needed[(size_t)activity->rows[i].service * plan->n_channels +
		       (size_t)plan->plan_channel[activity->rows[i].channel]] = true;
	for (size_t i = 0; i < strategies->n_items; i++)
		for (size_t j = 0; j < strategies->items[i].n_rules; j++) {
			const struct rule *rule = &strategies->items[i].rules[j];

			for (size_t c = 0; rule->to != NULL && c < plan->n_channels; c++)
				for (size_t s = 0; s < plan->n_services; s++)
					if (strcmp(plan->channels[c], rule->to) == 0 &&
					    (rule->service == NULL ||
					     strcmp(rule->service, activity->services.items[s]) ==
						 0))
						needed[s * plan->n_channels + c] = true;
		}
	for (size_t c = 0; c < plan->n_channels; c++) {
		size_t lacking = 0, n_needed = 0, first = 0;

		for (size_t s = 0; s < plan->n_services; s++) {
			size_t at = s * plan->n_channels + c;

			plan->costs[at] =
			    unit_costs_find(plan->question->unit_costs, activity->services.items[s],
					    plan->channels[c]);
			n_needed += needed[at];
			if (needed[at] && plan->costs[at] == NULL && lacking++ == 0)
				first = s;
		}
		const struct strategy *strategy;
		const struct rule *rule =
		    lacking > 0 ? rule_to(plan, plan->channels[c], &strategy) : NULL;

		if (rule != NULL)
			is_well = refuse_target(plan, strategy, rule);
		else if (lacking > 0)
			is_well = refuse_cost(
			    plan, plan->channels[c],
			    lacking == n_needed ? NULL : activity->services.items[first]);
	}
	return is_well;
}

bool plan_strategy_has(const struct plan *plan, size_t number, int lever)
{
	const struct bound_strategy *strategy = &plan->strategies[number];

	if (lever == strategy->delivered || lever == strategy->delay)
		return true;
	for (size_t i = 0; i < strategy->n_rules; i++) {
		const struct series *series = &plan->series.items[strategy->rules[i].series];

		if (lever >= series->first && lever < series->first + series->n_points)
			return true;
	}
	return false;
}

int64_t plan_base_volumes(const struct plan *plan, int64_t *volumes)
{
	int64_t total = 0;

	for (size_t i = 0; i < plan->n_groups; i++)
		for (size_t j = 0; j < plan->groups[i].n_rows; j++) {
			volumes[plan->groups[i].rows[j].channel] += plan->groups[i].rows[j].volume;
			total += plan->groups[i].rows[j].volume;
		}
	return total;
}

struct money plan_cost(const struct plan *plan, int service, int channel)
{
	return plan->costs[(size_t)service * plan->n_channels + (size_t)channel]->cost;
}

struct fraction plan_failure(const struct plan *plan, size_t channel)
{
	return numbers_in(plan->given, plan, plan->terms[channel].failure, plan->n_years)->share;
}

bool plan_first_contact(struct fraction *share, const struct plan *plan, const struct contacts *row)
{
	const int series = plan->terms[row->channel].first_contact;

	if (!row->has_first_contact && series < 0)
		return false;
	*share = row->has_first_contact ? row->first_contact
					: numbers_in(plan->given, plan, series, 0)->share;
	return true;
}

static bool is_used(const struct plan *plan, const struct unit_cost *cost)
{
	for (size_t i = 0; i < plan->n_services * plan->n_channels; i++)
		if (plan->costs[i] == cost)
			return true;
	return false;
}

static void add_cost(struct plan *plan, const struct unit_costs *costs,
		     const struct unit_cost *cost)
{
	const bool is_own = unit_costs_is_own(costs, cost);

	levers_add(plan->levers,
		   &(struct lever){
		       .kind = LEVER_UNIT_COST,
		       .scope = cost->service == NULL ? cost->channel
						      : arena_format(plan->arena, "%s, %s",
								     cost->channel, cost->service),
		       .value = cost->cost.hundredths,
		       .low = cost->low,
		       .high = cost->high,
		       .source = arena_format(plan->arena, "%s%s%s (set %s)", cost->source,
					      cost->statistic == NULL ? "" : "; ",
					      cost->statistic == NULL ? "" : cost->statistic,
					      is_own ? costs->set : costs->fallback_set),
		       .giver = (is_own ? costs->is_built_in : costs->is_fallback_built_in)
				    ? GIVEN_BY_REFERENCE
				    : GIVEN_BY_USER,
		       .from = {cost->from, "cost", cost->factor, 4},
		       .is_unused = !is_used(plan, cost)});
}

/* The costs of the set are levers, in its order. */
static void list_costs(struct plan *plan)
{
	const struct unit_costs *costs = plan->question->unit_costs;

	plan->first_unit_cost = (int)plan->levers->count;
	for (size_t i = 0; i < costs->n_items; i++)
		add_cost(plan, costs, &costs->items[i]);
	plan->cost_levers = arena_array(plan->arena, plan->n_services * plan->n_channels,
					sizeof *plan->cost_levers);
	for (size_t i = 0; i < plan->n_services * plan->n_channels; i++)
		if (plan->costs[i] != NULL)
			plan->cost_levers[i] =
			    plan->first_unit_cost + (int)(plan->costs[i] - costs->items);
}

/* The numbers by the levers as they are, which the tables show. */
static bool make_given(struct plan *plan)
{
	plan->given = arena_alloc(plan->arena, sizeof *plan->given);
	channel_numbers_init(plan->given, plan, 1, plan->arena);
	return channel_numbers_make(plan->given, plan, plan->levers->values) == SUMS_DONE ||
	       plan_out_of_range(plan, "costs add up to more than can be counted exactly");
}

bool plan_make(struct plan *plan, const struct channel_question *question, struct levers *levers,
	       struct arena *arena, struct diagnostics *diagnostics)
{
	*plan =
	    (struct plan){.question = question,
			  .arena = arena,
			  .diagnostics = diagnostics,
			  .levers = levers,
			  .series = {.arena = arena},
			  .n_services = question->activity->services.count,
			  .n_years = (question->horizon.start != 0 ? question->horizon.start
								   : question->last_year.start) -
				     question->base_year.start};
	number_channels(plan);
	find_groups(plan);
	number_scopes(plan);
	mark_met(plan);
	bool is_well = find_costs(plan);

	list_costs(plan);
	is_well &= terms_find(plan);
	return bind_strategies(plan) && is_well && make_given(plan);
}
