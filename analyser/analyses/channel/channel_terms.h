/*
 * What is assumed of a plan's channels: growth, failures, cash, posts.
 */
#ifndef ANALYSES_CHANNEL_TERMS_H
#define ANALYSES_CHANNEL_TERMS_H

#include "analyses/channel/channel_plan.h"

/*
 * Fill the plan's growth and terms, its channels and groups being known.
 * Growth is a service's own, else the channel's, else that of `*`; it
 * compounds year by year.  False with faults: volumes too large to be
 * added up, contacts_per_post without post_cost.  An assumption of
 * a channel or service that the activity lacks is said in a notice.
 */
bool terms_find(struct plan *plan);

/* Step 1: a row's volume in a year of the plan, grown.  False out of range. */
bool terms_demand(int64_t *volume, const struct plan *plan, int service, int channel,
		  int64_t base_volume, int year);

#endif
