
#include <ctype.h>

#include "base/text.h"
#include "plots/axis.h"
#include "plots/escape.h"
#include "plots/labels.h"

enum { NAME_MOST = 60 };

static const char *unit_words(enum value_kind kind)
{
	switch (kind) {
	case VALUE_MONEY:
		return ", in pounds";
	case VALUE_SHARE:
		return ", in percent";
	default:
		return "";
	}
}

/* `Gross gain` within a sentence; `NI 179` as it is. */
static const char *in_sentence(const char *label, bool is_first, struct arena *arena)
{
	char first =
	    (char)(is_first ? toupper((unsigned char)label[0]) : tolower((unsigned char)label[0]));

	if (label[0] == '\0' || !isalpha((unsigned char)label[0]) ||
	    isupper((unsigned char)label[1]))
		return label;
	return arena_format(arena, "%c%s", first, label + 1);
}

/* Which row a figure is of: ` (2010-11, right-first-time)`, or nothing. */
static const char *row_name(const struct chart *chart, const struct value *values,
			    struct arena *arena)
{
	const int columns[] = {chart->panel, chart->category, chart->series};
	const char *name = "";

	for (size_t i = 0; i < N_OF(columns); i++) {
		/* The series of a bridge is no name, but how a step counts. */
		if (columns[i] < 0 || (chart->kind == CHART_WATERFALL && i == 2))
			continue;

		const char *part =
		    text_cut(arena, labels_text(arena, &values[columns[i]]), NAME_MOST);

		if (part[0] != '\0')
			name = text_more(arena, name, ", ", part);
	}
	return name[0] == '\0' ? "" : arena_format(arena, " (%s)", name);
}

static const char *figure_words(const struct value *value, int64_t units, struct arena *arena)
{
	struct axis axis;

	axis_init(&axis, value->kind);
	axis_cover(&axis, units);
	axis_settle(&axis, 5);
	return axis_figure_text(&axis, units, arena);
}

/* What a measure is by: `by year and strategy`. */
static const char *dimensions(const struct chart *chart, const struct table *table,
			      struct arena *arena)
{
	const int columns[] = {chart->category, chart->panel, chart->series};
	const char *words = "";

	for (size_t i = 0; i < N_OF(columns); i++)
		if (columns[i] >= 0 && !(chart->kind == CHART_WATERFALL && i == 2))
			words =
			    text_more(arena, words, " and ",
				      in_sentence(table->columns[columns[i]].label, false, arena));
	return words[0] == '\0' ? "" : arena_format(arena, " by %s", words);
}

/* A sentence about a column, or nothing where it has no figure. */
static const char *measure_words(const struct chart *chart, const struct table *table, int column,
				 const char *label, const char *by, struct arena *arena)
{
	size_t least = 0, most = 0, count = 0;
	int64_t low = 0, high = 0, units;

	for (size_t row = 0; row < table->n_rows; row++) {
		if (!decimal_units(&table_values(table, row)[column], &units))
			continue;
		if (count == 0 || units < low) {
			low = units;
			least = row;
		}
		if (count == 0 || units > high) {
			high = units;
			most = row;
		}
		count++;
	}
	if (count == 0)
		return "";

	const struct value *first = table_values(table, least), *last = table_values(table, most);
	const char *name = in_sentence(label, true, arena);
	const char *unit = unit_words(first[column].kind);

	if (low == high)
		return arena_format(arena, " %s%s%s: %s.", name, by, unit,
				    figure_words(&first[column], low, arena));
	return arena_format(arena, " %s%s%s: from %s%s to %s%s.", name, by, unit,
			    figure_words(&first[column], low, arena), row_name(chart, first, arena),
			    figure_words(&last[column], high, arena), row_name(chart, last, arena));
}

const char *kinds_describe(const struct chart *chart, const struct table *table,
			   struct arena *arena)
{
	int columns[MAX_CHART_MEASURES + 2];
	const char *words = arena_format(arena, "%s.", kinds_name(chart->kind));
	const char *by = dimensions(chart, table, arena);

	for (size_t i = 0; i < MAX_CHART_MEASURES; i++)
		columns[i] = chart->measures[i];
	columns[MAX_CHART_MEASURES] = chart->low;
	columns[MAX_CHART_MEASURES + 1] = chart->high;
	for (size_t i = 0; i < N_OF(columns); i++) {
		const char *label = i < MAX_CHART_MEASURES ? chart->measure_labels[i] : NULL;
		const char *more;

		if (columns[i] < 0)
			continue;
		if (label == NULL)
			label = table->columns[columns[i]].label;
		more =
		    measure_words(chart, table, columns[i], escape_clean(arena, label), by, arena);
		words = arena_format(arena, "%s%s", words, more);
		by = more[0] == '\0' ? by : "";
	}
	return arena_format(arena, "%s All figures are in the table %s: %s.", words, table->id,
			    escape_clean(arena, table->title));
}
