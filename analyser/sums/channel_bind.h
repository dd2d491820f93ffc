/*
 * A plan's strategies bound to its names, each rule checked to have data.
 */
#ifndef SUMS_CHANNEL_BIND_H
#define SUMS_CHANNEL_BIND_H

#include "sums/channel_plan.h"

/* Fill plan->strategies; the rest of the plan is ready.  False with faults. */
bool bind_strategies(struct plan *plan);

#endif
