#include "sums/channel_bind.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"

/* Where such a cost could come from: a row of the council's own file, or a published set. */
static const char *way_on(const struct plan *plan, const char *channel, const char *sets)
{
	const struct unit_costs *costs = plan->question->unit_costs;
	const char *own =
	    costs->reading == NULL
		? " give --unit-costs a file of your own"
		: arena_format(plan->arena, " add a row for '%s' to %s", channel, costs->origin);

	if (sets == NULL || costs->fallback_set != NULL)
		return sets != NULL
			   ? own
			   : arena_format(plan->arena, "%s (no published set has one)", own);
	return arena_format(plan->arena,
			    "%s, or take what is missing from a published set with "
			    "fallback_costs in case.csv (--fallback-costs SET); those with one are "
			    "%s",
			    own, sets);
}

static const char *say_unpriced(const struct plan *plan, const char *channel)
{
	const struct channel_question *question = plan->question;

	return arena_format(
	    plan->arena, "channel '%s' has no unit cost in set '%s';%s", channel,
	    question->unit_costs->set,
	    way_on(plan, channel,
		   unit_costs_sets_with(question->reference, question->channels, channel)));
}

const char *channel_costs_lacking(const struct plan *plan, const struct rule *rule, int channel)
{
	bool is_lacking = false;

	for (size_t i = 0; rule->to != NULL && i < plan->n_services; i++)
		is_lacking |= plan->costs[i * plan->n_channels + (size_t)channel] == NULL;
	return is_lacking ? say_unpriced(plan, rule->to) : NULL;
}

/* A strategy's channel without a cost: a slip of the pen, or one that nothing prices. */
static bool refuse_target(struct plan *plan, const char *path, const struct rule *rule)
{
	const struct channel_question *question = plan->question;
	struct place place = {path, rule->line, "to"};
	const char *nearest = text_nearest(rule->to, question->activity->channels.items,
					   question->activity->channels.count);

	if (nearest == NULL)
		nearest = channels_nearest(question->channels, rule->to);
	if (nearest != NULL && !channels_has(question->channels, rule->to))
		return fault(plan->diagnostics, place,
			     "there is no channel '%s'; did you mean '%s'?", rule->to, nearest);
	return fault(plan->diagnostics, place, "%s", say_unpriced(plan, rule->to));
}

/* The first row of its file that has a channel, and the service where there is one. */
static struct place place_of(const struct activity *activity, const char *channel,
			     const char *service)
{
	struct place place = {0};

	FOR_EACH (const struct contacts, row, activity->rows, activity->n_rows)
		if (strcmp(activity->channels.items[row->channel], channel) == 0 &&
		    (service == NULL ||
		     strcmp(activity->services.items[row->service], service) == 0) &&
		    (place.file == NULL || row->line < place.line))
			place = at_line(row->path, row->line);
	return place;
}

/* Is no channel one that has a cost, and some service a channel that has? */
static bool is_changed_over(const struct channel_question *question)
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
	return n_known > 0;
}

static bool refuse_cost(struct plan *plan, const char *channel, const char *service)
{
	const struct channel_question *question = plan->question;
	const char *sets = unit_costs_sets_with(question->reference, question->channels, channel);
	const char *nearest = channels_nearest(question->channels, channel);
	struct place place = place_of(question->activity, channel, service);

	if (is_changed_over(question))
		return fault(plan->diagnostics, place,
			     "channel '%s' has no unit cost, and the services are channels; are "
			     "the columns service and channel the wrong way round?",
			     channel);
	/* A channel that a strategy moves contacts to may be in no row. */
	if (place.file == NULL)
		place.file = question->activity_path;
	return fault(
	    plan->diagnostics, place,
	    "channel '%s'%s has no unit cost in set '%s'%s%s, or leave the channel out: vfm "
	    "channel and vfm case take --exclude-channel %s",
	    channel, service == NULL ? "" : arena_format(plan->arena, " of service '%s'", service),
	    question->unit_costs->set,
	    nearest == NULL ? ";"
			    : arena_format(plan->arena, "; did you mean '%s'? if not,", nearest),
	    way_on(plan, channel, sets), say_quoted(plan->arena, channel, '\''));
}

/* By service and channel, whether a cost is needed, and what of the user's asks for it first. */
struct needs {
	bool *cells;
	const struct rule **rules; /* of each channel the first that moves contacts there, */
	const char **paths;        /* and its file */
};

static void need_targets(struct needs *needs, const struct plan *plan,
			 const struct strategy *strategy, const struct rule *rule)
{
	const char *const *services = plan->question->activity->services.items;

	for (size_t c = 0; rule->to != NULL && c < plan->n_channels; c++)
		for (size_t s = 0; s < plan->n_services; s++) {
			if (strcmp(plan->channels[c], rule->to) != 0 ||
			    (rule->service != NULL && strcmp(rule->service, services[s]) != 0))
				continue;
			needs->cells[s * plan->n_channels + c] = true;
			if (needs->rules[c] == NULL) {
				needs->rules[c] = rule;
				needs->paths[c] = strategy->path;
			}
		}
}

/*
 * Each service's channels that have contacts in any year, or may get some, need a cost.  What
 * only a strategy built in would move to does not: nobody asked for it, and its rule is left out.
 */
bool channel_costs_find(struct plan *plan)
{
	const struct activity *activity = plan->question->activity;
	const struct strategies *strategies = plan->question->strategies;
	const size_t n_cells = plan->n_services * plan->n_channels;
	struct needs needs = {
	    .cells = arena_array(plan->arena, n_cells, sizeof *needs.cells),
	    .rules = arena_array(plan->arena, plan->n_channels, sizeof *needs.rules),
	    .paths = arena_array(plan->arena, plan->n_channels, sizeof *needs.paths)};
	bool is_well = true;

	plan->costs = arena_array(plan->arena, n_cells, sizeof *plan->costs);
	FOR_EACH (const struct contacts, row, activity->rows, activity->n_rows)
		needs.cells[(size_t)row->service * plan->n_channels +
			    (size_t)plan->plan_channel[row->channel]] = true;
	FOR_EACH (const struct strategy, strategy, strategies->items, strategies->n_items)
		if (!strategy->is_built_in)
			FOR_EACH (const struct rule, rule, strategy->rules, strategy->n_rules)
				need_targets(&needs, plan, strategy, rule);
	for (size_t c = 0; c < plan->n_channels; c++) {
		size_t lacking = 0, n_needed = 0, first = 0;

		for (size_t s = 0; s < plan->n_services; s++) {
			size_t at = s * plan->n_channels + c;

			plan->costs[at] =
			    unit_costs_find(plan->question->unit_costs, activity->services.items[s],
					    plan->channels[c]);
			n_needed += needs.cells[at];
			if (needs.cells[at] && plan->costs[at] == NULL && lacking++ == 0)
				first = s;
		}
		if (lacking > 0 && names_find(&activity->channels, plan->channels[c]) < 0)
			is_well = refuse_target(plan, needs.paths[c], needs.rules[c]);
		else if (lacking > 0)
			is_well = refuse_cost(
			    plan, plan->channels[c],
			    lacking == n_needed ? NULL : activity->services.items[first]);
	}
	return is_well;
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
		       .from = {cost->from, "cost", cost->factor, 4, NULL},
		       .is_unused = !is_used(plan, cost)});
}

void channel_costs_list(struct plan *plan)
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
