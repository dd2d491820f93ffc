#include "base/say.h"
#include "outputs/report.h"
#include "outputs/text_table.h"

/* From here on pounds, and below it thousands, are more than a reader wants. */
#define LARGE_POUNDS 100000
#define ROUNDED_POUNDS 1000

static bool is_large_sum(struct money money)
{
	const int64_t limit = (int64_t)ROUNDED_POUNDS * MONEY_PER_POUND;

	return money.hundredths >= limit || money.hundredths <= -limit;
}

/* Amounts of one column are written alike, by the largest of them. */
static bool is_large(const struct table *table, size_t column)
{
	const int64_t limit = (int64_t)LARGE_POUNDS * MONEY_PER_POUND;

	for (size_t row = 0; row < table->n_rows; row++) {
		const struct value *value = &table_values(table, row)[column];

		if (value->kind == VALUE_MONEY &&
		    (value->money.hundredths >= limit || value->money.hundredths <= -limit))
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
	return text_value(value, arena);
}
