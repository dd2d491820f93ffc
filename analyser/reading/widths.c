#include "reading/widths.h"

#include <string.h>

#include "base/say.h"
#include "reading/cell.h"
#include "reading/neighbours_words.h"
#include "reading/totals.h"

#define MOST_CELLS ((size_t)256) /* of a row that is looked into */
#define MOST_SHORT 10            /* percent of rows, from which on short ones are a rule */

static bool is_empty_from(const struct row *row, size_t from)
{
	for (size_t i = from; i < row->n_cells; i++)
		if (row->cells[i][0] != '\0')
			return false;
	return true;
}

void widths_init(struct widths *widths, const struct row *rows, size_t n_rows,
		 const struct shape *shape, const struct columns *columns, struct arena *arena)
{
	size_t counts[MOST_CELLS] = {0}, n_named = columns_n_named(columns, shape);

	*widths = (struct widths){.n_named = n_named,
				  .usual = n_named,
				  .shape = shape,
				  .columns = columns,
				  .rows = rows,
				  .n_rows = n_rows,
				  .arena = arena};
	for (size_t i = 0; i < n_rows; i++)
		if (rows[i].fault == NULL && rows[i].n_cells >= n_named &&
		    rows[i].n_cells < MOST_CELLS && is_empty_from(&rows[i], n_named) &&
		    !is_empty_from(&rows[i], 0))
			counts[rows[i].n_cells]++;
	for (size_t i = n_named + 1; i < MOST_CELLS && n_named < MOST_CELLS; i++)
		if (counts[i] > counts[widths->usual])
			widths->usual = i;
	size_t n_usual = widths->usual < MOST_CELLS ? counts[widths->usual] : 0;

	/* All that are as wide as the header have something in a cell that it does not name. */
	for (size_t i = 0; i < n_rows && n_usual == 0; i++)
		if (rows[i].fault == NULL && rows[i].n_cells == columns->header->n_cells)
			widths->usual = rows[i].n_cells;
}

bool widths_is_usual(const struct widths *widths, const struct row *row)
{
	return row->n_cells == widths->usual && is_empty_from(row, widths->n_named);
}

bool widths_is_whole(const struct widths *widths, const struct row *row)
{
	if (row->fault != NULL || !widths_is_usual(widths, row) ||
	    row->line == widths->columns->header->line)
		return false;
	for (size_t i = 0; i < widths->shape->n_fields; i++) {
		const struct field *field = &widths->shape->fields[i];
		int at = widths->columns->at[i];

		if (at >= 0 && (field->unit == UNIT_YEAR || (field->flags & FIELD_AMOUNT) != 0) &&
		    cell_is_missing(row->cells[at]))
			return false;
	}
	return !is_empty_from(row, 0);
}

bool widths_is_wide(const struct widths *widths, const struct row *row)
{
	return row->n_cells > widths->usual || !is_empty_from(row, widths->n_named);
}

/* `above`: a row that does not, or NULL. */
static bool says_total(const struct row *row, const struct row *above)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if (!row_repeats(row, above, i) && totals_says_total(row->cells[i]))
			return true;
	return false;
}

static enum kind_use use_of(const struct field *field)
{
	if ((field->flags & FIELD_AMOUNT) != 0 || field->unit == UNIT_MONEY ||
	    field->unit == UNIT_COUNT)
		return USE_AMOUNT;
	return field->unit == UNIT_YEAR ? USE_DATE : USE_NONE;
}

static bool fits_short(const struct widths *widths, const struct row *row)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if (!kinds_fit(&widths->kinds[i], kind_of(row->cells[i]), false))
			return false;
	return true;
}

/* Rows that end where their text does are no news where there are many. */
static void learn_ends(struct widths *widths)
{
	size_t n_short = 0, n_fit = 0;

	for (size_t i = 0; i < widths->n_rows && i < WIDTHS_SEEN; i++) {
		const struct row *row = &widths->rows[i];

		if (row->fault != NULL || row->n_cells >= widths->n_named || is_empty_from(row, 0))
			continue;
		n_short++;
		n_fit += fits_short(widths, row);
	}
	size_t n_seen = widths->n_rows < WIDTHS_SEEN ? widths->n_rows : WIDTHS_SEEN;

	/* Rows none of which is whole may all lack the same cell. */
	widths->is_trimmed = widths->kinds[0].n_rows > 0 && n_fit >= 8 &&
			     n_fit * 100 >= n_seen * MOST_SHORT && (n_short - n_fit) * 20 <= n_fit;
}

