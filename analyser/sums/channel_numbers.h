/*
 * The numbers of a plan by the values of its levers: shares by year, unit costs, and the demand of
 * each year and what it would cost, which no strategy changes.
 *
 * Pure: a plan and values go in.  Room is made once and used for any values.
 */
#ifndef SUMS_CHANNEL_NUMBERS_H
#define SUMS_CHANNEL_NUMBERS_H

#include "sums/channel_plan.h"
#include "sums/status.h"

#define SHARE_NONE (-1)   /* a row has no share */
#define SHARE_UNEVEN (-2) /* it has one that is no whole number of billionths */

struct channel_numbers {
	const int64_t *values;   /* of the levers */
	struct portion *by_year; /* [series][year] */
	int64_t *avoidable;      /* of each row, in billionths, or one of those above */
	int64_t *first_contact;  /* the same */
	/* Years stand side by side, since all of them are worked on at once. */
	int64_t *demand;        /* [row][year] */
	int64_t *group_demand;  /* [group][channel][year] */
	int64_t *block_demand;  /* [block][channel][year] */
	struct money *baseline; /* the same, what it costs, to the penny */
	int64_t *totals;        /* [year] of demand */
};

/* Room for the numbers of a plan. */
void channel_numbers_init(struct channel_numbers *numbers, const struct plan *plan,
			  struct arena *arena);

/* Work them out; values are borrowed. */
enum sums_status channel_numbers_make(struct channel_numbers *numbers, const struct plan *plan,
				      const int64_t *values);

/* The demand of each year alone; false where it is too large to work with exactly. */
bool channel_numbers_demand(struct channel_numbers *numbers, const struct plan *plan,
			    const int64_t *values);

/* A series in a year. */
static inline const struct portion *numbers_in(const struct channel_numbers *numbers,
					       const struct plan *plan, int series, int year)
{
	return &numbers->by_year[(size_t)series * ((size_t)plan->n_years + 1) + (size_t)year];
}

/* The demand of a group's channel, by year. */
static inline const int64_t *numbers_demand(const struct channel_numbers *numbers,
					    const struct plan *plan, const struct group *group,
					    size_t channel)
{
	const size_t number = (size_t)(group - plan->groups);

	return &numbers->group_demand[(number * plan->n_channels + channel) *
				      ((size_t)plan->n_years + 1)];
}

/* The unit cost of a service's channel, which has one. */
static inline struct money numbers_cost(const struct channel_numbers *numbers,
					const struct plan *plan, int service, size_t channel)
{
	return (struct money){
	    numbers->values[plan->cost_levers[(size_t)service * plan->n_channels + channel]]};
}

#endif
