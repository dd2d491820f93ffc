/*
 * Which rows of a table a chart with a line for each row has room for.
 */
#ifndef PLOTS_CHART_ROWS_H
#define PLOTS_CHART_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "plots/axis.h"
#include "plots/labels.h"

#define CHART_ROWS_MOST 25
#define CHART_ROWS_NAMES 256 /* pixels that names take at most */

struct chart_rows {
	size_t items[CHART_ROWS_MOST]; /* in the table's order */
	size_t count;
	struct labels names; /* the category of each row, as often as it comes */
};

/*
 * All rows, or where they are more than CHART_ROWS_MOST, or than have room with names on several
 * lines, those with the largest figures in the column `measure`.  A note of the picture then says
 * how many are not shown and, where `is_summed`, what they come to.
 */
void chart_rows_choose(struct chart_rows *rows, struct picture *picture, int measure,
		       bool is_summed);

/* Write the rows' names, on lines of up to `width` pixels, to the left of the plot area. */
void chart_rows_write_names(struct picture *picture, const struct chart_rows *rows,
			    struct area area, int width);

/* Write beside the axis why a row has no figure of a measure, where it has none. */
void chart_rows_write_reason(struct picture *picture, const struct chart_rows *rows, int measure,
			     size_t place);

/* Write a block of data: each figure of a measure, and its place. */
void chart_rows_write_block(struct picture *picture, const char *name,
			    const struct chart_rows *rows, const struct axis *axis, int measure);

/*
 * A plot area with room for the names, `left` and `right` pixels for figures beside the marks, and
 * the axis; the picture is made as tall as the rows need.
 */
struct area chart_rows_area(struct picture *picture, const struct chart_rows *rows, int names_width,
			    int left, int right);

/* Write the range of the axis of rows. */
void chart_rows_write_range(struct picture *picture, const struct chart_rows *rows);

/* The ends of the axis of rows. */
struct decimal chart_rows_top(void);
struct decimal chart_rows_bottom(size_t count);

/* A row's place on the axis of rows, from the top; and in pixels. */
struct decimal chart_rows_place(size_t place);
int chart_rows_middle(const struct chart_rows *rows, struct area area, size_t place);

#endif
