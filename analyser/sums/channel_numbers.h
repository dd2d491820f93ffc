/*
 * The numbers of a plan by the values of its levers: shares by year, unit costs, and the demand of
 * each year and what it would cost, which no strategy changes.
 *
 * Pure: a plan and values go in.  Room is made once and used for any values.
 *
 * Several sets of values may be worked on side by side, each a lane: what stands by year stands by
 * year and lane, so that a loop goes over both.  Whether one of them fails is found of all.
 */
#ifndef SUMS_CHANNEL_NUMBERS_H
#define SUMS_CHANNEL_NUMBERS_H

#include "sums/channel_plan.h"
#include "sums/status.h"

#define SHARE_NONE (-1)   /* a row has no share */
#define SHARE_UNEVEN (-2) /* it has one that is no whole number of billionths */

struct channel_numbers {
	size_t n_lanes;
	const int64_t *values;   /* of the levers: [lane][lever] */
	size_t n_levers;         /* of each lane */
	struct portion *by_year; /* [series][year][lane] */
	uint64_t *places;        /* the same (portions.h) */
	bool *are_near;          /* of each series, all */
	int64_t *avoidable;      /* [row][lane], in billionths, or one of those above */
	int64_t *first_contact;  /* the same */
	/* Years stand side by side, since all of them are worked on at once. */
	int64_t *demand;        /* [row][year][lane] */
	int64_t *group_demand;  /* [group][channel][year][lane] */
	int64_t *block_demand;  /* [block][channel][year][lane] */
	struct money *baseline; /* the same, what it costs, to the penny */
	int64_t *totals;        /* [year][lane] of demand */
	int64_t *counts;        /* [year][lane]: a row's contacts */
	struct portion *filled; /* [year]: a series that is being made */
};

/* Room for the numbers of a plan, of so many sets of values. */
void channel_numbers_init(struct channel_numbers *numbers, const struct plan *plan, size_t n_lanes,
			  struct arena *arena);

/* Work them out; values, those of one lane behind those of another, are borrowed. */
enum sums_status channel_numbers_make(struct channel_numbers *numbers, const struct plan *plan,
				      const int64_t *values);

/* The demand of each year alone; false where it is too large to work with exactly. */
bool channel_numbers_demand(struct channel_numbers *numbers, const struct plan *plan,
			    const int64_t *values);

/* How many figures stand by year, the base year among them, and lane. */
static inline size_t numbers_cells(const struct channel_numbers *numbers, const struct plan *plan)
{
	return ((size_t)plan->n_years + 1) * numbers->n_lanes;
}

/* Where a series stands in a year, by lane, and in later ones. */
static inline size_t numbers_at(const struct channel_numbers *numbers, const struct plan *plan,
				int series, int year)
{
	return (size_t)series * numbers_cells(numbers, plan) + (size_t)year * numbers->n_lanes;
}

static inline const struct portion *numbers_in(const struct channel_numbers *numbers,
					       const struct plan *plan, int series, int year)
{
	return &numbers->by_year[numbers_at(numbers, plan, series, year)];
}

/* The same, to be taken of many counts. */
static inline struct portions numbers_from(const struct channel_numbers *numbers,
					   const struct plan *plan, int series, int year)
{
	const size_t at = numbers_at(numbers, plan, series, year);

	return (struct portions){&numbers->by_year[at], &numbers->places[at],
				 numbers->are_near[series]};
}

/* A lever's value in a lane. */
static inline int64_t numbers_value(const struct channel_numbers *numbers, int lever, size_t lane)
{
	return numbers->values[lane * numbers->n_levers + (size_t)lever];
}

/* The demand of a group's channel, by year and lane. */
static inline const int64_t *numbers_demand(const struct channel_numbers *numbers,
					    const struct plan *plan, const struct group *group,
					    size_t channel)
{
	const size_t number = (size_t)(group - plan->groups);

	return &numbers->group_demand[(number * plan->n_channels + channel) *
				      numbers_cells(numbers, plan)];
}

/* The unit cost of a service's channel, which has one. */
static inline struct money numbers_cost(const struct channel_numbers *numbers,
					const struct plan *plan, int service, size_t channel,
					size_t lane)
{
	return (struct money){numbers_value(
	    numbers, plan->cost_levers[(size_t)service * plan->n_channels + channel], lane)};
}

#endif
