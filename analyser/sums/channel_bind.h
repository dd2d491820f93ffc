/*
 * A plan's strategies bound to its names, each rule checked to have data.
 */
#ifndef SUMS_CHANNEL_BIND_H
#define SUMS_CHANNEL_BIND_H

#include "sums/channel_plan.h"

/* Fill plan->strategies; the rest of the plan is ready.  False with faults. */
bool bind_strategies(struct plan *plan);

/* --- What a contact costs in a plan: the unit cost of each service and channel --- */

/* Fill plan->costs, the channels and groups being known; false with faults, for want of one. */
bool channel_costs_find(struct plan *plan);

/*
 * Why a rule of all services cannot move contacts to a channel: the cost it has not got, and where
 * one could come from; NULL where it has.
 */
const char *channel_costs_lacking(const struct plan *plan, const struct rule *rule, int channel);

/* The costs of the set become levers, in its order. */
void channel_costs_list(struct plan *plan);

/* The rules of a strategy held against each other: what they move together must be possible. */

/* Fill strategy->shift_sets; false with faults, where shares out of a channel are over 100%. */
bool channel_shares_shifts(struct plan *plan, struct bound_strategy *strategy);

/* Rules of one take-up, each naming a channel to take from, must agree on the share. */
bool channel_shares_take_ups(struct plan *plan, const struct bound_strategy *strategy);

/* --- What is assumed of a plan's channels: growth, failures, cash, posts --- */

/*
 * Find the plan's growth and terms, its channels and groups being known.
 * Growth is a service's own, else the channel's, else that of `*`; it
 * compounds year by year.  False with faults: growth or volumes that cannot be counted,
 * contacts_per_post without post_cost, an assumption of a channel or service
 * that nothing has; one of a channel that the activity lacks is said in a
 * notice.
 */
bool bind_terms(struct plan *plan);

#endif
