#include "analyses/sureness/uncertainty.h"

#include <stdlib.h>

#include "results/table.h"

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

TABLE(draw, (draw, "Draw", COUNT_KEY), (what, "What", TEXT), (name, "Name", TEXT),
      (value, "Value", MIXED));

static void add_numbers(struct table *table, const struct carlo *carlo, size_t draw, double *room)
{
	const struct levers *levers = &carlo->bound->levers;

	for (size_t i = 0; i < carlo->draws->n_ranges; i++) {
		const int lever = carlo->draws->ranges[i].lever;
		int64_t value;

		draws_fill(&value, carlo->draws, i, draw, 1, room);
		TABLE_ADD(table, draw, .draw = value_count((int64_t)draw + 1),
			  .what = value_text("number"),
			  .name =
			      value_text(lever_id(levers, (size_t)lever, table->results->arena)),
			  .value = lever_kind_value(levers->items[lever].kind, value));
	}
}

/*
 * The first draws one by one, for whoever would check them: table `draw`, each number that was
 * drawn and the NPV that each option has by them.
 */
static void add_draws(struct results *results, const struct evaluation *evaluation,
		      const struct carlo *carlo, size_t n_shown)
{
	const struct case_options *options = &evaluation->run->options;
	struct table *table = TABLE_NEW(results, draw, "The first draws, one by one");
	double *room = arena_array(results->arena, carlo->draws->n_together + 1, sizeof *room);

	table->is_detail = true;
	for (size_t draw = 0; draw < n_shown && draw < carlo->n_draws; draw++) {
		const enum sums_status status = (enum sums_status)carlo->status[draw];

		add_numbers(table, carlo, draw, room);
		for (size_t i = 0; i < options->count; i++) {
			const struct case_option *option = &options->items[i];
			const int64_t npv = carlo->npv[option->number * carlo->n_draws + draw];

			TABLE_ADD(table, draw, .draw = value_count((int64_t)draw + 1),
				  .what = value_text("npv"), .name = value_text(option->name),
				  .value = status == SUMS_DONE
					       ? value_money((struct money){npv})
					       : value_none(sums_status_say(status)));
		}
	}
}

bool uncertainty_draws(struct draws *draws, const struct case_run *run, const struct movers *movers,
		       struct arena *arena)
{
	struct draw_range *ranges = arena_array(arena, movers->count, sizeof *ranges);

	*draws = (struct draws){.seed = (uint64_t)(run->question.seed > 0 ? run->question.seed : 1),
				.ranges = ranges,
				.n_ranges = list_ranges(ranges, movers, &run->bound.levers, arena)};
	return draws_together(draws, run, run->work.diagnostics);
}

bool uncertainty_add(struct results *results, const struct evaluation *evaluation,
		     const struct movers *movers, const struct range_cover *cover)
{
	struct arena *arena = results->arena;
	const struct case_run *run = evaluation->run;
	struct draws draws;
	struct carlo carlo;

	if (!uncertainty_draws(&draws, run, movers, arena))
		return false;
	if (draws.n_ranges == 0)
		return true;
	carlo_init(&carlo, &run->bound, &draws, count_draws(evaluation), evaluation->leader->number,
		   run->options.plan_year, arena);
	if (!carlo_run(&carlo, evaluation_threads(run), run->question.watch, arena))
		return false;
	uncertainty_tables(results, evaluation, movers, cover, &carlo);
	if (run->question.shown_draws > 0)
		add_draws(results, evaluation, &carlo, (size_t)run->question.shown_draws);
	return true;
}
