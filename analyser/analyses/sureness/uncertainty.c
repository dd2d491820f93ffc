#include "analyses/sureness/uncertainty.h"

#include <stdlib.h>

#include "analyses/sayings.h"
#include "analyses/sureness/draw_table.h"
#include "analyses/sureness/together.h"
#include "analyses/sureness/uncertainty_tables.h"
#include "base/text.h"

/* Of cases so large that ten thousand draws would take minutes fewer are drawn. */
#define DEFAULT_DRAWS 10000
#define LARGE_DRAWS 1000

static size_t count_draws(const struct evaluation *evaluation)
{
	const int64_t asked = evaluation->run->question.draws;

	if (asked > 0)
		return (size_t)asked;
	return evaluation_is_large(evaluation) ? LARGE_DRAWS : DEFAULT_DRAWS;
}

static int compare_streams(const void *a, const void *b)
{
	const struct draw_range *one = a, *other = b;

	return one->stream < other->stream ? -1 : one->stream > other->stream;
}

/*
 * The numbers that have a range, as they are drawn, in an order that is not that of a file; a range
 * of nothing is none.
 */
static size_t list_ranges(struct draw_range *ranges, const struct movers *movers,
			  const struct levers *levers, struct arena *arena)
{
	size_t count = 0;

	for (size_t i = 0; i < movers->count; i++) {
		const struct mover *mover = &movers->items[i];

		if (mover->has_range && mover->n_levers == 1 && mover->low < mover->high)
			ranges[count++] = (struct draw_range){
			    .lever = mover->levers[0],
			    .low = mover->low,
			    .central = mover->central,
			    .high = mover->high,
			    .stream =
				draw_stream(lever_id(levers, (size_t)mover->levers[0], arena))};
	}
	qsort(ranges, count, sizeof *ranges, compare_streams);
	return count;
}

bool uncertainty_add(struct results *results, const struct evaluation *evaluation,
		     const struct movers *movers, const struct range_cover *cover)
{
	struct arena *arena = results->arena;
	const struct case_run *run = evaluation->run;
	struct draw_range *ranges = arena_array(arena, movers->count, sizeof *ranges);
	struct draws draws = {.seed = (uint64_t)(run->question.seed > 0 ? run->question.seed : 1),
			      .ranges = ranges,
			      .n_ranges = list_ranges(ranges, movers, &run->bound.levers, arena)};
	struct carlo carlo;

	if (!together_find(&draws, run, run->work.diagnostics))
		return false;
	if (draws.n_ranges == 0)
		return true;
	carlo_init(&carlo, &run->bound, &draws, count_draws(evaluation), evaluation->leader->number,
		   run->options.plan_year, arena);
	if (!carlo_run(&carlo, evaluation_threads(run), run->question.watch, arena))
		return false;
	uncertainty_tables(results, evaluation, movers, cover, &carlo);
	if (run->question.shown_draws > 0)
		draw_table_add(results, evaluation, &carlo, (size_t)run->question.shown_draws);
	return true;
}
