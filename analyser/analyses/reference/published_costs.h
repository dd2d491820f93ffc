/*
 * The published unit costs side by side, by channel: do they agree?
 */
#ifndef ANALYSES_PUBLISHED_COSTS_H
#define ANALYSES_PUBLISHED_COSTS_H

#include "model/unit_costs.h"
#include "results/results.h"

/*
 * Add the table unit_cost_published, with its chart `unit-costs`: every
 * built-in set by channel, and the set in use where it is the user's own
 * (in_use may be NULL).
 */
void published_costs_add(struct results *results, struct reference *reference,
			 const struct channels *channels, const struct unit_costs *in_use);

#endif
