#include "plots/kinds.h"

static draw_function *const kinds[] = {
    [CHART_STACKED_SHARES] = shares_draw,
    [CHART_GROUPED_BARS] = bars_draw,
    [CHART_RANGES] = ranges_draw,
    [CHART_PARETO] = pareto_draw,
    [CHART_LOG_POINTS] = points_draw,
    [CHART_WATERFALL] = waterfall_draw,
    [CHART_LINES] = lines_draw,
    [CHART_BOXES] = boxes_draw,
    [CHART_DOTS] = dots_draw,
};

draw_function *kinds_draw(enum chart_kind kind)
{
	return (size_t)kind < sizeof kinds / sizeof kinds[0] ? kinds[kind] : NULL;
}
