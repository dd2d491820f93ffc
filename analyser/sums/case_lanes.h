/*
 * Several sets of values of one case worked out side by side: the same figures as one after
 * another, sooner, since what is looked up for one serves all and loops are as long as the
 * processor's vectors like them.
 */
#ifndef SUMS_CASE_LANES_H
#define SUMS_CASE_LANES_H

#include "sums/case_evaluate.h"

/* Of a thread: the values to work by, and what they come to. */
struct case_lanes {
	size_t count;
	int64_t *values; /* [lane][lever] */
	size_t n_levers;
	struct case_figures *figures; /* by lane, where the status says that they are done */
	enum sums_status *statuses;
	/* Room. */
	struct channel_gain **gains;
	struct channel_scratch channel;
	struct case_scratch one;
};

/* Every lane at the central values. */
void case_lanes_init(struct case_lanes *lanes, const struct case_bound *bound, size_t count,
		     struct arena *arena);

/* The values of one of them. */
static inline int64_t *case_lanes_values(const struct case_lanes *lanes, size_t lane)
{
	return &lanes->values[lane * lanes->n_levers];
}

/* Evaluate all; strategies come late by the same in each. */
void case_lanes_evaluate(struct case_lanes *lanes, const struct case_bound *bound);

#endif