/* The first rows that are whole, and no totals. */
static void choose_rows(struct widths *widths)
{
	widths->whole = arena_array(widths->arena, WIDTHS_SEEN, sizeof(const struct row *));
	for (size_t i = 0; i < widths->n_rows && widths->n_whole < WIDTHS_SEEN; i++) {
		const struct row *row = &widths->rows[i];
		const size_t n = widths->n_whole;

		if (widths_is_whole(widths, row) &&
		    !says_total(row, n == 0 ? NULL : widths->whole[n - 1]))
			widths->whole[widths->n_whole++] = row;
	}
}

/* What a column's cells are in these rows. */
static struct kinds kinds_of(struct widths *widths, size_t column)
{
	struct kinds kinds = {0};

	if (widths->whole == NULL)
		choose_rows(widths);
	for (size_t i = 0; i < widths->shape->n_fields; i++)
		if (widths->columns->at[i] == (int)column)
			kinds.use = use_of(&widths->shape->fields[i]);
	for (size_t i = 0; i < widths->n_whole; i++)
		if (i > 0 && row_repeats(widths->whole[i], widths->whole[i - 1], column))
			kinds_see_again(&kinds);
		else
			kinds_see(&kinds, widths->whole[i]->cells[column]);
	return kinds;
}

static void learn(struct widths *widths)
{
	widths->kinds = arena_array(widths->arena, widths->usual, sizeof *widths->kinds);
	for (size_t i = 0; i < widths->usual; i++)
		widths->kinds[i] = kinds_of(widths, i);
	learn_ends(widths);
}

bool widths_has_text(struct widths *widths, size_t column)
{
	const struct kinds kinds =
	    widths->kinds != NULL ? widths->kinds[column] : kinds_of(widths, column);

	return kinds_has_text(&kinds);
}

/* Is the amount of a row, which stands in its place, below zero, as that of a credit may be? */
static bool is_below_zero(const struct widths *widths, const struct row *row)
{
	for (size_t i = 0; i < widths->shape->n_fields; i++) {
		int at = widths->columns->at[i];
		struct money money;

		if ((widths->shape->fields[i].flags & FIELD_AMOUNT) != 0 &&
		    money_parse(row_cell(row, at), &money) == PARSE_OK)
			return money.hundredths < 0;
	}
	return false;
}

/* What stands behind a row's last cell is left out, but it may say what the amount is. */
static void see_behind(struct widths *widths, const struct row *row)
{
	bool is_money = false;

	widths->n_behind++;
	if (is_below_zero(widths, row))
		return;
	for (size_t i = 0; i < widths->shape->n_fields; i++)
		is_money |= widths->shape->fields[i].unit == UNIT_MONEY;
	for (size_t i = widths->n_named; i < row->n_cells; i++) {
		const char *text = row->cells[i];

		widths->has_debit |= is_money && neighbours_is_debit(text);
		if (!state_is_mark(text, is_money) &&
		    !(is_money && widths->has_debit && neighbours_is_credit(text)))
			continue;
		if (widths->n_marks++ == 0) {
			widths->mark = arena_text(widths->arena, text);
			widths->mark_line = row->line;
		}
		return;
	}
}

/* Most rows are no credits: `CR` behind most of them is a code. */
static bool are_mostly_credits(const struct widths *widths)
{
	size_t n = 0;

	for (size_t i = 0; i < widths->n_rows; i++)
		for (size_t j = widths->n_named; j < widths->rows[i].n_cells; j++)
			if (neighbours_is_credit(widths->rows[i].cells[j])) {
				n++;
				break;
			}
	return n * 2 > widths->n_rows;
}

/*
 * Does a row lack nothing but empty cells at its end?  Were a delimiter lost among its others, one
 * of those behind would stand in the last that has a name.
 */
static bool lacks_ends(const struct widths *widths, const struct row *row)
{
	return row->n_cells < widths->usual &&
	       (widths->is_sheet ||
		(row->n_cells >= widths->n_named && row->cells[widths->n_named - 1][0] != '\0'));
}

