/*
 * Who uses which channel, period by period: the mix of a log added up.
 */
#ifndef ANALYSES_PERIOD_MIX_H
#define ANALYSES_PERIOD_MIX_H

#include "results/results.h"

/*
 * From a table of sums with a channel, a month (or else a year) and counts: add the table `mix`,
 * one row for each period and channel over all else, with the chart of the same name, and say in
 * the answer what changed most and how many contacts are of a channel that nobody knows.  Nothing
 * where the table has no such columns.
 */
void period_mix_add(struct results *results, const struct table *sums, const char *source);

#endif
