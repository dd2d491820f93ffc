#include "model/gains.h"

#include <string.h>

#include "base/order.h"
#include "base/say.h"
#include "base/text.h"

/* By what makes two rows one gain, then by status. */
static int compare_gains(const void *left, const void *right)
{
	const struct gain *a = left, *b = right;

	return ORDER_BY(ORDER(a->council, b->council), ORDER(a->workstream, b->workstream),
			strcmp(a->key, b->key), ORDER(a->year.start, b->year.start),
			ORDER(a->status, b->status), ORDER(a->line, b->line));
}

static bool is_one_gain(const struct gain *a, const struct gain *b)
{
	return a->council == b->council && a->workstream == b->workstream &&
	       strcmp(a->key, b->key) == 0 && a->year.start == b->year.start;
}

/* Rows of one gain: one of each status at most. */
static bool find_twins(struct gains *gains, struct diagnostics *diagnostics)
{
	bool is_well = true;

	for (size_t i = 1; i < gains->n_items; i++) {
		struct gain *before = &gains->items[i - 1], *gain = &gains->items[i];

		if (!is_one_gain(before, gain))
			continue;
		if (before->status == gain->status)
			is_well = fault(
			    diagnostics, (struct place){gain->path, gain->line, "initiative"},
			    "%s is given twice, first in %s; keep one, or a forecast and an actual",
			    gains_say(diagnostics->arena, gain),
			    say_line(diagnostics->arena, before->path, before->line, gain->path));
		before->has_twin = gain->has_twin = true;
	}
	return is_well;
}

static int compare_initiatives(const void *left, const void *right)
{
	const struct gain *a = *(const struct gain *const *)left,
			  *b = *(const struct gain *const *)right;

	return ORDER_BY(ORDER(a->council, b->council), strcmp(a->key, b->key),
			strcmp(a->path, b->path), ORDER(a->line, b->line));
}

/*
 * One saving counts once, whatever workstreams it could stand under.  Rows of
 * one initiative in order of their lines; each that does not say why it is
 * another gain is told of, but the first only where no other is.
 */
static bool refuse_double(const struct gain *const *rows, size_t count,
			  struct diagnostics *diagnostics)
{
	const struct gain *first = rows[0], *second = NULL;
	bool is_well = true;

	for (size_t i = 1; second == NULL && i < count; i++)
		if (rows[i]->workstream != first->workstream)
			second = rows[i];
	for (size_t i = count; second != NULL && i-- > 0;) {
		const struct gain *gain = rows[i];
		const struct gain *other = gain->workstream == first->workstream ? second : first;

		if (gain->distinct != NULL || (i == 0 && !is_well))
			continue;
		is_well = fault(
		    diagnostics, (struct place){gain->path, gain->line, "workstream"},
		    "'%s' is counted under %s here and under %s in %s; one saving counts once: "
		    "keep one, or say in the column 'distinct' of both rows why they are two",
		    text_cut(diagnostics->arena, gain->initiative, 60),
		    workstream_name(gain->workstream), workstream_name(other->workstream),
		    say_line(diagnostics->arena, other->path, other->line, gain->path));
	}
	return is_well;
}

static bool refuse_doubles(const struct gains *gains, struct diagnostics *diagnostics)
{
	const struct gain **sorted =
	    arena_array(diagnostics->arena, gains->n_items, sizeof(struct gain *));
	bool is_well = true;

	for (size_t i = 0; i < gains->n_items; i++)
		sorted[i] = &gains->items[i];
	SORT(sorted, gains->n_items, compare_initiatives);
	for (size_t start = 0, end; start < gains->n_items; start = end) {
		for (end = start + 1; end < gains->n_items; end++)
			if (sorted[end]->council != sorted[start]->council ||
			    strcmp(sorted[end]->key, sorted[start]->key) != 0)
				break;
		is_well &= refuse_double(sorted + start, end - start, diagnostics);
	}
	return is_well;
}

/* Does a gain still count in this year? */
static bool lasts_until(const struct gain *gain, struct year year)
{
	return gain->lapses.start == 0 || gain->lapses.start > year.start;
}

/* Is the one much like the other, or more?  A further stage is mostly less than the first. */
static bool may_be_level(const struct gain *before, const struct gain *gain)
{
	return !before->is_reckoned && !gain->is_reckoned &&
	       gain->gross.hundredths >= before->gross.hundredths / 5 * 4;
}

/*
 * A gain counts every year from its own, so that a register with a row for each year adds one gain
 * up.  Of an initiative's rows, in order of their years, the first that adds to one before it is
 * told; not one that says in `distinct` why it is another gain, that is much less, or that is a
 * rate of the year's basis.
 */
static void say_again(const struct gain *rows, size_t count, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	for (size_t i = 1; i < count; i++) {
		const struct gain *gain = &rows[i], *before = NULL;
		struct money both;

		for (size_t j = 0; j < i; j++)
			if (rows[j].year.start < gain->year.start && may_be_level(&rows[j], gain) &&
			    lasts_until(&rows[j], gain->year))
				before = &rows[j];
		if (before == NULL || gain->distinct != NULL ||
		    !money_add(&both, before->gross, gain->gross))
			continue;
		warning(
		    diagnostics, (struct place){gain->path, gain->line, "year"},
		    "'%s' has a gain from %s too (%s), and a gain counts in every year from its "
		    "first: together %s a year from %s. If they are one gain, keep only the first "
		    "row, or end it with lapses %s; if not, say why in the column 'distinct'",
		    text_cut(arena, gain->initiative, 60), say_year(arena, before->year),
		    say_line(arena, before->path, before->line, gain->path),
		    say_pounds(arena, both), say_year(arena, gain->year),
		    say_year(arena, gain->year));
		return;
	}
}

/* An initiative of one workstream at a time. */
static void say_again_all(const struct gains *gains, struct diagnostics *diagnostics)
{
	for (size_t start = 0, end; start < gains->n_items; start = end) {
		const struct gain *one = &gains->items[start];

		for (end = start + 1; end < gains->n_items; end++)
			if (gains->items[end].council != one->council ||
			    gains->items[end].workstream != one->workstream ||
			    strcmp(gains->items[end].key, one->key) != 0)
				break;
		say_again(one, end - start, diagnostics);
	}
}

bool gains_count_once(struct gains *gains, struct diagnostics *diagnostics)
{
	SORT(gains->items, gains->n_items, compare_gains);

	gains->firsts =
	    arena_array(diagnostics->arena, gains->councils.count + 1, sizeof *gains->firsts);
	for (size_t i = 0; i < gains->n_items; i++)
		gains->firsts[gains->items[i].council + 1] = i + 1;

	bool is_well = find_twins(gains, diagnostics);

	/* Without twins an initiative has few rows, which are held against one another. */
	if (is_well)
		say_again_all(gains, diagnostics);
	return refuse_doubles(gains, diagnostics) && is_well;
}
