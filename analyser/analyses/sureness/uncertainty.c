#include "analyses/sureness/uncertainty.h"

#include <strings.h>

#include "base/order.h"
#include "base/say.h"
#include "base/text.h"
#include "results/table.h"

struct finding {
	struct draws *draws;
	const struct case_run *run;
	const struct correlations *given;
	struct diagnostics *diagnostics;
	const char **ids; /* of the levers that have a range */
	size_t *places;   /* [row][2]: of its two, in `ranges` */
};

static struct place place_of(const struct finding *finding, size_t row, const char *column)
{
	return (struct place){finding->given->path, finding->given->items[row].line, column};
}

/* What to write for a name that is none: the nearest, else those that could be meant. */
static const char *say_known(const struct finding *finding, const char *name)
{
	const size_t n_ranges = finding->draws->n_ranges;
	struct arena *arena = finding->diagnostics->arena;
	const char **quoted = arena_array(arena, n_ranges, sizeof *quoted);
	const char *near = text_suggest(arena, name, finding->ids, n_ranges);

	if (near[0] != '\0')
		return near;
	for (size_t i = 0; i < n_ranges; i++)
		quoted[i] = arena_format(arena, "'%s'", finding->ids[i]);
	return n_ranges == 0 ? "; no number of it has a low and a high"
			     : arena_format(arena, "; %s a low and a high: %s",
					    say_which(n_ranges, "only this has", "these have"),
					    text_list(arena, quoted, n_ranges, 10));
}

/* A lever by its name, among those with a range. */
static bool find(size_t *found, const struct finding *finding, size_t row, int end)
{
	const struct levers *levers = &finding->run->bound.levers;
	struct arena *arena = finding->diagnostics->arena;
	const char *name = finding->given->items[row].levers[end],
		   *column = end == 0 ? "lever" : "with";
	const size_t n_ranges = finding->draws->n_ranges;

	for (size_t i = 0; i < n_ranges; i++)
		if (strcasecmp(finding->ids[i], name) == 0) {
			*found = i;
			return true;
		}
	for (size_t i = 0; i < levers->count; i++)
		if (strcasecmp(lever_id(levers, i, arena), name) == 0)
			return fault(finding->diagnostics, place_of(finding, row, column),
				     "'%s' has no range to draw from; give it a low and a high, "
				     "or take this row out",
				     name);
	return fault(finding->diagnostics, place_of(finding, row, column),
		     "there is no number '%s' in this case%s", name, say_known(finding, name));
}

static size_t place_together(size_t *together, size_t *count, size_t range)
{
	size_t at = 0;

	while (at < *count && together[at] != range)
		at++;
	if (at == *count)
		together[(*count)++] = range;
	return at;
}

/* The last row that names the number at which they cannot hold, with one before it. */
static bool refuse(const struct finding *finding, const size_t *together, size_t failed)
{
	size_t row = 0;

	for (size_t i = 0; i < finding->given->n_items; i++)
		if (finding->places[2 * i] == together[failed] ||
		    finding->places[2 * i + 1] == together[failed])
			row = i;
	return fault(
	    finding->diagnostics, place_of(finding, row, "correlation"),
	    "'%s' and '%s' cannot go together so closely, given the other rows (the matrix is not "
	    "positive definite); bring this correlation nearer to zero, or give those between "
	    "their partners too",
	    finding->given->items[row].levers[0], finding->given->items[row].levers[1]);
}

static bool correlate(struct finding *finding)
{
	const struct correlations *given = finding->given;
	struct arena *arena = finding->run->work.arena;
	size_t *together = arena_array(arena, 2 * given->n_items, sizeof *together), n = 0, failed;
	double *matrix, *factor;

	for (size_t i = 0; i < 2 * given->n_items; i++)
		(void)place_together(together, &n, finding->places[i]);
	matrix = arena_array(arena, n * n, sizeof *matrix);
	factor = arena_array(arena, n * n, sizeof *factor);
	for (size_t i = 0; i < given->n_items; i++) {
		const size_t a = place_together(together, &n, finding->places[2 * i]),
			     b = place_together(together, &n, finding->places[2 * i + 1]);

		matrix[a * n + b] = matrix[b * n + a] =
		    (double)given->items[i].correlation.billionths / SHARE_ONE;
	}
	if (!draws_correlate(factor, matrix, n, &failed))
		return refuse(finding, together, failed);
	finding->draws->together = together;
	finding->draws->n_together = n;
	finding->draws->factor = factor;
	return true;
}

/*
 * Which numbers of draws->ranges are drawn together, by correlations.csv.  False with faults: a
 * name that is no lever of the case, one without a range, or correlations that cannot all hold, the
 * row at fault being named.
 */
static bool join_draws(struct draws *draws, const struct case_run *run,
		       struct diagnostics *diagnostics)
{
	const struct correlations *given = run->question.correlations;
	struct arena *arena = run->work.arena;
	struct finding finding = {draws, run, given, diagnostics, NULL, NULL};
	bool is_well = true;

	if (given == NULL || given->n_items == 0)
		return true;
	finding.ids = arena_array(arena, draws->n_ranges, sizeof *finding.ids);
	finding.places = arena_array(arena, 2 * given->n_items, sizeof *finding.places);
	for (size_t i = 0; i < draws->n_ranges; i++)
		finding.ids[i] =
		    lever_id(&run->bound.levers, (size_t)draws->ranges[i].lever, arena);
	for (size_t i = 0; i < given->n_items; i++)
		for (int end = 0; end < 2; end++)
			is_well &= find(&finding.places[2 * i + (size_t)end], &finding, i, end);
	if (!is_well || !correlate(&finding))
		return false;
	for (size_t i = 0; i < given->n_items; i++)
		fate_use(given->items[i].fate);
	return true;
}

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

	return ORDER(one->stream, other->stream);
}

/*
 * The numbers that have a range, as they are drawn, in an order that is not that of a file; a range
 * of nothing is none.
 */
static size_t list_ranges(struct draw_range *ranges, const struct movers *movers,
			  const struct levers *levers, struct arena *arena)
{
	size_t count = 0;

	FOR_EACH (const struct mover, mover, movers->items, movers->count) {
		if (mover->has_range && mover->n_levers == 1 && mover->low < mover->high)
			ranges[count++] = (struct draw_range){
			    .lever = mover->levers[0],
			    .low = mover->low,
			    .central = mover->central,
			    .high = mover->high,
			    .stream =
				draw_stream(lever_id(levers, (size_t)mover->levers[0], arena))};
	}
	SORT(ranges, count, compare_streams);
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
		FOR_EACH (const struct case_option, option, options->items, options->count) {
			const int64_t npv = carlo->npv[option->number * carlo->n_draws + draw];

			TABLE_ADD(table, draw, .draw = value_count((int64_t)draw + 1),
				  .what = value_text("npv"), .name = value_text(option->name),
				  .value = status == SUMS_DONE
					       ? value_money((struct money){npv})
					       : value_none(sums_status_said[status]));
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
	return join_draws(draws, run, run->work.diagnostics);
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
