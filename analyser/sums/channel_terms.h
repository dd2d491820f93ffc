/*
 * What is assumed of a plan's channels: growth, failures, cash, posts.
 */
#ifndef SUMS_CHANNEL_TERMS_H
#define SUMS_CHANNEL_TERMS_H

#include "sums/channel_plan.h"

/*
 * Find the plan's growth and terms, its channels and groups being known.
 * Growth is a service's own, else the channel's, else that of `*`; it
 * compounds year by year.  False with faults: growth or volumes that cannot be counted,
 * contacts_per_post without post_cost, an assumption of a channel or service
 * that nothing has; one of a channel that the activity lacks is said in a
 * notice.
 */
bool terms_find(struct plan *plan);

#endif
