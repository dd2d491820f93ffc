/*
 * What a chart shows, in words, for whoever cannot see it.
 */
#ifndef PLOTS_DESCRIBE_H
#define PLOTS_DESCRIBE_H

#include "base/arena.h"
#include "results/results.h"

/*
 * describe(chart, table, arena):
 * `Bars. Gross gain by strategy, in pounds: from £0 (do nothing) to £19.1m (right-first-time)...`:
 * each measure with its unit, what is least and what is largest, and which table has all figures.
 * A clean text of a few sentences.
 */
const char *describe(const struct chart *chart, const struct table *table, struct arena *arena);

#endif
