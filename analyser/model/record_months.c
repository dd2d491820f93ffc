#include "model/record_months.h"

#include "reading/cell.h"

bool record_months(unsigned *months, const struct record *record, size_t year, size_t given,
		   const char *path, struct diagnostics *diagnostics)
{
	const struct value *text = &record->values[given];

	*months = 1u << record->values[year].month;
	if (text->kind != VALUE_TEXT || months_parse(text->text, months))
		return true;
	return diagnose(diagnostics, SEVERITY_FAULT, (struct place){path, record->line, "months"},
			"%s is not a list of months; write Jan-Mar or Apr Jun Sep, or leave it "
			"empty where the row is for the whole year",
			cell_quoted(diagnostics->arena, text->text));
}
