/*
 * A plan's strategies bound to its names, each rule checked to have data.
 */
#ifndef ANALYSES_CHANNEL_BIND_H
#define ANALYSES_CHANNEL_BIND_H

#include "analyses/channel/channel_plan.h"

/* Fill plan->strategies; the rest of the plan is ready.  False with faults. */
bool bind_strategies(struct plan *plan);

#endif
