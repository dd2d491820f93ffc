#include "analyses/channel/channel_tables.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"
#include "sums/channel_rules.h"

PASSAGE(said_target_met, "channel.target-met", CHANNELS, CAVEAT, 6, "target_met");

TABLE(target_met, (strategy, "Strategy", TEXT), (action, "Action", TEXT),
      (council, "Council", TEXT), (service, "Service", TEXT), (purpose, "Purpose", TEXT),
      (channel, "Channel", TEXT), (share, "Share in the base year", PERCENT),
      (target, "Target in the last year", PERCENT), (years, "Years in which it is met", TEXT));

#define MOST_SAID 2 /* of those met, in the sentence */

/* One strategy's take-ups or first contacts, told in one sentence. */
struct met {
	struct results *results;
	const struct plan *plan;
	struct table *table;
	const struct bound_strategy *strategy;
	enum action action;
	struct lines said; /* of those met, the first */
	size_t n_reached, n_met, n_throughout;
	const char *const *years; /* of the plan, as they are said; */
	const char **met_years;   /* as much room */
};

/* The years of the plan whose target is not above the share, or NULL; *target is the last's. */
static const char *years_met(const struct met *met, const struct rule *rule, struct fraction share,
			     struct fraction *target)
{
	const struct channel_question *question = met->plan->question;
	const int n_years = question->last_year.start - question->first_year.start + 1;
	size_t count = 0;

	for (int i = 0; i < n_years; i++)
		/* The steps have run with it, so it is in range. */
		if (rule_value(target, rule, share, question->base_year,
			       (struct year){question->first_year.start + i}) &&
		    fraction_compare(*target, share) <= 0)
			met->met_years[count++] = met->years[i];
	if (count == (size_t)n_years)
		return "all";
	return count == 0 ? NULL : text_list(met->plan->arena, met->met_years, count, count);
}

/* `council tax payment by telephone`, and whose where there are several councils. */
static const char *say_kind(const struct plan *plan, const struct group *group, int channel)
{
	const struct activity *activity = plan->question->activity;
	const char *purpose = activity->purposes.items[group->purpose];

	return arena_format(
	    plan->arena, "%s%s%s%s, %s",
	    activity->councils.count == 1 ? "" : activity->councils.items[group->council],
	    activity->councils.count == 1 ? "" : ", ", activity->services.items[group->service],
	    strcmp(purpose, purpose_not_given) == 0 ? ""
						    : arena_format(plan->arena, " %s", purpose),
	    plan->channels[channel]);
}

static void add(struct met *met, const struct group *group, const struct rule *rule, int channel,
		struct fraction share)
{
	const struct plan *plan = met->plan;
	const struct activity *activity = plan->question->activity;
	struct fraction target = fraction_zero;
	const char *years = years_met(met, rule, share, &target);

	met->n_reached++;
	if (years == NULL)
		return;
	if (met->table == NULL) {
		met->table = TABLE_NEW(met->results, target_met,
				       "Targets already met, where a strategy changes nothing");
		met->table->is_detail = true;
	}
	TABLE_ADD(met->table, target_met, .strategy = value_text(met->strategy->strategy->name),
		  .action = value_text(action_name(met->action)),
		  .council = value_text(activity->councils.items[group->council]),
		  .service = value_text(activity->services.items[group->service]),
		  .purpose = value_text(activity->purposes.items[group->purpose]),
		  .channel = value_text(plan->channels[channel]),
		  .share = value_share(fraction_to_share(share)),
		  .target = value_share(fraction_to_share(target)), .years = value_text(years));
	met->n_throughout += strcmp(years, "all") == 0;
	if (met->n_met++ >= MOST_SAID)
		return;
	lines_add(plan->arena, &met->said, "%s (%s%s%s)", say_kind(plan, group, channel),
		  say_share(plan->arena, share), strcmp(years, "all") == 0 ? " against " : " in ",
		  strcmp(years, "all") == 0 ? say_share(plan->arena, target) : years);
}

/* Take-up is of a channel of a group. */
static void add_take_ups(struct met *met, const struct group *group, int64_t *volumes)
{
	const size_t n = met->plan->n_channels;
	int64_t total = 0;

	memset(volumes, 0, n * sizeof *volumes);
	for (size_t i = 0; i < group->n_rows; i++) {
		volumes[group->rows[i].channel] += group->rows[i].volume;
		total += group->rows[i].volume;
	}
	for (size_t c = 0; c < n && total > 0; c++) {
		const struct bound_rule *bound = rules_of(met->strategy, group)->take_up[c];
		struct fraction share;

		if (bound != NULL && fraction_new(&share, volumes[c], total))
			add(met, group, bound->rule, (int)c, share);
	}
}

/* First contact is of a row. */
static void add_first_contacts(struct met *met, const struct group *group)
{
	FOR_EACH (const struct contacts, row, group->rows, group->n_rows) {
		const struct bound_rule *bound =
		    rules_of(met->strategy, group)->first_contact[row->channel];
		struct fraction share;

		if (bound != NULL && row->volume > 0 && plan_first_contact(&share, met->plan, row))
			add(met, group, bound->rule, row->channel, share);
	}
}

/* `4 of 12 kinds of contact` */
static const char *say_share_met(const struct met *met)
{
	struct arena *arena = met->results->arena;

	return met->n_reached == 1 ? "its one kind of contact"
	       : met->n_met == met->n_reached
		   ? arena_format(arena, "all %zu kinds of contact", met->n_reached)
		   : arena_format(arena, "%zu of %zu kinds of contact", met->n_met, met->n_reached);
}

static void say(struct met *met)
{
	struct arena *arena = met->results->arena;

	if (met->n_met > 0)
		results_say(
		    met->results, &said_target_met,
		    "'%s': %s already %s the %s target in %s: %s. Nothing changes there in those "
		    "years (table target_met).",
		    text_cut(arena, met->strategy->strategy->name, 60), say_share_met(met),
		    say_which(met->n_met, "meets", "meet"), action_name(met->action),
		    met->n_throughout == met->n_met ? "all years"
		    : met->n_throughout == 0        ? "some years"
						    : "some or all years",
		    text_list(arena, met->said.items, met->n_met, MOST_SAID));
}

void channel_met_add(struct results *results, const struct plan *plan)
{
	static const enum action actions[] = {ACTION_TAKE_UP, ACTION_FIRST_CONTACT};
	const struct year first = plan->question->first_year;
	const size_t n_years = (size_t)(plan->question->last_year.start - first.start) + 1;
	int64_t *volumes = arena_array(plan->arena, plan->n_channels, sizeof *volumes);
	const char **years = arena_array(plan->arena, 2 * n_years, sizeof *years);
	struct table *table = NULL;

	for (size_t i = 0; i < n_years; i++)
		years[i] = say_year(plan->arena, (struct year){first.start + (int)i});

	for (size_t i = 0; i < plan->n_strategies; i++)
		for (size_t a = 0; a < N_OF(actions); a++) {
			struct met met = {.results = results,
					  .plan = plan,
					  .table = table,
					  .strategy = &plan->strategies[i],
					  .action = actions[a],
					  .years = years,
					  .met_years = years + n_years};

			for (size_t j = 0; j < plan->n_groups; j++)
				if (actions[a] == ACTION_TAKE_UP)
					add_take_ups(&met, &plan->groups[j], volumes);
				else
					add_first_contacts(&met, &plan->groups[j]);
			table = met.table;
			say(&met);
		}
}
