/*
 * One strategy at work on one group of contacts.
 */
#ifndef STEPS_H
#define STEPS_H

#include "unit.h"

#include "asking.h"

#include "analyses/channel/channel_steps.h"

/* The steps of a plan's first strategy and group. */
static inline void run_steps(struct asking *asking, struct plan *plan, struct step_work *work,
			     int year)
{
	assert_true(plan_make(plan, &asking->channel, asking->arena, &asking->diagnostics));
	step_work_init(work, plan);
	assert_true(steps_run(work, plan, &plan->strategies[0], &plan->groups[0], year));
}

#endif
