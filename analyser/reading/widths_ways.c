#include "reading/widths.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/*
 * A place is a column and a cell from which on all others are still to be put together, and
 * whether anything was mended before.  A step goes from one place to another.
 */
struct place_at {
	size_t column, cell;
	bool is_mended;
};

enum step_kind {
	STEP_CELL,      /* one cell, one column */
	STEP_THOUSANDS, /* an amount in several cells */
	STEP_TEXT,      /* a text in several cells */
	STEP_STRAY,     /* an empty cell of no column */
	STEP_MERGED,    /* a cell that has run together with those of the columns behind */
	STEP_LOST,      /* an empty cell that is not there */
	STEP_END        /* all columns left are empty */
};

struct way_step {
	enum step_kind kind;
	struct place_at to;
};

#define MOST_PARTS 4 /* of an amount or a text that was cut up */
#define MOST_STEPS 32

/* Bits of marks. */
enum { FROM_START = 1, TO_END = 2 };

static unsigned char *mark_of(const struct ways *ways, struct place_at place)
{
	return &ways->marks[(place.column * (ways->row->n_cells + 1) + place.cell) * 2 +
			    place.is_mended];
}

static bool has_digits(const char *text)
{
	return strpbrk(text, "0123456789") != NULL;
}

/* `234` of 1,234,567. */
static bool is_group(const char *text)
{
	return strlen(text) == 3 && strspn(text, "0123456789") == 3;
}

/* Are these cells an amount that was cut at its thousands? */
static bool are_thousands(const struct ways *ways, size_t cell, size_t n)
{
	const char *const *cells = ways->row->cells + cell;
	size_t length = strlen(cells[0]), n_digits = 0;
	char text[64];
	struct money money;

	while (n_digits < length && isdigit((unsigned char)cells[0][length - 1 - n_digits]))
		n_digits++;
	if (n_digits == 0 || n_digits > 3 || length > 16)
		return false;
	for (size_t i = 1; i + 1 < n; i++)
		if (!is_group(cells[i]))
			return false;
	if (strlen(cells[n - 1]) > 16 || strspn(cells[n - 1], "0123456789") != 3)
		return false;
	size_t used = (size_t)snprintf(text, sizeof text, "%s", cells[0]);

	for (size_t i = 1; i < n; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, ",%s", cells[i]);
	return money_parse(text, &money) == PARSE_OK;
}

static bool fits(const struct ways *ways, size_t column, size_t cell)
{
	return kinds_fit(&ways->widths->kinds[column], ways->kinds[cell], ways->says_total);
}

/* One cell as it is; half an amount is none where the column's amounts have their pence. */
static bool is_cell(const struct ways *ways, size_t column, size_t cell, bool is_mended)
{
	const struct kinds *kinds = &ways->widths->kinds[column];

	/* As it stands, a row as wide as the header is like any other. */
	if ((is_mended || !ways->is_full) && !fits(ways, column, cell))
		return false;
	return ways->kinds[cell] != KIND_NUMBER || !kinds_has_amounts(kinds) ||
	       kinds_has_whole(kinds) || cell + 1 >= ways->row->n_cells ||
	       !are_thousands(ways, cell, 2);
}

static bool is_text(const struct ways *ways, size_t column, size_t cell, size_t n)
{
	for (size_t i = cell; i < cell + n; i++)
		if (ways->kinds[i] == KIND_EMPTY || !fits(ways, column, i))
			return false;
	return kinds_has_text(&ways->widths->kinds[column]);
}

/* Does another row have just this text in a column? */
static bool is_known(const struct ways *ways, size_t column, size_t cell)
{
	const struct widths *widths = ways->widths;

	for (size_t i = 0; i < widths->n_rows && i < WIDTHS_SEEN; i++)
		if (widths->rows[i].fault == NULL && widths_is_usual(widths, &widths->rows[i]) &&
		    strcmp(widths->rows[i].cells[column], ways->row->cells[cell]) == 0)
			return true;
	return false;
}

/* Text, or figures run together with it. */
static bool is_wordy(enum kind kind)
{
	return kind == KIND_TEXT || kind == KIND_CODE || kind == KIND_LINK || kind == KIND_FIGURES;
}

