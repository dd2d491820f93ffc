/*
 * The rules of a strategy held against each other: what they move together must be possible.
 */
#ifndef SUMS_CHANNEL_SHARES_H
#define SUMS_CHANNEL_SHARES_H

#include "sums/channel_plan.h"

/* Fill strategy->shift_sets; false with faults, where shares out of a channel are over 100%. */
bool channel_shares_shifts(struct plan *plan, struct bound_strategy *strategy);

/* Rules of one take-up, each naming a channel to take from, must agree on the share. */
bool channel_shares_take_ups(struct plan *plan, const struct bound_strategy *strategy);

#endif
