#include "base/say.h"
#include "outputs/report.h"
#include "outputs/text_cells.h"

/* From here on pounds, and below it thousands, are more than a reader wants. */
#define LARGE_POUNDS 100000
#define ROUNDED_POUNDS 1000

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

bool report_is_rounded(const struct table *table)
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
