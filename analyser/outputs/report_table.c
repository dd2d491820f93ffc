#include "outputs/report_table.h"

#include "base/say.h"
#include "outputs/report.h"

bool report_table_is_number(const struct column *column)
{
	return column->unit != UNIT_TEXT && column->unit != UNIT_YEAR;
}

/* Marks for charts have no label; what is for programs has words in another column. */
bool report_table_is_shown(const struct table *table, size_t column)
{
	if (table->columns[column].label[0] == '\0' || table->columns[column].is_id)
		return false;
	for (size_t row = 0; row < table->n_rows; row++)
		if (table_values(table, row)[column].kind != VALUE_NONE)
			return true;
	return false;
}

size_t report_table_shown(const struct table *table, bool *shown)
{
	size_t count = 0;

	for (size_t i = 0; i < table->n_columns; i++)
		count += shown[i] = report_table_is_shown(table, i);
	return count;
}

const char *report_table_note(const struct table *table, size_t n_rows, struct arena *arena)
{
	const size_t more = table->n_rows - n_rows;
	const bool is_rounded = report_is_rounded(table);
	const char *rows = "";

	if (more == 0 && !is_rounded)
		return NULL;
	if (more > 0)
		rows = arena_format(arena, "%s not shown%s. ",
				    say_count(arena, more, "more row is", "more rows are"),
				    table->totals == NULL ? "" : " but counted in the totals");
	return arena_format(arena, "%s%sxact figures: table %s.", rows,
			    is_rounded ? "Amounts are rounded; e" : "E", table->id);
}
