/*
 * Whose unit costs an answer rests on, where one set falls back on another.
 */
#ifndef ANALYSES_CHANNEL_ORIGIN_H
#define ANALYSES_CHANNEL_ORIGIN_H

#include "analyses/channel_tables.h"

/*
 * channel_origin_add(results, plan, tables):
 * Add cost_origin, the base year's contacts and cost by set, and gain_origin,
 * each strategy's gains of each year by set, and say both in the answer.
 * Nothing where one set prices all.  The other tables are filled.
 */
void channel_origin_add(struct results *results, const struct plan *plan,
			const struct channel_tables *tables);

#endif
