/*
 * Activity-based costing under way: what its parts share.
 */
#ifndef ANALYSES_UNIT_COST_COSTING_H
#define ANALYSES_UNIT_COST_COSTING_H

#include "analyses/unit_cost/unit_cost_cells.h"

/* Sums under way. */
struct unit_costing {
	struct cost_cells *cells;
	const struct unit_cost_question *question;
	struct arena *arena;
	struct diagnostics *diagnostics;
	bool names_services; /* some row says which service it is for */
};

/* A fault: a head too fine or too large to be added up.  Always false. */
bool costing_out_of_range(const struct unit_costing *costing, const struct resource *resource);

/* Is a head for this service and channel, by its names or by `*`?  And for how many? */
bool costing_is_for(const struct unit_costing *costing, const struct resource *resource,
		    const struct cost_cell *cell);
size_t costing_count_cells(const struct unit_costing *costing, const struct resource *resource);

/* Add an amount a year to a cell; false out of range. */
bool costing_add_amount(struct unit_costing *costing, const struct resource *resource, size_t at,
			struct money amount);

/*
 * Share out the amounts of several places, by the volumes, minutes and costs
 * of what all direct heads have made; all at once, so that their order makes
 * no difference to a basis.  False with faults.
 */
bool costing_share_out(struct unit_costing *costing);

#endif
