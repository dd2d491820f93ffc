#include "analyses/sureness/scenes.h"

#include <string.h>

#include "analyses/channel/channel_tables.h"
#include "base/text.h"

PASSAGE(said_sets, "sureness.sets", RESTS, CAVEAT, 6, "scenario");
PASSAGE(said_highest, "sureness.set-gives-most", RESTS, CAVEAT, 7, "scenario");
PASSAGE(said_level, "sureness.set-levels", RESTS, CAVEAT, 7, "scenario");
PASSAGE(said_lowest, "sureness.set-gives-least", RESTS, CAVEAT, 6, "scenario");

/* A set's cost of what a lever prices, at the prices of the case where costs are repriced. */
static bool price(int64_t *value, const struct evaluation *evaluation, const struct unit_costs *set,
		  const struct unit_cost *own)
{
	const struct case_run *run = evaluation->run;
	const struct unit_cost *cost =
	    unit_costs_find(set, own->service == NULL ? "" : own->service, own->channel);
	struct case_work work = run->work;
	struct diagnostics unused;
	struct fraction factor;

	if (cost == NULL)
		return false;
	struct money at_prices = cost->cost;
	diagnostics_init(&unused, run->work.arena);
	work.diagnostics = &unused;
	if (run->question.reprices && cost->price_year.start != 0 &&
	    case_price_factor(&factor, &work, cost->price_year, (struct place){0}))
		(void)money_share_fine(&at_prices, at_prices, factor);
	*value = at_prices.hundredths;
	return true;
}

/* In its place by NPV; of as much in their order. */
static void keep_set(struct scenes *scenes, const char *set, const char *remark, struct money npv)
{
	size_t i = scenes->n_sets;

	if (scenes->n_sets == MOST_SCENES)
		return;
	for (; i > 0 && money_compare(scenes->sets[i - 1].npv, npv) > 0; i--)
		scenes->sets[i] = scenes->sets[i - 1];
	scenes->sets[i] = (struct set_npv){set, remark, npv};
	scenes->n_sets++;
}

/* A channel has a row for each service that costs otherwise. */
static void add_once(struct arena *arena, struct lines *lines, const char *name)
{
	for (size_t i = 0; i < lines->count; i++)
		if (strcmp(lines->items[i], name) == 0)
			return;
	lines_add(arena, lines, "%s", name);
}

/* A lead of less than a hundredth of what the leader costs decides nothing. */
static void keep_level(struct scenes *scenes, const char *set)
{
	const struct evaluation *evaluation = scenes->evaluation;
	const int64_t lead = evaluation_lead(evaluation);
	struct arena *arena = scenes->results->arena;

	if (lead < 0 || lead >= evaluation->leader->appraisal.pv_costs.hundredths / 100)
		return;
	lines_add(arena, &scenes->level, "'%s' ('%s' is then %s behind)", set,
		  text_cut(arena, evaluation_next(evaluation), 60),
		  say_rough(arena, (struct money){lead}));
}

/* One set's costs where it has them, the case's own where not, which is said. */
static void add_set(struct scenes *scenes, const struct unit_costs *set)
{
	struct evaluation *evaluation = scenes->evaluation;
	struct arena *arena = scenes->results->arena;
	const struct plan *plan = evaluation->run->bound.channel;
	const struct unit_costs *own = plan->question->unit_costs;
	struct lines lacking = {0};
	size_t n_priced = 0;

	evaluation_reset(evaluation);
	for (size_t i = 0; i < own->n_items; i++) {
		const int lever = plan->first_unit_cost + (int)i;

		if (evaluation->run->bound.levers.items[lever].is_unused)
			continue;
		if (price(&evaluation->values.items[lever], evaluation, set, &own->items[i]))
			n_priced++;
		else
			add_once(arena, &lacking, own->items[i].channel);
	}
	if (n_priced == 0)
		return;
	enum sums_status status = evaluation_make(evaluation, CHANGED_ALL);
	scenes_add(scenes, arena_format(arena, "a contact costs as in '%s'", set->set),
		   value_text(set->set),
		   lacking.count == 0 ? NULL
				      : arena_format(arena, "%s at the cost used here",
						     text_list(arena, lacking.items, lacking.count,
							       lacking.count)),
		   status);
	if (status != SUMS_DONE)
		return;
	keep_set(scenes, set->set, scenes->scenes[scenes->n_scenes - 1].remark,
		 scenes_leader_npv(evaluation));
	keep_level(scenes, set->set);
	if (evaluation_lead(evaluation) < 0)
		scenes_keep_turning(
		    scenes,
		    arena_format(arena, "a contact costs as in the published '%s'", set->set));
}

