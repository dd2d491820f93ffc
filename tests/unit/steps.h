/*
 * One strategy at work on one group of contacts.
 */
#ifndef STEPS_H
#define STEPS_H

#include "unit.h"

#include "asking.h"

#include "sums/channel_steps.h"

/* The steps of a plan's first strategy and group. */
static inline void run_steps(struct asking *asking, struct plan *plan, struct step_work *work,
			     int year)
{
	struct levers *levers = arena_alloc(asking->arena, sizeof *levers);

	levers_init(levers, asking->arena);
	assert_true(plan_make(plan, &asking->channel, levers, asking->arena, &asking->diagnostics));
	step_work_init(work, plan, 1, asking->arena);
	steps_begin(work, plan->given, &plan->strategies[0], year, 1);
	assert_int_equal(steps_run(work, &plan->groups[0]), SUMS_DONE);
}

/* What a channel of the group has without the strategy in the year worked on. */
static inline int64_t demand_of(const struct step_work *work, size_t channel)
{
	return numbers_demand(work->numbers, work->plan, work->group, channel)[work->first];
}

#endif
