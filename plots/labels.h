/*
 * The different texts of a dimension, in the order in which a table has them:
 * the categories, series or panels of a chart.
 */
#ifndef PLOTS_LABELS_H
#define PLOTS_LABELS_H

#include <stddef.h>

#include "plots/lettering.h"
#include "results/results.h"

struct labels {
	const char **items; /* clean, never NULL */
	size_t count, capacity;
};

/* A value of a dimension as clean text; none is its reason. */
const char *labels_text(struct arena *arena, const struct value *value);

/*
 * Where the text of a row's column stands among the names, added behind them where it is new.
 * Column -1 is one name without text.
 */
size_t labels_index(struct labels *labels, struct arena *arena, const struct value *values,
		    int column);

/*
 * Where the column is of years, name all of them in the order of time, whatever the order of the
 * rows.
 */
void labels_years(struct labels *labels, struct arena *arena, const struct table *table,
		  int column);

/* The width of the widest name, at most `most` pixels. */
int labels_width(const struct labels *labels, struct font font, int most);

/* Lines that a name takes at most. */
#define LABELS_LINES 3

/* The width of a column of the names in FONT_LABEL, each on lines of at most `most` pixels. */
int labels_column(const struct labels *labels, struct arena *arena, int most);

/*
 * How many lines a name takes at a width; two where it is longer than LABELS_LINES, since it is cut
 * whatever room it has.
 */
int labels_lines_of(const char *name, struct arena *arena, struct font font, int width);

/* How many lines, 1 to LABELS_LINES, the name takes that needs most. */
int labels_lines(const struct labels *labels, struct arena *arena, struct font font, int width);

/* How high a row is at the least that has room for any of the names, as FONT_LABEL is. */
int labels_height(const struct labels *labels, struct arena *arena, int width);

/* How many of them are shown where there is room for so many. */
int labels_shown(const struct labels *labels, int most);

#endif
