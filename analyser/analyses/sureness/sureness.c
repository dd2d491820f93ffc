/*
 * How sure a case is: what its answer would be by other numbers than those given.
 *
 * The whole case is evaluated again (sums/case_evaluate.h) for each scenario, for each number
 * alone from its low to its high, and where each number turns the answer.  All is of the leading
 * option unless a table says of which.  False with faults of correlations.csv, or of the numbers
 * that the user names, or where the run is to end (question->watch).
 */

#include "analyses/sureness/sureness.h"

#include <stdlib.h>
#include <string.h>

#include "analyses/sayings.h"
#include "analyses/sureness/uncertainty.h"

PASSAGE(said_gains, "sureness.doubt-twice", RESTS, CAVEAT, 7, "uncertainty");
PASSAGE(said_costs, "sureness.bias-twice", RESTS, CAVEAT, 7, "uncertainty");
PASSAGE(said_likelihoods, "sureness.likelihood-twice", RESTS, CAVEAT, 7, "uncertainty");

#define MUCH 20 /* one of so many parts of the net present value */

static bool is_drawn(const struct lever *lever)
{
	int64_t low, high;

	return value_units(&lever->low, &low) && value_units(&lever->high, &high) && low < high;
}

/* Does a range doubt the cash of a row of the register that is still to come? */
static bool is_gain_drawn(const struct case_bound *bound, const struct bound_gain *gain)
{
	return gain->is_counted && !gain->is_known && bound->levers.values[gain->cash] != 0 &&
	       is_drawn(&bound->levers.items[gain->gross]);
}

static bool is_of(const char *scope, const char *workstream)
{
	return strcmp(scope, "*") == 0 || strcmp(scope, workstream) == 0;
}

/* How many numbers with a range drive gains that a confidence of this scope cuts. */
static size_t count_drawn(const struct case_bound *bound, const struct movers *movers,
			  const char *scope)
{
	size_t count = 0;

	for (size_t i = 0; i < movers->count; i++) {
		const char *workstream = lever_kind_facts(movers->items[i].kind)->workstream;

		count +=
		    movers->items[i].has_range && workstream != NULL && is_of(scope, workstream);
	}
	FOR_EACH (const struct bound_gain, gain, bound->gains, bound->n_gains)
		count +=
		    is_of(scope, "register") && gain->likelihood < 0 && is_gain_drawn(bound, gain);
	return count;
}

/* What it is worth with these levers at 100%. */
static struct money npv_in_full(struct evaluation *evaluation, const int *levers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		evaluation->values.items[levers[i]] = SHARE_ONE;
	(void)evaluation_make(evaluation, CHANGED_ALL);
	evaluation_reset(evaluation);
	return evaluation_option(evaluation, evaluation->leader->number)->appraisal.npv;
}

static void say_confidence(struct results *results, struct evaluation *evaluation,
			   const struct movers *movers)
{
	struct arena *arena = results->arena;

	FOR_EACH (const struct mover, mover, movers->items, movers->count) {
		if (mover->kind != LEVER_BENEFIT_CONFIDENCE || mover->central == SHARE_ONE)
			continue;

		const size_t n_drawn = count_drawn(&evaluation->run->bound, movers, mover->scope);

		if (n_drawn == 0)
			continue;
		results_say(
		    results, &said_gains,
		    "Doubt is counted twice: gains (%s) are cut to %s (benefit_confidence), and %s "
		    "drawn from ranges too. Give benefit_confidence 100%%, or leave "
		    "out the ranges; with 100%% the net present value is %s.",
		    strcmp(mover->scope, "*") == 0 ? "all" : mover->scope,
		    mover_say(mover, mover->central, arena),
		    say_count(arena, n_drawn, "of their numbers is", "of their numbers are"),
		    say_rough(arena, npv_in_full(evaluation, mover->levers, 1)));
	}
}

/* The case as it is where these rows of costs have their bias in their amounts, and no others. */
static struct money npv_included(const struct case_run *run, const bool *is_included,
				 bool *is_turned)
{
	struct arena *arena = run->work.arena;
	struct evaluation evaluation;
	struct case_run changed = *run;

	changed.bound.costs = arena_array(arena, run->bound.n_costs, sizeof *changed.bound.costs);
	for (size_t i = 0; i < run->bound.n_costs; i++) {
		changed.bound.costs[i] = run->bound.costs[i];
		if (is_included[i])
			changed.bound.costs[i].uplift = -1;
	}
	evaluation_init(&evaluation, &changed, arena);
	*is_turned = evaluation_lead(&evaluation) < 0;
	return evaluation_option(&evaluation, evaluation.leader->number)->appraisal.npv;
}

