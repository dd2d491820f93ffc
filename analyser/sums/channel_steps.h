/*
 * The channel strategy's steps for one group and one year.
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

/* Whole contacts of one group in one year; arrays by the plan's channels. */
struct step_volumes {
	const int64_t *demand; /* V: without the strategy */
	int64_t *strategy;     /* with it */
	int64_t *failed;       /* that came back, of these */
	int64_t avoided, shifted, n_failed;
};

/* Room for a plan's channels, made once and used for every group. */
struct step_work {
	const struct plan *plan;
	const struct channel_numbers *numbers;
	const struct bound_strategy *strategy; /* that is worked on, */
	int year, rules_year;                  /* and when; by which year of its rules */
	struct step_volumes volumes;
	int64_t *left;            /* W: what is left after avoiding */
	int64_t *shifted;         /* volumes after the shifts */
	int64_t *free;            /* of these, what take-up has not yet taken */
	int64_t *taken;           /* by one take-up */
	int64_t *weights, *parts; /* of channels in order of name */
	int64_t *moves;           /* [from][to], by shift */
	/* Why a run ended before it was done. */
	const struct group *group;
	const struct bound_rule *rule; /* that asks for too much, */
	int64_t wanted, available;     /* so many contacts of so many */
};

/* Room for any numbers of a plan. */
void step_work_init(struct step_work *work, const struct plan *plan, struct arena *arena);

/* Choose what steps_run() works on: a strategy in a year, 1 or later. */
void steps_begin(struct step_work *work, const struct channel_numbers *numbers,
		 const struct bound_strategy *strategy, int year);

/*
 * steps_run(work, group):
 * Fill work->volumes.  Else the reason, and work->group: a sum is out of range
 * or a take-up asks for more contacts than there are.
 */
enum sums_status steps_run(struct step_work *work, const struct group *group);

/*
 * steps_move(work, from, to, moved):
 * Count a move with its failures, step 5: F = round(M x failure share of the
 * channel moved to).  False out of range.
 */
bool steps_move(struct step_work *work, size_t from, size_t to, int64_t moved);

/*
 * steps_rising(work, rule, start):
 * The share that a rule asks for, in a straight line from `start` in the base
 * year, not in lowest terms: start's times a milliard and up to 60 years.
 */
struct fraction steps_rising(const struct step_work *work, const struct bound_rule *rule,
			     struct fraction start);

/* Do the shares out of every channel come to 100% at most, in all years? */
enum sums_status steps_check_shifts(const struct plan *plan, const struct channel_numbers *numbers);

#endif
