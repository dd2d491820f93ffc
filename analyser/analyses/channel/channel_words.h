/*
 * The channel answer in sentences, and what it rests on.
 */
#ifndef ANALYSES_CHANNEL_WORDS_H
#define ANALYSES_CHANNEL_WORDS_H

#include "analyses/channel/channel_tables.h"
#include "results/results.h"
#include "sums/channel_plan.h"

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

/*
 * What a channel answer assumes: the contacts it starts from and their cost, the unit costs in use,
 * every rule of the strategies with its values and ranges, and the assumptions given.  List them
 * with the results, each with its source; channel_total is filled.
 */
void channel_assumptions_list(struct results *results, const struct plan *plan,
			      const struct channel_tables *tables);

/*
 * The sets of unit costs in use, that which prices most of the base year's cost first:
 * `nwegg-2007`, or `nwegg-2007 (85% of cost) and stonebridge (15%)`.
 */
const char *channel_sets(struct arena *arena, const struct channel_question *question);

/*
 * Targets that are met already: of take-up by a group of contacts, of first contact by a row.
 *
 * A strategy moves nothing there in the years whose target is not above the base year's share,
 * which is told, since a reader would count on a gain.  Add the table target_met and say what it
 * shows; nothing where no target is met.
 */
void channel_met_add(struct results *results, const struct plan *plan);

/*
 * What failed and repeated contact makes of a channel's cost.
 *
 * Of contacts moved from one channel to another a share f fails, and comes back through the channel
 * it left: one costs the new channel's c_to and f x c_from.  The move stops paying where that is
 * c_from:
 *
 *     break-even failure = 1 - c_to / c_from
 *
 * Where a share r of requests is resolved at first contact, a request takes 1 / r contacts (as the
 * strategies' step `first-contact` has it), so
 *
 *     cost per resolved request = unit cost / r, rounded to £0.0001
 *
 * Add break_even, for each move to a cheaper channel, a row for all services where they have the
 * same costs; resolved_cost_channel and resolved_cost, for the base year's contacts whose share
 * resolved at first contact is given.
 */
void channel_repeat_add(struct results *results, const struct plan *plan);

#endif
