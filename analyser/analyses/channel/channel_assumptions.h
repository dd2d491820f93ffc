/*
 * What a channel answer assumes: the contacts it starts from and their cost, the unit costs in use,
 * every rule of the strategies with its values and ranges, and the assumptions given.
 */
#ifndef ANALYSES_CHANNEL_ASSUMPTIONS_H
#define ANALYSES_CHANNEL_ASSUMPTIONS_H

#include "analyses/channel/channel_tables.h"

/* List them with the results, each with its source; channel_total is filled. */
void channel_assumptions_list(struct results *results, const struct plan *plan,
			      const struct channel_tables *tables);

/*
 * The sets of unit costs in use, that which prices most of the base year's cost first:
 * `nwegg-2007`, or `nwegg-2007 (85% of cost) and stonebridge (15%)`.
 */
const char *channel_sets(struct arena *arena, const struct channel_question *question);

#endif
