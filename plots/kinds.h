/*
 * The kinds of charts, one drawing for each.
 */
#ifndef PLOTS_KINDS_H
#define PLOTS_KINDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "plots/picture.h"
#include "results/results.h"

/* Write the script of a whole picture; false, writing nothing, where there is nothing to draw. */
typedef bool draw_function(struct picture *picture);

draw_function shares_draw, bars_draw, ranges_draw, pareto_draw, points_draw, waterfall_draw,
    lines_draw;
draw_function boxes_draw, dots_draw, tornado_draw, fan_draw, cumulative_draw, grid_draw;

/* The drawing of a kind, or NULL. */
draw_function *kinds_draw(enum chart_kind kind);

/* What a kind looks like, as a heading for who cannot see it: `Stacked bars of shares`. */
const char *kinds_name(enum chart_kind kind);

/* --- What a chart shows, in words, for whoever cannot see it --- */

/*
 * `Bars. Gross gain by strategy, in pounds: from £0 (do nothing) to £19.1m (right-first-time)...`:
 * each measure with its unit, what is least and what is largest, and which table has all figures.
 * A clean text of a few sentences.
 */
const char *kinds_describe(const struct chart *chart, const struct table *table,
			   struct arena *arena);

#endif
