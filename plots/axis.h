/*
 * An axis of figures: its range, the steps of its ticks, and figures as text.
 *
 * To make one: axis_init(), axis_cover() for each figure, axis_settle().
 * Figures are in units of their kind, as decimal_units() gives them.
 */
#ifndef PLOTS_AXIS_H
#define PLOTS_AXIS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "plots/picture.h"

struct axis {
	enum value_kind kind;
	bool is_empty; /* no figure yet */
	int64_t low, high, step;
	int64_t least, greatest; /* of its figures, once settled */
	bool is_fine;            /* small sums: people want to see the pennies */
	bool is_near;            /* zero need not show */
};

/* An axis without figures that includes zero. */
void axis_init(struct axis *axis, enum value_kind kind);

/*
 * One that includes zero only where its figures do, and spans a tenth of the
 * largest or more: for marks, never for bars.
 */
void axis_init_near(struct axis *axis, enum value_kind kind);

/* Widen the range to include a figure. */
void axis_cover(struct axis *axis, int64_t units);

/* Choose about `ticks` steps of 1, 2, 2.5 or 5 times a power of ten, and widen the range to whole
 * steps; again with another number of ticks, where it turns out what room there is. */
void axis_settle(struct axis *axis, int ticks);

/* How many steps have room for their texts on so many pixels across. */
int axis_ticks_across(int width);

/* End the axis where its figures end: for marks across, whose figures stand behind them. */
void axis_tighten(struct axis *axis);

/* The first tick: the least whole step that the axis has. */
int64_t axis_first(const struct axis *axis);

/* Where a figure stands on a settled axis that runs from one pixel to another. */
int axis_place(const struct axis *axis, int64_t units, int from, int to);

/* A figure as a number for gnuplot. */
struct decimal axis_decimal(const struct axis *axis, int64_t units);

/* A tick's text, in one unit for the whole axis: `£1.5m`, `-£250k`, `40%`, `12,000`. */
const char *axis_tick_text(const struct axis *axis, int64_t units, struct arena *arena);

/* A figure's text: `£1.2m`, `£940k`, `£7.81` on an axis of small sums, `46%`. */
const char *axis_figure_text(const struct axis *axis, int64_t units, struct arena *arena);

/* The widest of the tick texts, in pixels of the picture. */
int axis_tick_width(const struct axis *axis, struct arena *arena);

/* Write `set xrange` (or that of another axis). */
void axis_write_range(FILE *script, const char *name, const struct axis *axis);

/*
 * Draw a light line across the plot for every step, with its text: below for
 * an axis of x, to the left for one of y.  `from` and `to` are the ends of the
 * other axis, from the left or from the top.
 */
void axis_write_ticks_x(struct picture *picture, const struct axis *axis, struct decimal from,
			struct decimal to);
void axis_write_ticks_y(struct picture *picture, const struct axis *axis, struct decimal from,
			struct decimal to);

#endif
