#include "reading/given.h"

#include <string.h>

#include "reading/cell.h"
#include "reading/ledger.h"
#include "reading/denomination.h"

const struct row *given_header(const char *names, struct arena *arena)
{
	struct source *source = arena_alloc(arena, sizeof *source);
	struct row *row = arena_alloc(arena, sizeof *row);
	struct sheet sheet;

	*source = (struct source){.path = "--header", .text = names, .length = strlen(names)};
	sheet_read(&sheet, source, ',', false, arena);
	*row = (struct row){.raw = names};
	if (sheet.n_rows > 0 && sheet.rows[0].fault == NULL)
		*row = sheet.rows[0];
	row->line = 0;
	return row;
}

/* Whatever the order of its day and its month. */
static bool is_date(const char *text)
{
	struct year year;
	int month;
	size_t first = strspn(text, "0123456789");

	if (year_parse(text, &year, &month))
		return month != 0;
	return first > 0 && strlen(text) >= 8 && text[first] != '\0' &&
	       strspn(text, "0123456789/-. :") == strlen(text) &&
	       strchr("/-.", text[first]) != NULL && strpbrk(text + first + 1, "/-.") != NULL;
}

/* A cell that is no name: an amount in the amount's column, a date in the year's. */
static bool is_value(const struct field *field, const char *text)
{
	struct money money;
	bool is_unsure;

	if (field->unit == UNIT_YEAR)
		return is_date(text);
	if (field->unit != UNIT_MONEY && (field->flags & FIELD_AMOUNT) == 0)
		return false;
	/* Amounts may stand in a column named by its year, `2019`, or by what they are, `£000`. */
	return money_parse(text, &money) == PARSE_OK &&
	       !(strlen(text) == 4 && strspn(text, "0123456789") == 4 &&
		 (strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0)) &&
	       scale_said(text, true, &is_unsure) == 1;
}

#define HEADER_WAY                                                                    \
	"name the columns of a file without a header, in their order, with --header " \
	"\"date,supplier,...\""

bool given_check_names(const struct columns *columns, const struct shape *shape, const char *path,
		       struct diagnostics *diagnostics)
{
	size_t n_values = 0;

	/* A column chosen by its place may have no name; of two, one that is a value is no name. */
	for (size_t i = 0; i < shape->n_fields; i++)
		n_values += columns->at[i] >= 0 &&
			    is_value(&shape->fields[i], columns->header->cells[columns->at[i]]);
	for (size_t i = 0; i < shape->n_fields; i++) {
		int at = columns->at[i];

		if (at < 0 || (columns->is_by_place[i] && n_values < 2) ||
		    !is_value(&shape->fields[i], columns->header->cells[at]))
			continue;
		return fault(diagnostics,
			     (struct place){path, columns->header->line, shape->fields[i].id},
			     "%s is a value, not the name of a column, and this row would be lost "
			     "as a header; " HEADER_WAY,
			     cell_quoted(diagnostics->arena, columns->header->cells[at]));
	}
	return true;
}

bool given_refuse_payment(const struct row *row, const char *path, struct diagnostics *diagnostics)
{
	size_t n_values = 0;

	for (size_t i = 0; i < row->n_cells; i++) {
		struct money money;

		n_values +=
		    is_date(row->cells[i]) || (strchr(row->cells[i], '.') != NULL &&
					       money_parse(row->cells[i], &money) == PARSE_OK);
	}
	if (n_values > 0)
		fault(diagnostics, at_line(path, row->line),
		      "reads like a payment, and no row above or below is a header; " HEADER_WAY);
	return n_values > 0;
}

bool given_has_rows_above(const struct columns *columns, const struct shape *shape,
			  const struct row *const *above, size_t n_above, const char *path,
			  struct diagnostics *diagnostics)
{
	size_t n_payments = 0;

	for (size_t i = 0; i < n_above; i++)
		n_payments += ledger_is_payment(above[i], shape, columns);
	if (n_payments > 0)
		notice(diagnostics, at_line(path, columns->header->line),
		       n_payments == 1
			   ? "the header is below %zu of its rows, which is read with it"
			   : "the header is below %zu of its rows, which are read with it",
		       n_payments);
	return n_payments > 0;
}

int given_settle_year(struct columns *columns, const struct shape *shape,
		      const struct row *const *rows, size_t n_rows, struct year year,
		      const char *path, struct diagnostics *diagnostics)
{
	const struct place place = {.file = path};
	struct arena *arena = diagnostics->arena;
	char year_text[YEAR_TEXT_SIZE];
	size_t n_read = 0, n_given = 0, n_day_numbers = 0;
	const int field = shape_year(shape), at = field < 0 ? -1 : columns->at[field];

	if (at < 0 || year.start == 0)
		return -1;
	for (size_t i = 0; i < n_rows; i++) {
		const char *text = row_cell(rows[i], at), *problem;
		struct value value;
		struct year read;
		int month;

		if (cell_is_missing(text))
			continue;
		n_given++;
		n_read += cell_read(&value, text, &shape->fields[field], arena, &problem);
		n_day_numbers += year_of_day_number(text, &read, &month);
	}
	if (n_day_numbers > 0 && n_day_numbers * 5 >= n_given * 4)
		n_read += n_day_numbers;
	year_format(year, year_text);
	if (n_read > 0) {
		notice(diagnostics, place,
		       "the year of a row is that of its date in %s; --year %s is not used (give "
		       "--map year=none to use it)",
		       cell_quoted(arena, columns->header->cells[at]), year_text);
		return -1;
	}
	notice(diagnostics, place, "no date in %s can be read; all rows are of %s, as --year says",
	       cell_quoted(arena, columns->header->cells[at]), year_text);
	columns->at[field] = -1;
	columns->is_alias[field] = false;
	return at;
}