/* Could a cell be the text of this column and of n more, run together? */
static bool is_merged(const struct ways *ways, size_t column, size_t cell, size_t n)
{
	const struct kinds *kinds = ways->widths->kinds;

	if (!is_wordy(ways->kinds[cell]) || !kinds_has_text(&kinds[column]))
		return false;
	for (size_t i = column + 1; i <= column + n; i++)
		if (!kinds_has_text(&kinds[i]) && !kinds_may_be_empty(&kinds[i]) &&
		    !has_digits(ways->row->cells[cell]))
			return false;
	return !is_known(ways, column, cell);
}

static bool is_empty_from(const struct ways *ways, size_t cell)
{
	while (cell < ways->row->n_cells && ways->kinds[cell] == KIND_EMPTY)
		cell++;
	return cell == ways->row->n_cells;
}

static bool is_end(const struct ways *ways, struct place_at place)
{
	return place.column == ways->n_columns &&
	       (place.cell == ways->row->n_cells || !place.is_mended ||
		is_empty_from(ways, place.cell));
}

static void add(struct way_step steps[], size_t *n, enum step_kind kind, size_t column, size_t cell,
		bool is_mended)
{
	if (*n < MOST_STEPS)
		steps[(*n)++] = (struct way_step){kind, {column, cell, is_mended}};
}

static size_t steps_of_wide(const struct ways *ways, struct place_at at, struct way_step steps[])
{
	size_t n = 0, n_left = ways->row->n_cells - at.cell;

	if (n_left == 0 || at.column == ways->n_columns)
		return 0;
	if (is_cell(ways, at.column, at.cell, at.is_mended))
		add(steps, &n, STEP_CELL, at.column + 1, at.cell + 1, at.is_mended);
	for (size_t i = 2; i <= MOST_PARTS && i <= n_left; i++) {
		if (kinds_has_amounts(&ways->widths->kinds[at.column]) &&
		    are_thousands(ways, at.cell, i))
			add(steps, &n, STEP_THOUSANDS, at.column + 1, at.cell + i, true);
		if (!ways->is_full && !at.is_mended && is_text(ways, at.column, at.cell, i))
			add(steps, &n, STEP_TEXT, at.column + 1, at.cell + i, true);
	}
	if (!ways->is_full && !at.is_mended && ways->kinds[at.cell] == KIND_EMPTY)
		add(steps, &n, STEP_STRAY, at.column, at.cell + 1, true);
	return n;
}

static size_t steps_of_short(const struct ways *ways, struct place_at at, struct way_step steps[])
{
	size_t n = 0, n_columns = ways->n_columns - at.column;

	if (at.cell == ways->row->n_cells) {
		if (n_columns > 0)
			add(steps, &n, STEP_END, ways->n_columns, at.cell, at.is_mended);
		return n;
	}
	if (n_columns == 0)
		return 0;
	if (fits(ways, at.column, at.cell))
		add(steps, &n, STEP_CELL, at.column + 1, at.cell + 1, at.is_mended);
	for (size_t i = 1; i < n_columns && i <= ways->n_columns - ways->row->n_cells; i++)
		if (is_merged(ways, at.column, at.cell, i))
			add(steps, &n, STEP_MERGED, at.column + 1 + i, at.cell + 1, true);
	if (ways->widths->kinds[at.column].n_rows > 0 &&
	    ways->widths->kinds[at.column].counts[KIND_EMPTY] > 0)
		add(steps, &n, STEP_LOST, at.column + 1, at.cell, true);
	return n;
}

static size_t steps_of(const struct ways *ways, struct place_at at, struct way_step steps[])
{
	return ways->is_wide ? steps_of_wide(ways, at, steps) : steps_of_short(ways, at, steps);
}

/* Steps only go on, so one pass finds what can be got to, and one back what leads to the end. */
static void mark(const struct ways *ways)
{
	size_t n_columns = ways->n_columns, n_cells = ways->row->n_cells;
	struct way_step steps[MOST_STEPS];

	*mark_of(ways, (struct place_at){0}) |= FROM_START;
	for (size_t column = 0; column <= n_columns; column++)
		for (size_t cell = 0; cell <= n_cells; cell++)
			for (int is_mended = 0; is_mended < 2; is_mended++) {
				struct place_at at = {column, cell, is_mended != 0};
				size_t n = 0;

				if ((*mark_of(ways, at) & FROM_START) != 0)
					n = steps_of(ways, at, steps);
				for (size_t i = 0; i < n; i++)
					*mark_of(ways, steps[i].to) |= FROM_START;
			}
	for (size_t column = n_columns + 1; column-- > 0;)
		for (size_t cell = n_cells + 1; cell-- > 0;)
			for (int is_mended = 0; is_mended < 2; is_mended++) {
				struct place_at at = {column, cell, is_mended != 0};
				size_t n = 0;

				if ((*mark_of(ways, at) & FROM_START) == 0)
					continue;
				n = steps_of(ways, at, steps);
				if (is_end(ways, at))
					*mark_of(ways, at) |= TO_END;
				for (size_t i = 0; i < n; i++)
					*mark_of(ways, at) |= *mark_of(ways, steps[i].to) & TO_END;
			}
}