void scenario_sets_add(struct scenes *scenes)
{
	const struct plan *plan = scenes->evaluation->run->bound.channel;
	struct unit_cost_sets sets;

	if (plan == NULL)
		return;
	(void)unit_costs_published(&sets, plan->question->reference, plan->question->channels);
	for (size_t i = 0; i < sets.count; i++)
		add_set(scenes, &sets.items[i]);
	evaluation_reset(scenes->evaluation);
}

/* `the 8 published sets that differ give £12.9m ('lambeth-2009') to £14.3m ('cornwall-2010')` */
static const char *say_others(const struct scenes *scenes, size_t first, size_t end)
{
	struct arena *arena = scenes->results->arena;
	const struct set_npv *low = &scenes->sets[first], *high = &scenes->sets[end - 1];

	if (end - first == 1)
		return arena_format(arena, "the one published set that differs gives %s ('%s')",
				    say_rough(arena, low->npv), low->set);
	return arena_format(arena, "the %zu published sets that differ give %s ('%s') to %s ('%s')",
			    end - first, say_rough(arena, low->npv), low->set,
			    say_rough(arena, high->npv), high->set);
}

/* `The unit costs used (westmere-2007) and the published 'nwegg-2007' give` */
static const char *say_own_set(const struct scenes *scenes, size_t first, size_t n_alike)
{
	struct arena *arena = scenes->results->arena;
	const struct channel_question *question = scenes->evaluation->run->question.channel;
	const char *own = channel_sets(arena, question);
	const struct set_npv *alike = &scenes->sets[first];

	if (n_alike == 0 || strcmp(own, alike->set) == 0)
		return arena_format(arena, "The unit costs used (%s) give", own);
	return arena_format(arena, "The unit costs used (%s) and the published '%s' give", own,
			    alike->set);
}

/* Where the case stands among the published sets: at an end, that it was chosen is told. */
void scenario_sets_say(struct scenes *scenes, struct money npv)
{
	struct results *results = scenes->results;
	const size_t count = scenes->n_sets;
	size_t n_below = 0, n_alike = 0;

	if (count == 0)
		return;
	if (scenes->level.count > 0)
		results_say(results, &said_level,
			    "At the published contact costs of %s, the best options are almost "
			    "level, so choose by something else.",
			    text_list(results->arena, scenes->level.items, scenes->level.count, 3));
	for (size_t i = 0; i < count; i++) {
		n_below += money_compare(scenes->sets[i].npv, npv) < 0;
		n_alike += money_compare(scenes->sets[i].npv, npv) == 0;
	}
	int64_t apart = (n_below < count ? scenes->sets[count - 1].npv : npv).hundredths -
			(n_below > 0 ? scenes->sets[0].npv : npv).hundredths;
	if (apart == 0 || apart < (npv.hundredths < 0 ? -npv.hundredths : npv.hundredths) / 100)
		return;
	if (n_below > 0 && n_below + n_alike == count)
		results_say(results, &said_highest, "%s the highest net present value, %s: %s.",
			    say_own_set(scenes, n_below, n_alike), say_rough(results->arena, npv),
			    say_others(scenes, 0, n_below));
	else if (n_below == 0)
		results_say(results, &said_lowest, "%s the lowest net present value, %s: %s.",
			    say_own_set(scenes, 0, n_alike), say_rough(results->arena, npv),
			    say_others(scenes, n_alike, count));
	else
		results_say(results, &said_sets,
			    "With published unit costs the net present value is between %s ('%s') "
			    "and %s ('%s'), depending on the set.",
			    say_rough(results->arena, scenes->sets[0].npv), scenes->sets[0].set,
			    say_rough(results->arena, scenes->sets[count - 1].npv),
			    scenes->sets[count - 1].set);
}
