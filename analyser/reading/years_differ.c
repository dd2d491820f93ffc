#include "reading/ledger_doubts.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"

#define MOST_ROWS ((size_t)1000)
#define LEAST_ROWS 2

/* Rows in which both columns give a year, and what the first that differs has. */
struct years_compared {
	size_t n, n_apart;
	const struct row *row;
};

/* A financial year, or the year of a date that is the same whichever of its numbers is the month.
 */
static bool read_year(const char *text, struct year *year, bool *is_date)
{
	static const struct date_forms month_first = {.is_month_first = true};
	struct year other;
	int month, other_month;

	if (!year_parse(text, year, &month))
		return false;
	*is_date = month != 0;
	return !year_parse_as(text, &month_first, &other, &other_month) ||
	       other.start == year->start;
}

/* Are two years apart?  What is paid early in a year was invoiced late in the one before. */
static bool are_apart(struct year paid, struct year beside, bool is_of_invoices)
{
	return beside.start != paid.start && !(is_of_invoices && beside.start == paid.start - 1);
}

static struct years_compared compare(const struct ledger_read *read, size_t at, size_t beside,
				     bool is_of_invoices)
{
	struct years_compared compared = {0};

	for (size_t i = 0; i < read->n_rows && i < MOST_ROWS; i++) {
		const struct row *row = &read->rows[i];
		struct year one, two;
		bool is_date, is_other_date;

		if (row->fault != NULL || at >= row->n_cells || beside >= row->n_cells ||
		    !read_year(row->cells[at], &one, &is_date) ||
		    !read_year(row->cells[beside], &two, &is_other_date) ||
		    is_date == is_other_date)
			continue;
		compared.n++;
		if (are_apart(one, two, is_of_invoices && !is_date) && compared.n_apart++ == 0)
			compared.row = row;
	}
	return compared;
}

/* Does a column have dates of payments by its name, or their financial years? */
static bool is_of_years(const struct ledger_read *read, size_t field, size_t column,
			struct arena *arena)
{
	return columns_could_be(read->columns, read->shape, field, column, arena) ||
	       text_lists("|year|fy|finyear|financialyr|finyr|accountingyear|",
			  text_fold(arena, read->columns->header->cells[column]));
}

static void say_differ(const struct ledger_read *read, size_t field, size_t beside,
		       const struct years_compared *compared)
{
	struct arena *arena = read->diagnostics->arena;
	const char *id = read->shape->fields[field].id;
	const size_t at = (size_t)read->columns->at[field];
	const char *name = cell_quoted(arena, read->columns->header->cells[at]);
	const char *other = cell_quoted(arena, read->columns->header->cells[beside]);

	warning(read->diagnostics, (struct place){read->path, compared->row->line, id},
		"in %s of the first %s with both, %s is of another financial year than %s, from "
		"which years are read (%s and %s here); %s",
		say_number(arena, (int64_t)compared->n_apart),
		say_count(arena, compared->n, "row", "rows"), other, name,
		cell_quoted(arena, compared->row->cells[beside]),
		cell_quoted(arena, compared->row->cells[at]),
		read->is_mappable
		    ? arena_format(arena,
				   "give --map %s=%s to read years from there, or --map %s=%s if "
				   "they are right as they are",
				   id,
				   say_quoted(arena, read->columns->header->cells[beside], '\''),
				   id, say_quoted(arena, read->columns->header->cells[at], '\''))
		    : arena_format(arena,
				   "correct %s if it is wrong, or leave %s out if it is of "
				   "something else",
				   name, other));
}

void years_differ_say(const struct ledger_read *read)
{
	struct arena *arena = read->diagnostics->arena;
	const struct row *header = read->columns->header;
	const int years = shape_year(read->shape);
	const size_t field = years < 0 ? 0 : (size_t)years;

	if (years < 0 || read->columns->at[field] < 0 || read->columns->is_mapped[field])
		return;
	for (size_t i = 0; i < header->n_cells; i++) {
		const size_t at = (size_t)read->columns->at[field];
		struct years_compared compared;

		if (i == at || !is_of_years(read, field, i, arena))
			continue;
		const char *folded = text_fold(arena, header->cells[i]);

		compared = compare(read, at, i,
				   strstr(folded, "inv") != NULL || strstr(folded, "doc") != NULL);
		if (compared.n_apart < LEAST_ROWS || compared.n_apart * 2 <= compared.n)
			continue;
		say_differ(read, field, i, &compared);
	}
}
