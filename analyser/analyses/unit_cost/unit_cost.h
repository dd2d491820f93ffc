/*
 * What one contact costs here: activity-based costing.
 *
 * Plan, paragraph 3.32: "tools to assess the unit costs of service delivery
 * (activity based costing)".  For each service and channel of the base year,
 *
 *   variable cost = sum of minutes / 60 x hourly cost x share of contacts
 *                   + variable amounts / volume
 *   fixed cost    = fixed amounts / volume (and staff time said to be fixed)
 *   unit cost     = variable cost + fixed cost
 *
 * each of the two rounded to £0.0001.  An amount of several services or
 * channels is shared out by its stated basis, to the penny, by largest
 * remainder, over all contacts it is for; what falls on a service and channel
 * for which no cost of its own is given is shown, and is in no unit cost.
 * Fills unit_cost, unit_cost_channel, unit_cost_head, unit_cost_shared,
 * unit_cost_beside, unit_cost_curve, unit_cost_per_head, unit_costs and
 * assumptions.
 */
#ifndef ANALYSES_UNIT_COST_H
#define ANALYSES_UNIT_COST_H

#include <stdbool.h>

#include "model/activity.h"
#include "model/resources.h"
#include "results/results.h"

struct unit_cost_question {
	const struct resources *resources;
	const struct activity *activity; /* of one council */
	const char *activity_path;
	const struct channels *channels;
	struct reference *reference; /* published sets, and costs per head */
	struct year base_year;
	int64_t population; /* 0: not given */
	bool is_by_posts;   /* whole posts, not shares, say what is cash */
};

/* Fill the results; false with faults. */
bool unit_cost_analyse(const struct unit_cost_question *question, struct results *results,
		       struct diagnostics *diagnostics);

#endif
