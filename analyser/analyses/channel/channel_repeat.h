/*
 * What failed and repeated contact makes of a channel's cost.
 *
 * Of contacts moved from one channel to another a share f fails, and comes
 * back through the channel it left: one costs the new channel's c_to and
 * f x c_from.  The move stops paying where that is c_from:
 *
 *     break-even failure = 1 - c_to / c_from
 *
 * Where a share r of requests is resolved at first contact, a request takes
 * 1 / r contacts (as the strategies' step `first-contact` has it), so
 *
 *     cost per resolved request = unit cost / r, rounded to £0.0001
 */
#ifndef ANALYSES_CHANNEL_REPEAT_H
#define ANALYSES_CHANNEL_REPEAT_H

#include "sums/channel_plan.h"
#include "results/results.h"

/*
 * channel_repeat_add(results, plan):
 * Add break_even, for each move to a cheaper channel, a row for all services
 * where they have the same costs; resolved_cost_channel and resolved_cost, for
 * the base year's contacts whose share resolved at first contact is given.
 */
void channel_repeat_add(struct results *results, const struct plan *plan);

#endif
