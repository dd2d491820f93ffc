#include "plots/picture.h"

static const struct {
	draw_function *draw;
	const char *name;
} kinds[] = {
    [CHART_STACKED_SHARES] = {shares_draw, "Stacked bars of shares"},
    [CHART_GROUPED_BARS] = {bars_draw, "Bars"},
    [CHART_RANGES] = {ranges_draw, "Ranges from low to high"},
    [CHART_PARETO] = {pareto_draw, "Bars in order, with their cumulative share"},
    [CHART_LOG_POINTS] = {points_draw, "Points on a logarithmic scale"},
    [CHART_WATERFALL] = {waterfall_draw, "Steps from one total to the next"},
    [CHART_LINES] = {lines_draw, "Lines"},
    [CHART_BOXES] = {boxes_draw, "Ranges with their quartiles"},
    [CHART_DOTS] = {dots_draw, "Dots"},
    [CHART_TORNADO] = {tornado_draw, "Bars from low to high about the figure as planned"},
    [CHART_FAN] = {fan_draw, "A line within a band from low to high"},
    [CHART_CUMULATIVE] = {cumulative_draw, "Rising curves of chances"},
    [CHART_GRID] = {grid_draw, "A grid of figures"},
};

static bool is_known(enum chart_kind kind)
{
	return (size_t)kind < N_OF(kinds);
}

draw_function *kinds_draw(enum chart_kind kind)
{
	return is_known(kind) ? kinds[kind].draw : NULL;
}

const char *kinds_name(enum chart_kind kind)
{
	return is_known(kind) && kinds[kind].name != NULL ? kinds[kind].name : "Chart";
}
