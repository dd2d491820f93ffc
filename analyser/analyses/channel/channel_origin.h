/*
 * Whose unit costs an answer rests on, where one set falls back on another.
 *
 * Nothing here does anything where one set prices all.
 */
#ifndef ANALYSES_CHANNEL_ORIGIN_H
#define ANALYSES_CHANNEL_ORIGIN_H

#include "analyses/channel/channel_tables.h"

/* Make the tables cost_origin and gain_origin, and keep them with the others. */
void channel_origin_make(struct channel_tables *tables, struct results *results,
			 const struct plan *plan);

/* Add a strategy's gains in a year, by set. */
void channel_origin_year(struct channel_tables *tables, const struct plan *plan,
			 const struct bound_strategy *strategy, int year,
			 const struct channel_lines *lines);

/*
 * channel_origin_say(results, plan, tables):
 * Add the base year's contacts and cost by set, and say both in the answer, or
 * in what a case rests on where this is a part of one.
 */
void channel_origin_say(struct results *results, const struct plan *plan,
			const struct channel_tables *tables);

#endif
