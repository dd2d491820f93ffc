/*
 * Lines of council, service, channel and year: volumes, costs, gains, cash.
 */
#ifndef ANALYSES_CHANNEL_LINES_H
#define ANALYSES_CHANNEL_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "analyses/channel/channel_plan.h"

/*
 * Contacts and pounds a year.  Costs are rounded to the penny here, once;
 * every total is the exact sum of lines.
 */
struct channel_line {
	int council, service, channel;
	int64_t baseline_volume, strategy_volume;
	struct money baseline_cost, strategy_cost, gross, cash;
};

/* What a strategy comes to in a year: the sums of its lines. */
struct channel_sum {
	int64_t demand, avoided, shifted, failed;
	struct money baseline_cost, strategy_cost, gross, cash;
};

/* Lines of one strategy and year, in order of council, service and channel. */
struct channel_lines {
	struct channel_line *items;
	size_t count, capacity;
	struct channel_sum sum;
};

/*
 * lines_make(lines, plan, strategy, year, work):
 * Work out a strategy's lines in a year, 1 or later, replacing what *lines
 * held (its room is used again).  False with faults.
 */
struct step_work;
bool lines_make(struct channel_lines *lines, const struct plan *plan,
		const struct bound_strategy *strategy, int year, struct step_work *work);

#endif
