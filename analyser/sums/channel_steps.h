/*
 * The channel strategy's steps for one group, in one year or several at once.
 *
 * Design, section 6, steps 1 to 5: demand grows; avoidable contacts and
 * repeats fall away, row by row; then, by channel of the group, shares shift
 * from one channel to another, take-up raises a channel's share, and of each
 * move some contacts fail and come back through the channel they left.
 *
 * Where the design is silent: shifts whose halves, rounded up, would move more contacts than a
 * channel has (50% and 50% of one) give back what is too much, first the move that rounding gained
 * most.
 *
 * A strategy that comes late has the values that its rules would have had so many years before.
 */
#ifndef SUMS_CHANNEL_STEPS_H
#define SUMS_CHANNEL_STEPS_H

#include "sums/channel_numbers.h"

/* Whole contacts of one group: [channel][year], or by year. */
struct step_volumes {
	int64_t *demand;                       /* V: without the strategy */
	int64_t *strategy;                     /* with it */
	int64_t *failed;                       /* that came back, of these */
	int64_t *avoided, *shifted, *n_failed; /* in all, by year */
};

/* Room for a plan's channels and years, made once and used for every group. */
struct step_work {
	const struct plan *plan;
	const struct channel_numbers *numbers;
	const struct bound_strategy *strategy; /* that is worked on, */
	int first, n_years;                    /* in so many years from this on; */
	int start;                             /* its rules act from this of them on, */
	int first_rules;   /* and in the first of these years would be in this year of theirs */
	int64_t delivered; /* of the change that they ask for, in billionths */
	struct step_volumes volumes;
	int64_t *left;            /* W: what is left after avoiding, [channel][year] */
	int64_t *shifted;         /* volumes after the shifts, the same */
	int64_t *free;            /* of these, what take-up has not yet taken */
	int64_t *taken;           /* by one take-up */
	int64_t *moves;           /* [from][to][year], by shift */
	int64_t *totals, *sums;   /* by year */
	int64_t *weights, *parts; /* of the channels that a take-up takes from */
	/* Why a run ended before it was done. */
	const struct group *group;
	const struct bound_rule *rule; /* that asks for too much, */
	int64_t wanted, available;     /* so many contacts of so many */
};

/* Room for any numbers of a plan. */
void step_work_init(struct step_work *work, const struct plan *plan, struct arena *arena);

/* Choose what steps_run() works on: a strategy in so many years from one on, 1 or later. */
void steps_begin(struct step_work *work, const struct channel_numbers *numbers,
		 const struct bound_strategy *strategy, int first, int n_years);

/*
 * steps_run(work, group):
 * Fill work->volumes.  Else the reason, and work->group: a sum is out of range
 * or a take-up asks for more contacts than there are.
 */
enum sums_status steps_run(struct step_work *work, const struct group *group);

/*
 * steps_move(work, from, to, moves):
 * Count the moves of each year with their failures, step 5: F = round(M x failure share of the
 * channel moved to).  False out of range.
 */
bool steps_move(struct step_work *work, size_t from, size_t to, const int64_t *moves);

/*
 * steps_target(target, work, rule, start, t):
 * The share that a rule asks for in the t-th year, in a straight line from `start` in the base
 * year, and of what is more than `start` the part that is delivered; not always in lowest terms.
 * False out of range.
 */
bool steps_target(struct fraction *target, const struct step_work *work,
		  const struct bound_rule *rule, struct fraction start, int t);

/* The values of a rule in the t-th year. */
static inline const struct portion *steps_value(const struct step_work *work,
						const struct bound_rule *rule, int t)
{
	return numbers_in(work->numbers, work->plan, rule->series, work->first_rules + t);
}

/* Do the shares out of every channel come to 100% at most, in all years? */
enum sums_status steps_check_shifts(const struct plan *plan, const struct channel_numbers *numbers);

#endif
