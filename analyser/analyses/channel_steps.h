/*
 * The channel strategy's steps for one group and one year.
 *
 * Design, section 6, steps 1 to 5: demand grows; avoidable contacts and
 * repeats fall away, row by row; then, by channel of the group, shares shift
 * from one channel to another, take-up raises a channel's share, and of each
 * move some contacts fail and come back through the channel they left.
 */
#ifndef ANALYSES_CHANNEL_STEPS_H
#define ANALYSES_CHANNEL_STEPS_H

#include <stdbool.h>
#include <stdint.h>

#include "analyses/channel_plan.h"

/* Whole contacts of one group in one year; arrays by the plan's channels. */
struct step_volumes {
	int64_t *demand;   /* V: without the strategy */
	int64_t *strategy; /* with it */
	int64_t avoided, shifted, failed;
};

/* Room for a plan's channels, made once and used for every group. */
struct step_work {
	struct step_volumes volumes;
	int64_t *base;  /* the base year's volumes */
	int64_t *left;  /* W: what is left after avoiding */
	int64_t *taken; /* by take-up, of each source */
	int64_t *weights;
	int64_t *moves; /* [from][to], by shift */
	struct fraction *shares;
};

void step_work_init(struct step_work *work, const struct plan *plan);

/*
 * steps_run(work, plan, strategy, group, year):
 * Fill work->volumes for a year, 1 or later.  False with a fault where a sum
 * is out of range or a take-up asks for more contacts than there are.
 */
bool steps_run(struct step_work *work, const struct plan *plan,
	       const struct bound_strategy *strategy, const struct group *group, int year);

#endif
