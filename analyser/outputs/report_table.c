#include "outputs/report.h"

#include <string.h>

#include "base/say.h"

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

#define FEW_COLUMNS 7 /* that have room for one that says the same in all rows */
#define LONG_TEXT 40  /* bytes that a narrow table has no room for in each row */

static size_t count_shown(const struct table *table)
{
	size_t count = 0;

	for (size_t i = 0; i < table->n_columns; i++)
		count += report_table_is_shown(table, i);
	return count;
}

/* Behind the first column, which names the rows, is it a text that all rows share? */
static bool is_shared(const struct table *table, size_t column)
{
	const char *first = NULL;

	for (size_t i = 0; i < column && first == NULL; i++)
		first = report_table_is_shown(table, i) ? table->columns[i].label : NULL;
	if (first == NULL || table->n_rows < 3 || table->totals != NULL)
		return false;
	first = NULL;
	for (size_t row = 0; row < table->n_rows; row++) {
		const struct value *value = &table_values(table, row)[column];

		if (value->kind != VALUE_TEXT || (row > 0 && strcmp(first, value->text) != 0))
			return false;
		first = value->text;
	}
	return strlen(first) > LONG_TEXT || count_shown(table) > FEW_COLUMNS;
}

size_t report_table_shown(const struct table *table, bool *shown)
{
	size_t count = 0;

	for (size_t i = 0; i < table->n_columns; i++)
		count += shown[i] = report_table_is_shown(table, i) && !is_shared(table, i);
	return count;
}

/* `Source of every row: CLG 2007. ` */
static const char *say_shared(const struct table *table, struct arena *arena)
{
	const char *words = "";

	for (size_t i = 0; i < table->n_columns; i++)
		if (report_table_is_shown(table, i) && is_shared(table, i))
			words =
			    arena_format(arena, "%s%s of every row: %s. ", words,
					 table->columns[i].label, table_values(table, 0)[i].text);
	return words;
}

const char *report_table_note(const struct table *table, size_t n_rows, struct arena *arena)
{
	const size_t more = table->n_rows - n_rows;
	const bool is_rounded = report_is_rounded(table);
	const char *shared = say_shared(table, arena), *rows = "";

	if (more == 0 && !is_rounded && shared[0] == '\0')
		return NULL;
	if (more > 0)
		rows = arena_format(arena, "%s not shown%s. ",
				    say_count(arena, more, "more row is", "more rows are"),
				    table->totals == NULL ? "" : " but counted in the totals");
	return arena_format(arena, "%s%s%sxact figures: table %s.", shared, rows,
			    is_rounded ? "Amounts are rounded; e" : "E", table->id);
}