static void say_bias(struct results *results, const struct evaluation *evaluation)
{
	const struct case_bound *bound = &evaluation->run->bound;
	struct arena *arena = results->arena;
	bool *is_doubted = arena_array(arena, bound->n_costs, sizeof *is_doubted), is_turned;
	size_t count = 0;

	for (size_t i = 0; i < bound->n_costs; i++) {
		const struct bound_cost *cost = &bound->costs[i];

		is_doubted[i] = cost->uplift >= 0 && bound->levers.values[cost->uplift] > 0 &&
				(cost->option == BORNE_BY_ALL ||
				 cost->option == (int)evaluation->leader->number) &&
				is_drawn(&bound->levers.items[cost->amount]);
		count += is_doubted[i];
	}
	if (count == 0)
		return;
	const struct money npv = evaluation->leader->appraisal.npv,
			   without = npv_included(evaluation->run, is_doubted, &is_turned);

	struct passage *said = results_say(
	    results, &said_costs,
	    "Doubt is counted twice: %s optimism bias and a range. Leave out the range, and "
	    "the net present value stays %s; or, where the amount already allows for the "
	    "bias, say bias_included yes, and it is %s%s.",
	    say_count(arena, count, "cost has", "costs have"), say_beside(arena, npv, without),
	    say_beside(arena, without, npv), is_turned ? ", with another option the best" : "");
	/* What could turn the answer round, or move it much, stands under it. */
	if (is_turned || without.hundredths - npv.hundredths > llabs(npv.hundredths) / MUCH)
		said->spec.kind = PASSAGE_WARNING;
}

/* Of register rows: a likelihood takes off what a range doubts too. */
static void say_likelihoods(struct results *results, struct evaluation *evaluation)
{
	const struct case_bound *bound = &evaluation->run->bound;
	struct arena *arena = results->arena;
	int *likelihoods = arena_array(arena, bound->n_gains, sizeof *likelihoods);
	size_t count = 0;

	FOR_EACH (const struct bound_gain, gain, bound->gains, bound->n_gains)
		if (bound_gain_likelihood(gain, bound->levers.values) < SHARE_ONE &&
		    is_gain_drawn(bound, gain))
			likelihoods[count++] = gain->likelihood;
	if (count == 0)
		return;
	results_say(results, &said_likelihoods,
		    "Doubt is counted twice: %s a likelihood below 100%% and a range. Give "
		    "likelihood 100%%, or leave out the range; with 100%% the net present value is "
		    "%s.",
		    say_count(arena, count, "register entry has", "register entries have"),
		    say_rough(arena, npv_in_full(evaluation, likelihoods, count)));
}

/*
 * Doubt counted twice: a gain that is cut for doubt (benefit_confidence) while its numbers are
 * drawn from ranges too, or a cost with optimism bias and a range of its own.  Told, with the
 * remedy.
 */
static void add_doubt(struct results *results, struct evaluation *evaluation,
		      const struct movers *movers)
{
	evaluation_reset(evaluation);
	say_confidence(results, evaluation, movers);
	say_bias(results, evaluation);
	say_likelihoods(results, evaluation);
}

/* A correlation of what is no number of the case with a range, or that cannot be. */
bool sureness_check(const struct case_run *run)
{
	struct evaluation_rooms rooms;
	struct movers movers;
	struct draws draws;

	if (run->question.correlations == NULL)
		return true;
	evaluation_rooms_init(&rooms, run, run->work.arena);
	movers_list(&movers, rooms.items, run->work.arena);
	return uncertainty_draws(&draws, run, &movers, run->work.arena);
}

bool sureness_add(struct results *results, const struct case_run *run)
{
	struct evaluation_rooms rooms;
	struct range_cover cover;
	struct movers movers;

	results->section = SECTION_SURENESS;
	evaluation_rooms_init(&rooms, run, results->arena);
	movers_list(&movers, rooms.items, results->arena);
	if (!sensitivity_add(results, &rooms, &movers, &cover) ||
	    !sureness_grid(results, &rooms, &movers))
		return false;
	sureness_scenarios(results, rooms.items);
	sureness_record(results, rooms.items);
	add_doubt(results, rooms.items, &movers);
	return uncertainty_add(results, rooms.items, &movers, &cover);
}
