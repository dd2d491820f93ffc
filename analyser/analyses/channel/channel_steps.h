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
 */
#ifndef ANALYSES_CHANNEL_STEPS_H
#define ANALYSES_CHANNEL_STEPS_H

#include <stdbool.h>
#include <stdint.h>

#include "analyses/channel/channel_plan.h"

/* Whole contacts of one group in one year; arrays by the plan's channels. */
struct step_volumes {
	int64_t *demand;   /* V: without the strategy */
	int64_t *strategy; /* with it */
	int64_t avoided, shifted, failed;
};

/* Room for a plan's channels, made once and used for every group. */
struct step_work {
	struct step_volumes volumes;
	int64_t *base;            /* the base year's volumes */
	int64_t *left;            /* W: what is left after avoiding */
	int64_t *shifted;         /* volumes after the shifts */
	int64_t *free;            /* of these, what take-up has not yet taken */
	int64_t *taken;           /* by one take-up */
	int64_t *weights, *parts; /* of channels in order of name */
	int64_t *moves;           /* [from][to], by shift */
	struct fraction *shares;
	bool *is_source;
};

void step_work_init(struct step_work *work, const struct plan *plan);

/*
 * steps_run(work, plan, strategy, group, year):
 * Fill work->volumes for a year, 1 or later.  False with a fault where a sum
 * is out of range or a take-up asks for more contacts than there are.
 */
bool steps_run(struct step_work *work, const struct plan *plan,
	       const struct bound_strategy *strategy, const struct group *group, int year);

/*
 * steps_move(work, plan, from, to, moved, year):
 * Count a move with its failures, step 5: F = round(M x failure share of the
 * channel moved to).  False out of range.
 */
bool steps_move(struct step_work *work, const struct plan *plan, size_t from, size_t to,
		int64_t moved, int year);

/* Say that a group's volumes are out of range; returns false. */
bool steps_refuse(const struct plan *plan, const struct group *group);

#endif