/* What a step puts into a column that it goes over; false where that would have to be mended. */
static bool span_of(const struct ways *ways, struct place_at at, const struct way_step *step,
		    struct span *span)
{
	*span = (struct span){0};
	if (step->kind == STEP_TEXT || step->kind == STEP_MERGED)
		return false;
	if (step->kind == STEP_CELL || step->kind == STEP_THOUSANDS)
		*span = (struct span){at.cell, step->to.cell - at.cell};
	if (step->kind == STEP_CELL && ways->kinds[at.cell] == KIND_EMPTY)
		*span = (struct span){0};
	return true;
}

/* Do all ways put the same into each column? */
static bool agree(const struct ways *ways, struct place_at at, struct span *spans, bool *is_set)
{
	struct way_step steps[MOST_STEPS];
	size_t n = steps_of(ways, at, steps);

	for (size_t i = 0; i < n; i++) {
		if ((*mark_of(ways, steps[i].to) & TO_END) == 0)
			continue;
		for (size_t column = at.column; column < steps[i].to.column; column++) {
			struct span span;

			if (!span_of(ways, at, &steps[i], &span) ||
			    (is_set[column] && (span.at != spans[column].at ||
						span.n_cells != spans[column].n_cells)))
				return false;
			spans[column] = span;
			is_set[column] = true;
		}
	}
	return true;
}

static bool are_shifted(const struct ways *ways, const struct span *spans)
{
	for (size_t i = 0; i < ways->n_columns; i++)
		if (spans[i].n_cells > 0 && (spans[i].at != i || spans[i].n_cells > 1))
			return true;
	return false;
}

/* The first way, which is like all others; false where it mends more than amounts. */
static bool is_sound(const struct ways *ways)
{
	struct place_at at = {0};

	while (at.column < ways->n_columns) {
		struct way_step steps[MOST_STEPS];
		size_t n = steps_of(ways, at, steps), i = 0;

		while (i + 1 < n && (*mark_of(ways, steps[i].to) & TO_END) == 0)
			i++;
		if (i == n || (steps[i].kind != STEP_CELL && steps[i].kind != STEP_THOUSANDS))
			return false;
		at = steps[i].to;
	}
	return true;
}

enum widths_found ways_find(struct ways *ways, const struct span **spans, struct arena *arena)
{
	size_t n_columns = ways->n_columns, n_cells = ways->row->n_cells;
	struct span *found = arena_array(arena, ways->widths->usual, sizeof *found);
	bool *is_set = arena_array(arena, n_columns, sizeof *is_set);
	size_t n_marks = (n_columns + 1) * (n_cells + 1) * 2;

	ways->kinds = arena_array(arena, n_cells + 1, sizeof *ways->kinds);
	ways->marks = arena_array(arena, n_marks, 1);
	memset(ways->marks, 0, n_marks);
	memset(found, 0, ways->widths->usual * sizeof *found);
	memset(is_set, 0, n_columns * sizeof *is_set);
	for (size_t i = 0; i < n_cells; i++)
		ways->kinds[i] = kind_of(ways->row->cells[i]);
	mark(ways);
	if ((*mark_of(ways, (struct place_at){0}) & TO_END) == 0)
		return WIDTHS_NO_PLACE;
	for (size_t column = 0; column < n_columns; column++)
		for (size_t cell = 0; cell <= n_cells; cell++)
			for (int is_mended = 0; is_mended < 2; is_mended++) {
				struct place_at at = {column, cell, is_mended != 0};

				if (*mark_of(ways, at) == (FROM_START | TO_END) &&
				    !agree(ways, at, found, is_set))
					return WIDTHS_NO_PLACE;
			}
	if (!are_shifted(ways, found))
		return WIDTHS_AS_IT_STANDS;
	*spans = found;
	return is_sound(ways) ? WIDTHS_PUT_RIGHT : WIDTHS_NO_PLACE;
}
