#include "plots/labels.h"

#include <limits.h>
#include <string.h>

#include "plots/escape.h"
#include "plots/picture.h"

const char *labels_text(struct arena *arena, const struct value *value)
{
	char text[MONEY_TEXT_SIZE];
	int64_t units;

	switch (value->kind) {
	case VALUE_NONE:
	case VALUE_TEXT:
		return escape_clean(arena, value->text);
	case VALUE_YEAR:
		return arena_text(arena, year_format(value->year, text));
	case VALUE_COUNT:
		return arena_text(arena, count_thousands(value->count, text));
	case VALUE_MONEY:
		return arena_text(arena, money_pounds(value->money, text));
	case VALUE_SHARE:
		return arena_text(arena, share_percent(value->share, text));
	default:
		if (!decimal_units(value, &units))
			return "";
		return arena_text(arena, decimal_text((struct decimal){units, 6}, text));
	}
}

size_t labels_index(struct labels *labels, struct arena *arena, const struct value *values,
		    int column)
{
	const char *text = column < 0 ? "" : labels_text(arena, &values[column]);

	for (size_t i = 0; i < labels->count; i++)
		if (strcmp(labels->items[i], text) == 0)
			return i;
	ARENA_ADD(arena, labels, items, count) = text;
	return labels->count - 1;
}

void labels_years(struct labels *labels, struct arena *arena, const struct table *table, int column)
{
	int after = INT_MIN, next = after;

	if (column < 0)
		return;
	do {
		after = next;
		for (size_t row = 0; row < table->n_rows; row++) {
			const struct value *value = &table_values(table, row)[column];

			if (value->kind == VALUE_YEAR && value->year.start > after &&
			    (next == after || value->year.start < next))
				next = value->year.start;
		}
		for (size_t row = 0; row < table->n_rows && next != after; row++) {
			const struct value *values = table_values(table, row);

			if (values[column].kind == VALUE_YEAR && values[column].year.start == next)
				(void)labels_index(labels, arena, values, column);
		}
	} while (next != after);
}

int labels_width(const struct labels *labels, struct font font, int most)
{
	int widest = 0;

	for (size_t i = 0; i < labels->count; i++)
		widest = larger(widest, lettering_width(labels->items[i], font));
	return smaller(widest, most);
}

int labels_column(const struct labels *labels, struct arena *arena, int most)
{
	const char *lines[LABELS_LINES];
	int widest = 0;

	for (size_t i = 0; i < labels->count; i++) {
		size_t count =
		    lettering_wrap(arena, labels->items[i], FONT_LABEL, most, lines, LABELS_LINES);

		for (size_t j = 0; j < count; j++)
			widest = larger(widest, lettering_width(lines[j], FONT_LABEL));
	}
	return smaller(widest, most);
}

int labels_lines_of(const char *name, struct arena *arena, struct font font, int width)
{
	const char *lines[LABELS_LINES + 1];
	int count = (int)lettering_wrap(arena, name, font, width, lines, LABELS_LINES + 1);

	return count > LABELS_LINES ? 2 : count;
}

int labels_lines(const struct labels *labels, struct arena *arena, struct font font, int width)
{
	int most = 1;

	for (size_t i = 0; i < labels->count; i++)
		most = larger(most, labels_lines_of(labels->items[i], arena, font, width));
	return most;
}

int labels_height(const struct labels *labels, struct arena *arena, int width)
{
	return labels_lines(labels, arena, FONT_LABEL, width) * picture_line_height(FONT_LABEL) + 4;
}

int labels_shown(const struct labels *labels, int most)
{
	return labels->count < (size_t)most ? (int)labels->count : most;
}
