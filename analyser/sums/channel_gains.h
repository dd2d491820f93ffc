/*
 * Channel gains as figures, for the business case.
 */
#ifndef SUMS_CHANNEL_GAINS_H
#define SUMS_CHANNEL_GAINS_H

#include "sums/channel_blocks.h"

/* What one strategy comes to in one year, in pounds; none in the base year. */
struct channel_gain {
	struct money promised; /* the gross gain as it would be if no contact failed */
	struct money gross, cash;
	struct money *by_cost; /* the gross gain by unit cost of the set */
};

/* Room for the sums of a plan, used for one evaluation after another. */
struct channel_scratch {
	struct channel_numbers numbers;
	struct channel_blocks blocks;
	/* Of one council, by channel, year and lane, where whole posts are released. */
	int64_t *removed;
	struct money *most;
	struct money *promised, *gross, *cash, *by_cost; /* of one strategy, [year][lane] */
};

/* Room for so many sets of values, each a lane (channel_numbers.h). */
void channel_scratch_init(struct channel_scratch *scratch, const struct plan *plan, size_t n_lanes,
			  struct arena *arena);

/* Gains by strategy and year, those before the question's first year none. */
struct channel_gain *channel_gains_new(const struct plan *plan, struct arena *arena);

/* A strategy's gain in a year, counted from the base year, 0. */
static inline struct channel_gain *
channel_gain_of(struct channel_gain *gains, const struct plan *plan, size_t strategy, int year)
{
	return &gains[strategy * ((size_t)plan->n_years + 1) + (size_t)year];
}

/*
 * The gains of each lane, of one strategy, or below zero of every one, by the values of the levers,
 * those of one lane behind those of another; else the reason, of one of the lanes.  Strategies come
 * late by the same in all lanes.
 */
enum sums_status channel_gains_make(struct channel_gain *const *gains, const struct plan *plan,
				    const int64_t *values, int only,
				    struct channel_scratch *scratch);

#endif
