#include "analyses/sureness/uncertainty.h"

#include <strings.h>

#include "base/text.h"
#include "model/correlations.h"

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
		     "there is no number '%s' in this case%s (--format json lists them all: "
		     "levers)",
		     name, text_suggest(arena, name, finding->ids, n_ranges));
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

bool draws_together(struct draws *draws, const struct case_run *run,
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
