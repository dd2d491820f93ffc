#include "reading/ledger.h"

#include <string.h>

#include "reading/cell.h"
#include "reading/forms.h"

bool ledger_has_dates(const struct row *rows, size_t n_rows, const struct shape *shape,
		      const struct columns *columns)
{
	int field = shape_year(shape), at = field < 0 ? -1 : columns->at[field];
	size_t n_given = 0, n_day_numbers = 0;
	struct date_forms forms;

	if (at < 0)
		return false;
	forms = forms_of_dates(&shape->fields[field]);

	for (size_t i = 0; i < n_rows; i++) {
		const char *text = row_cell(&rows[i], at);
		struct year year;
		int month;

		if (cell_is_missing(text))
			continue;
		if (year_parse_as(text, &forms, &year, &month) && month != 0)
			return true;
		n_given++;
		n_day_numbers += year_of_day_number(text, &year, &month);
	}
	return n_day_numbers > 0 && n_day_numbers * 5 >= n_given * 4;
}

/* A number or a date in some form, before the forms of its column are known. */
static bool is_number_like(const char *text)
{
	return strpbrk(text, "0123456789") != NULL &&
	       strspn(text, "0123456789 .,-/:()\xC2\xA3\xA0") == strlen(text);
}

static bool says_total(const struct row *row, int amount_at)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if ((int)i != amount_at && total_words_of(row->cells[i]) >= TOTAL_WORDS_OF)
			return true;
	return false;
}

bool ledger_is_payment(const struct row *row, const struct shape *shape,
		       const struct columns *columns)
{
	int amount = ledger_amount_field(shape), year = shape_year(shape);
	int amount_at = amount < 0 ? -1 : columns->at[amount];
	int year_at = year < 0 ? -1 : columns->at[year];
	struct money money;
	struct year found;
	int month;

	if (row->fault != NULL || (amount_at < 0 && year_at < 0))
		return false;
	if (amount_at >= 0 && money_parse(row_cell(row, amount_at), &money) != PARSE_OK &&
	    !is_number_like(row_cell(row, amount_at)))
		return false;
	if (year_at >= 0 && !year_parse(row_cell(row, year_at), &found, &month) &&
	    !is_number_like(row_cell(row, year_at)))
		return false;
	for (size_t i = 0; i < shape->n_fields; i++)
		if ((shape->fields[i].flags & FIELD_REQUIRED) != 0 && columns->at[i] >= 0 &&
		    cell_is_missing(row_cell(row, columns->at[i])))
			return false;
	return !says_total(row, amount_at);
}
