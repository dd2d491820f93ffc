#include "reading/ledger.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"

#define MOSTLY 50      /* percent */
#define LEAST_ROWS 3   /* of which a part says anything; all of fewer do */
#define LEAST_HEADED 6 /* rows, of which it is no chance that only the first has a name */
#define MOST_OFFERED 3

size_t sparse_percent(const struct ledger *ledger, int at)
{
	const struct widths *widths = &ledger->widths;
	size_t n_rows = 0, n_empty = 0;

	for (size_t i = 0; at >= 0 && i < widths->n_rows && n_rows < WIDTHS_SEEN; i++) {
		if (!widths_is_whole(widths, &widths->rows[i]))
			continue;
		n_rows++;
		n_empty += cell_is_missing(widths->rows[i].cells[at]);
	}
	return n_rows == 0 || (n_rows < LEAST_ROWS && n_empty < n_rows) ? 0
									: n_empty * 100 / n_rows;
}

static bool is_taken(const struct ledger *ledger, size_t at)
{
	return columns_field(ledger->columns, ledger->shape, at) >= 0;
}

/* Fuller columns of text, those whose names have the field's if there are any. */
static const char *find_fuller(struct ledger *ledger, const char *id, size_t percent, bool by_name,
			       const char **first, struct arena *arena)
{
	const struct row *header = ledger->columns->header;
	const char *names[MOST_OFFERED];
	size_t n = 0;

	for (size_t i = 0; i < ledger->widths.n_named && n < MOST_OFFERED; i++) {
		if (is_taken(ledger, i) || header->cells[i][0] == '\0' ||
		    (by_name && strstr(text_fold(arena, header->cells[i]), id) == NULL) ||
		    !widths_has_text(&ledger->widths, i) ||
		    sparse_percent(ledger, (int)i) * 2 > percent)
			continue;
		if (n == 0)
			*first = header->cells[i];
		names[n++] = cell_quoted(arena, header->cells[i]);
	}
	return n == 0 ? NULL : text_list(arena, names, n, n);
}

/* What the rows that have an amount say in a column that most of them leave empty. */
struct headings {
	size_t n_rows, n_named;
	size_t n_beside; /* names right below another */
	bool begin;      /* the first row has one */
	bool are_again;  /* a name stands for the rows that it was said of before */
};

static struct headings headings_in(const struct ledger *ledger, int at)
{
	const struct widths *widths = &ledger->widths;
	const int field = ledger_amount_field(ledger->shape);
	const int amount = field < 0 ? -1 : ledger->columns->at[field];
	struct headings seen = {0};
	const char *last = NULL;
	bool is_below = false;

	for (size_t i = 0; i < widths->n_rows && seen.n_rows < WIDTHS_SEEN; i++) {
		const struct row *row = &widths->rows[i];

		if (row->fault != NULL || !widths_is_usual(widths, row) ||
		    row->line == widths->columns->header->line ||
		    (amount >= 0 && cell_is_missing(row->cells[amount])))
			continue;
		const bool is_named = !cell_is_missing(row->cells[at]);

		seen.begin |= seen.n_rows++ == 0 && is_named;
		if (is_named) {
			seen.n_named++;
			seen.n_beside += is_below;
			seen.are_again |= last != NULL && strcmp(last, row->cells[at]) == 0;
			last = row->cells[at];
		}
		is_below = is_named;
	}
	return seen;
}

/*
 * Does a name stand in the first of the rows that it is of, as in a pivot table or where cells are
 * merged?  Where cells are merely lacking, names stand below one another too, and twice.
 */
static bool are_headings(const struct headings *seen, size_t least)
{
	return seen->n_rows >= LEAST_HEADED && seen->begin && !seen->are_again &&
	       seen->n_named >= least && seen->n_named * 2 < seen->n_rows &&
	       seen->n_beside * 5 <= seen->n_named;
}

#define FILL_DOWN                                                                               \
	"fill it down (in a spreadsheet: choose the column, Go To Special, Blanks, type = and " \
	"the cell above, press Ctrl+Enter)"

/* A year or month that most rows would lack, and be lost. */
static bool check_when(const struct ledger *ledger, int at, const char *path,
		       struct diagnostics *diagnostics)
{
	const struct headings seen = headings_in(ledger, at);

	return !are_headings(&seen, 1) ||
	       fault(
		   diagnostics, in_file(path),
		   "%s stands only in the first of the rows that it is of (%zu of the first %zu), "
		   "and the others have no date; " FILL_DOWN
		   ", or, where all are of one year, give --year 2009-10 --map year=none",
		   cell_quoted(diagnostics->arena, ledger->columns->header->cells[at]),
		   seen.n_named, seen.n_rows);
}

static bool says_heading(const struct ledger *ledger, int at, const char *path,
			 struct diagnostics *diagnostics)
{
	const struct headings seen = headings_in(ledger, at);

	if (!are_headings(&seen, 2))
		return false;
	warning(diagnostics, in_file(path),
		"%s stands only in the first of the rows that it is of (%zu of the first %zu), and "
		"the others count as %s; " FILL_DOWN,
		cell_quoted(diagnostics->arena, ledger->columns->header->cells[at]), seen.n_named,
		seen.n_rows, LEDGER_NOT_GIVEN);
	return true;
}

bool sparse_say(struct ledger *ledger, const char *path, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	if (ledger->period.month_at >= 0 &&
	    !check_when(ledger, ledger->period.month_at, path, diagnostics))
		return false;
	for (size_t i = 0; i < ledger->shape->n_fields; i++) {
		const struct field *field = &ledger->shape->fields[i];
		int at = ledger->columns->at[i];
		const char *fuller, *first = NULL;
		size_t percent;

		if (at >= 0 && field->unit == UNIT_YEAR &&
		    !check_when(ledger, at, path, diagnostics))
			return false;

		if (at < 0 || field->unit != UNIT_TEXT ||
		    (field->flags & (FIELD_KEY | FIELD_COLUMN)) == 0)
			continue;
		percent = sparse_percent(ledger, at);
		if (percent <= MOSTLY || says_heading(ledger, at, path, diagnostics))
			continue;
		fuller =
		    find_fuller(ledger, text_fold(arena, field->id), percent, true, &first, arena);
		if (fuller == NULL)
			fuller = find_fuller(ledger, "", percent, false, &first, arena);
		notice(diagnostics, in_file(path),
		       fuller == NULL
			   ? "'%s' is empty in %zu%% of the first rows, which count as %s"
			   : "'%s' is empty in %zu%% of the first rows, which count as %s; fuller "
			     "columns: %s; choose with --map %s=%s",
		       ledger->columns->header->cells[at], percent, LEDGER_NOT_GIVEN, fuller,
		       field->id, fuller == NULL ? "" : say_quoted(arena, first, '"'));
	}
	return true;
}
