/*
 * The channel answer in sentences, and what it rests on.
 */
#ifndef ANALYSES_CHANNEL_WORDS_H
#define ANALYSES_CHANNEL_WORDS_H

#include "analyses/channel/channel_tables.h"

/* A strategy's last year, and its lines of that year summed by channel. */
struct strategy_end {
	const struct bound_strategy *strategy;
	struct channel_sum sum;
	int64_t *volumes;                 /* by channel */
	struct money *gross, *cash;       /* by channel */
	struct channel_council *councils; /* by council, the gains only */
};

/* The strategy that releases most cash, else most gross. */
const struct strategy_end *channel_best(const struct strategy_end *ends, size_t count);

/* Is a failure share, or (is_cash) a cashable share, not given where the strategy's figures would
 * use it? */
const char *channel_lacking(const struct plan *plan, const struct strategy_end *end, bool is_cash);

/* Add the answer, the caveats, the assumptions used and the charts. */
void channel_words(struct results *results, const struct plan *plan,
		   const struct channel_tables *tables, const struct strategy_end *ends);

#endif
