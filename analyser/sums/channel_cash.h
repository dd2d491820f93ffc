/*
 * How much of a council's gains frees cash.
 *
 * A negative gain counts whole.  A positive one counts by the cashable share of its service and
 * channel, else of its channel (all of it where none is given), to the penny; but where
 * contacts_per_post and post_cost are given, a council's release on the channel is whole posts,
 *     floor(contacts removed / contacts per post) x post cost,
 * at most its positive gains there.
 */
#ifndef SUMS_CHANNEL_CASH_H
#define SUMS_CHANNEL_CASH_H

#include "sums/channel_numbers.h"

/* Does a channel release whole posts in a lane? */
static inline bool cash_has_posts(const struct channel_numbers *numbers, const struct plan *plan,
				  size_t channel, size_t lane)
{
	const struct channel_terms *terms = &plan->terms[channel];

	return terms->has_posts && numbers_value(numbers, terms->contacts_per_post, lane) > 0;
}

/* The cashable shares of a service's channel, by year and lane. */
static inline const struct portion *cash_shares(const struct channel_numbers *numbers,
						const struct plan *plan, int service,
						size_t channel)
{
	const int own = plan->own_cashable[(size_t)service * plan->n_channels + channel];

	return numbers_in(numbers, plan, own >= 0 ? own : plan->terms[channel].cashable, 0);
}

/* The cash of one line by the share; false out of range. */
static inline bool cash_by_share(struct money *cash, struct money gross,
				 const struct portion *share)
{
	*cash = gross;
	return gross.hundredths <= 0 || portion_of_money(cash, gross, share);
}

/* What a council releases on a channel by posts, of so much at most; false out of range. */
bool cash_by_posts(struct money *release, const struct channel_numbers *numbers,
		   const struct plan *plan, size_t channel, size_t lane, int64_t removed,
		   struct money most);

#endif
