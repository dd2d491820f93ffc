#include "reading/period.h"

#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/say.h"
#include "reading/cell.h"

int period_calendar_year(const char *text)
{
	int64_t year;

	return strlen(text) == 4 && count_parse(text, &year) == PARSE_OK && year >= 1900 &&
		       year < 2100
		   ? (int)year
		   : 0;
}

/* How many rows have a calendar year and nothing else for their year; 0 where some have more. */
static size_t n_calendar(const struct period_rows *rows, int years)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n_rows; i++) {
		const char *text = row_cell(&rows->rows[i], years);
		struct year year;
		int month;

		if (rows->rows[i].fault != NULL || cell_is_missing(text))
			continue;
		if (year_parse(text, &year, &month))
			return 0;
		n += period_calendar_year(text) != 0;
	}
	return n;
}

/* The rows whose date is in their year, be it the calendar's or a financial one by either end. */
static size_t n_agreeing(const struct period_rows *rows, int years, int at)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n_rows; i++) {
		const int calendar = period_calendar_year(row_cell(&rows->rows[i], years));
		struct year year;
		int month;

		n += rows->rows[i].fault == NULL && calendar != 0 &&
		     year_parse(row_cell(&rows->rows[i], at), &year, &month) && month != 0 &&
		     (calendar == year.start || calendar == year.start + 1);
	}
	return n;
}

void period_settle_dates(struct columns *columns, const struct shape *shape,
			 const struct period_rows *rows, const struct column_options *options,
			 const char *path, struct diagnostics *diagnostics)
{
	const struct row *header = columns->header;
	struct arena *arena = diagnostics->arena;
	const int field = shape_year(shape);
	const char **folded;
	int years, at;
	size_t n;

	if (field < 0 || columns->at[field] < 0 || mapping_find(options, "year") != NULL)
		return;
	years = columns->at[field];
	n = n_calendar(rows, years);
	if (n == 0)
		return;
	folded = columns_unread(columns, shape, arena);
	for (size_t i = 0; i < header->n_cells; i++)
		if (strncmp(folded[i], "month", 5) == 0)
			return;
	while ((at = columns_find_listed(folded, header->n_cells, shape->fields[field].aliases,
					 NULL, false)) >= 0 &&
	       n_agreeing(rows, years, at) * 5 < n * 4)
		folded[at] = "";
	if (at < 0)
		return;
	notice(diagnostics, in_file(path),
	       "%s has calendar years, so the year of a row is that of its date in %s",
	       cell_quoted(arena, header->cells[years]), cell_quoted(arena, header->cells[at]));
	columns->at[field] = at;
	columns->is_alias[field] = true;
}

/* Rows whose date is of another financial year than their calendar year and month; *one is the
 * first. */
static size_t n_otherwise(const struct period_rows *rows, int years, int months, int at,
			  size_t *n_dated, const struct row **one)
{
	size_t n = 0;

	*n_dated = 0;
	FOR_EACH (const struct row, row, rows->rows, rows->n_rows) {
		struct year year, of_date;
		int month;

		if (row->fault != NULL ||
		    !period_of_calendar(row_cell(row, years), row_cell(row, months), &year,
					&month) ||
		    !year_parse(row_cell(row, at), &of_date, &month) || month == 0)
			continue;
		++*n_dated;
		if (of_date.start != year.start && n++ == 0)
			*one = row;
	}
	return n;
}

void period_say_calendar(const struct columns *columns, const struct shape *shape,
			 const struct period_rows *rows, int years, int months, const char *path,
			 struct diagnostics *diagnostics)
{
	const struct row *header = columns->header, *one = NULL;
	struct arena *arena = diagnostics->arena;
	const char **folded = columns_unread(columns, shape, arena);
	const int field = shape_year(shape);
	int at;

	folded[months] = "";
	while (!columns->is_mapped[field] &&
	       (at = columns_find_listed(folded, header->n_cells, shape->fields[field].aliases,
					 NULL, false)) >= 0) {
		size_t n_dated, n = n_otherwise(rows, years, months, at, &n_dated, &one);

		folded[at] = "";
		if (n * 2 <= n_dated)
			continue;
		fault(diagnostics, in_file(path),
		      "by %s and %s together the financial year of a row is that of its month, "
		      "but by %s it is another for %zu of %zu rows (such as %s beside %s and %s): "
		      "if %s is the year that a financial year ends in, give --map year=%s, "
		      "else --map year=%s",
		      cell_quoted(arena, header->cells[years]),
		      cell_quoted(arena, header->cells[months]),
		      cell_quoted(arena, header->cells[at]), n, n_dated,
		      cell_quoted(arena, row_cell(one, at)),
		      cell_quoted(arena, row_cell(one, years)),
		      cell_quoted(arena, row_cell(one, months)),
		      cell_quoted(arena, header->cells[years]),
		      say_quoted(arena, header->cells[at], '"'),
		      say_quoted(arena, header->cells[years], '"'));
		return;
	}
	notice(diagnostics, in_file(path),
	       "the financial year of a row is that of its month, by %s and %s together",
	       cell_quoted(arena, header->cells[years]), cell_quoted(arena, header->cells[months]));
}
