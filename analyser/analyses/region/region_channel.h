/*
 * Councils by what their contacts cost, between the ranking and its charts.
 */
#ifndef ANALYSES_REGION_CHANNEL_H
#define ANALYSES_REGION_CHANNEL_H

#include "analyses/region/region.h"

/* One council and what one contact costs there. */
struct region_council {
	const char *name;
	const struct channel_council *sums;
	struct money each;
	int64_t rank;
};

/* Add council_cost with the chart council-costs: a dot for each council of council_rank. */
void region_dots_add(struct results *results, const struct channel_question *question,
		     const struct table *rank);

/* Add council_mix with the chart council-mix: channels by year, councils in their order. */
void region_mix_add(struct results *results, const struct channel_question *question,
		    const struct region_council *councils, size_t count);

#endif
