/*
 * What a contact costs in a plan: the unit cost of each service and channel.
 */
#ifndef SUMS_CHANNEL_COSTS_H
#define SUMS_CHANNEL_COSTS_H

#include "sums/channel_plan.h"

/* Fill plan->costs, the channels and groups being known; false with faults, for want of one. */
bool channel_costs_find(struct plan *plan);

/* The costs of the set become levers, in its order. */
void channel_costs_list(struct plan *plan);

#endif
