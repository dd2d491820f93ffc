/*
 * Which rule acts where: a table for each strategy, by service and purpose.
 *
 * Of several rules for one place the most particular acts: a named service
 * before a named channel before a named purpose before `*`.
 */
#ifndef SUMS_CHANNEL_RULES_H
#define SUMS_CHANNEL_RULES_H

#include "sums/channel_plan.h"

/* Make the tables of a strategy whose rules are bound. */
void rules_tabulate(struct bound_strategy *strategy, const struct plan *plan);

/* Those that act on a group. */
static inline const struct scope_rules *rules_of(const struct bound_strategy *strategy,
						 const struct group *group)
{
	return &strategy->scopes[group->scope];
}

#endif
