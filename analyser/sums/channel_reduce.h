/*
 * Steps 2 and 3 of the channel strategy, row by row: avoidable contacts and repeats fall away.
 *
 * Design, section 6: `avoid` takes A = round(V x avoidable share x value), and `first-contact`
 * leaves round(V x r / r') of what then is there, nothing changing where r' <= r.
 */
#ifndef SUMS_CHANNEL_REDUCE_H
#define SUMS_CHANNEL_REDUCE_H

#include "sums/channel_steps.h"

/* Take from work->left and add to what is avoided; false out of range. */
bool reduce_rows(struct step_work *work, const struct group *group,
		 const struct scope_rules *rules);

#endif
