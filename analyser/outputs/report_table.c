#include "outputs/report.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "outputs/text_cells.h"

/* From here on pounds, and below it thousands, are more than a reader wants. */
#define LARGE_POUNDS 100000
#define ROUNDED_POUNDS 1000

#define MOST_REASONS 4 /* of dashes, that are told below a table */

static bool is_large_sum(struct money money)
{
	const int64_t limit = (int64_t)ROUNDED_POUNDS * MONEY_PER_POUND;

	return money.hundredths >= limit || money.hundredths <= -limit;
}

/* The largest amount of a column in size, its total's too; -1 where it has none. */
static int64_t largest_of(const struct table *table, size_t column)
{
	int64_t largest = -1;

	for (size_t row = 0; row <= table->n_rows; row++) {
		const struct value *values =
		    row < table->n_rows ? table_values(table, row) : table->totals;

		if (values == NULL || values[column].kind != VALUE_MONEY)
			continue;
		int64_t size = values[column].money.hundredths;
		size = size < 0 ? -size : size;
		largest = size > largest ? size : largest;
	}
	return largest;
}

/*
 * Amounts of one column are written alike, with its total, by the largest of them; and so are the
 * columns of one table, but for those of unit costs and prices, where pence matter.
 */
static bool is_large(const struct table *table, size_t column)
{
	const int64_t large = (int64_t)LARGE_POUNDS * MONEY_PER_POUND,
		      some = (int64_t)ROUNDED_POUNDS * MONEY_PER_POUND;
	const int64_t own = largest_of(table, column);

	if (own < 0 || own >= large)
		return own >= large;
	for (size_t other = 0; own == 0 || own >= some; other++) {
		if (other == table->n_columns)
			return false;
		if (largest_of(table, other) >= large)
			return true;
	}
	return false;
}

/* Is any amount of this table shown rounded? */
static bool is_rounded_in(const struct table *table)
{
	for (size_t column = 0; column < table->n_columns; column++)
		if (is_large(table, column))
			return true;
	return false;
}

const char *report_value(const struct table *table, size_t column, const struct value *value,
			 struct arena *arena)
{
	if (value->kind == VALUE_NONE)
		return "\u2013";
	if (value->kind == VALUE_TEXT)
		return value->text;
	/* Among other kinds of figure, a unit cost is no large sum. */
	if (value->kind == VALUE_MONEY && is_large(table, column) &&
	    (!table->columns[column].is_mixed || is_large_sum(value->money)))
		return say_rough(arena, value->money);
	if (value->kind == VALUE_SHARE && table->columns[column].unit == UNIT_RATIO)
		return share_plain(value->share, arena_alloc(arena, SHARE_TEXT_SIZE));
	if (value->kind == VALUE_RATIO && table->columns[column].unit == UNIT_FACTOR)
		return arena_format(arena, "%.4f", value->ratio);
	if (value->kind == VALUE_RATIO)
		return rounding_ratio(value->ratio, arena);
	return text_of_column(&table->columns[column], value, arena);
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

/* `A dash means 'all years' or 'not given'.` */
static const char *say_dashes(const struct table *table, const bool *shown, size_t n_rows,
			      struct arena *arena)
{
	const char *reasons[MOST_REASONS + 1], *words = NULL;
	size_t count = 0;

	for (size_t i = 0; i < n_rows * table->n_columns && count <= MOST_REASONS; i++) {
		const struct value *value =
		    &table_values(table, i / table->n_columns)[i % table->n_columns];

		if (shown[i % table->n_columns] && value->kind == VALUE_NONE &&
		    value->text != NULL && value->text[0] != '\0' &&
		    !text_is_among(value->text, reasons, count))
			reasons[count++] = value->text;
	}
	for (size_t i = 0; i < count && i < MOST_REASONS; i++)
		words = text_more(arena, words, i + 1 == count ? " or " : ", ",
				  arena_format(arena, "'%s'", reasons[i]));
	return say_around(arena, "A dash means ", words,
			  count > MOST_REASONS ? " or another reason." : ".");
}

const char *report_table_note(const struct table *table, const bool *shown, size_t n_rows,
			      struct arena *arena)
{
	const size_t more = table->n_rows - n_rows;
	const bool is_rounded = is_rounded_in(table);
	const char *shared = say_shared(table, arena), *rows = "", *note = "",
		   *dashes = say_dashes(table, shown, n_rows, arena);

	if (more > 0)
		rows = arena_format(arena, "%s not shown%s. ",
				    say_count(arena, more, "more row is", "more rows are"),
				    table->totals == NULL ? "" : " but counted in the totals");
	if (more > 0 || is_rounded || shared[0] != '\0')
		note = arena_format(arena, "%s%s%sxact figures: table %s.", shared, rows,
				    is_rounded ? "Amounts are rounded; e" : "E", table->id);
	note = text_more(arena, note, " ", dashes);
	return note[0] == '\0' ? NULL : note;
}
