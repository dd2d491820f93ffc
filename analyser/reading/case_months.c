#include "reading/case_checks.h"

#include <string.h>

#include "reading/cell.h"

/* `Aug-07`: the month after the last two digits of the year, 2007-08 as a spreadsheet shows it. */
static bool is_made_month(const char *text)
{
	struct year year;
	int month;

	return strlen(text) == 6 && text[3] == '-' && text[0] > '9' &&
	       year_parse(text, &year, &month) && month >= 4 && month == year.start % 100 + 1;
}

void case_months_say(struct reader *reader, const struct sheet *sheet, size_t header)
{
	int field = shape_field(&reader->shape, "year");
	const char *example = NULL;
	struct year year;
	char text[YEAR_TEXT_SIZE];
	int at, month;
	long line = 0;

	/* Where only years count, a month does no harm. */
	if (field < 0 || shape_field(&reader->shape, "months") < 0)
		return;
	at = reader->columns.at[field];

	for (size_t i = header + 1; at >= 0 && i < sheet->n_rows; i++) {
		const struct row *row = &sheet->rows[i];
		const char *cell = row_cell(row, at);

		if (cell_is_missing(cell))
			continue;
		if (!is_made_month(cell))
			return;
		if (example == NULL) {
			example = cell;
			line = row->line;
		}
	}
	if (example != NULL && year_parse(example, &year, &month))
		notice(reader->diagnostics,
		       (struct place){reader->reading->source->path, line,
				      reader->shape.fields[field].id},
		       "'%s' is read as a month, but a spreadsheet makes it of %s too; write %s if "
		       "the whole year is meant",
		       example, year_format(year, text), text);
}