enum widths_found widths_place(struct widths *widths, const struct row *row,
			       const struct span **spans, struct arena *arena)
{
	enum widths_found found = WIDTHS_NO_PLACE;
	bool is_wide = widths_is_wide(widths, row);
	struct ways ways = {.widths = widths,
			    .row = row,
			    .n_columns = is_wide ? widths->n_named : widths->usual,
			    .is_wide = is_wide,
			    .is_full = row->n_cells == widths->usual &&
				       row->n_cells == widths->columns->header->n_cells};

	*spans = NULL;
	widths->n_placed++;
	if (widths_is_usual(widths, row))
		return WIDTHS_AS_IT_STANDS;
	if (widths->kinds == NULL)
		learn(widths);
	ways.says_total = says_total(row, NULL);
	if (!is_wide &&
	    (lacks_ends(widths, row) || (widths->is_trimmed && fits_short(widths, row))))
		found = WIDTHS_AS_IT_STANDS;
	else if (row->n_cells <= MOST_CELLS && widths->usual <= MOST_CELLS)
		found = ways_find(&ways, spans, arena);
	if (found == WIDTHS_NO_PLACE && is_wide)
		widths->n_wide++;
	else if (found == WIDTHS_NO_PLACE)
		widths->n_short++;
	else if (found == WIDTHS_PUT_RIGHT)
		widths->n_joined++;
	else if (!is_empty_from(row, widths->n_named))
		see_behind(widths, row);
	return found;
}

struct row widths_lay(const struct widths *widths, const struct row *row, const struct span *spans,
		      struct arena *arena)
{
	struct row laid = *row;

	laid.n_cells = widths->usual;
	laid.cells = arena_array(arena, widths->usual, sizeof *laid.cells);
	for (size_t i = 0; i < widths->usual; i++) {
		laid.cells[i] = spans[i].n_cells == 0 ? "" : row->cells[spans[i].at];
		for (size_t j = 1; j < spans[i].n_cells; j++)
			laid.cells[i] = arena_format(arena, "%s,%s", laid.cells[i],
						     row->cells[spans[i].at + j]);
	}
	return laid;
}

bool widths_refuse(const struct widths *widths, int64_t n_others, const char *path,
		   struct diagnostics *diagnostics)
{
	const struct place place = {.file = path, .line = widths->columns->header->line};

	int64_t n_rows = widths->n_placed + n_others;

	if ((widths->n_wide + widths->n_short) * 2 <= n_rows)
		return false;
	if (widths->n_wide >= widths->n_short)
		fault(diagnostics, place,
		      "the header names %zu columns, but %lld of %lld rows have more cells, and "
		      "which cell belongs to which column cannot be told; put quotes around cells "
		      "that hold the delimiter ('1,234.56', 'Doe, J'), or name the missing columns "
		      "in the header",
		      widths->n_named, (long long)widths->n_wide, (long long)n_rows);
	else
		fault(diagnostics, place,
		      "the header names %zu columns, but %lld of %lld rows have fewer cells, and "
		      "which cell belongs to which column cannot be told; fill the rows up, or "
		      "take out of the header the columns that they do not have",
		      widths->n_named, (long long)widths->n_short, (long long)n_rows);
	return true;
}

void widths_say(const struct widths *widths, const char *path, struct diagnostics *diagnostics)
{
	const struct place place = {.file = path};

	if (widths->n_joined > 0)
		notice(diagnostics, place,
		       widths->n_joined == 1
			   ? "%lld row has an amount with a thousands comma but no quotes around "
			     "it (1,234.56 in two cells); the parts are joined again"
			   : "%lld rows have an amount with a thousands comma but no quotes around "
			     "it (1,234.56 in two cells); the parts are joined again",
		       (long long)widths->n_joined);
	if (widths->n_behind > 0)
		notice(diagnostics, place,
		       widths->n_behind == 1 ? "%lld row has something behind its last column, "
					       "which is left out; its own cells are in place"
					     : "%lld rows have something behind their last column, "
					       "which is left out; their own cells are in place",
		       (long long)widths->n_behind);
	/* Its cells are empty either way, and so nothing else tells. */
	if (widths->usual > widths->columns->header->n_cells && widths->n_behind == 0)
		notice(diagnostics, at_line(path, widths->columns->header->line),
		       "rows end with %zu more empty %s than the header names; if the header lacks "
		       "a delimiter between two names, mend it, for the columns behind are read "
		       "under each other's names",
		       widths->usual - widths->columns->header->n_cells,
		       widths->usual - widths->columns->header->n_cells == 1 ? "cell" : "cells");
	if (widths->n_marks > 0 &&
	    !(neighbours_is_credit(widths->mark) && are_mostly_credits(widths)))
		warning(diagnostics, at_line(path, widths->mark_line),
			"%s stands behind the last column, which may say that the row counts "
			"otherwise (%s of that kind); it is counted as the others are: name the "
			"column in the header, or take such rows out of the file",
			cell_quoted(diagnostics->arena, widths->mark),
			say_count(diagnostics->arena, widths->n_marks, "row", "rows"));
}
