#include "analyses/unit_cost/unit_cost_tables.h"

#include <string.h>

#include "sums/allocate.h"

/* What an amount is shared out by, the cost before any was; minutes to a ten-thousandth. */
static bool weigh(int64_t *weight, const struct cost_cell *cell, const struct money before[2],
		  enum basis basis)
{
	struct fraction minutes;
	struct money cost;

	switch (basis) {
	case BASIS_MINUTES:
		return fraction_multiply(&minutes, cell->minutes, (struct fraction){10000, 1}) &&
		       fraction_of(weight, cell->volume, minutes);
	case BASIS_COST:
		if (!money_add(&cost, before[0], before[1]))
			return false;
		*weight = cost.hundredths;
		return true;
	default:
		*weight = cell->volume;
		return true;
	}
}

/* Share an amount out over what it is for, and keep what falls on what is costed. */
static bool share_out(struct unit_costing *costing, const struct resource *resource,
		      struct money amount, const int64_t *weights, int64_t *parts)
{
	struct cost_cells *cells = costing->cells;
	struct shared_cost *shared = &cells->shared[cells->n_shared];

	*shared = (struct shared_cost){.resource = resource, .amount = amount};
	if (!allocate(parts, amount.hundredths / MONEY_PER_PENNY, weights, cells->count))
		return fault(
		    costing->diagnostics,
		    (struct place){costing->question->resources->path, resource->line, "basis"},
		    "'%s' cannot be shared out by %s: there are none", resource->head,
		    basis_names[resource->basis]);
	cells->n_shared++;
	for (size_t i = 0; i < cells->count; i++) {
		struct money part = {parts[i] * MONEY_PER_PENNY};

		if (!costing_is_for(costing, resource, &cells->cells[i]))
			continue;
		if (!cells->cells[i].is_costed) {
			shared->left.hundredths += part.hundredths;
			continue;
		}
		shared->in_cells.hundredths += part.hundredths;
		if (!costing_add_amount(costing, resource, i, part))
			return costing_out_of_range(costing, resource);
	}
	return true;
}

bool costing_share_out(struct unit_costing *costing)
{
	const struct resources *resources = costing->question->resources;
	struct cost_cells *cells = costing->cells;
	int64_t *weights = arena_array(costing->arena, cells->count, sizeof *weights),
		*parts = arena_array(costing->arena, cells->count, sizeof *parts);
	struct money(*before)[2] = arena_array(costing->arena, cells->count, sizeof *before);

	for (size_t i = 0; i < cells->count; i++)
		memcpy(before[i], cells->cells[i].cost, sizeof before[i]);
	for (size_t i = 0; i < resources->n_items; i++) {
		const struct resource *resource = &resources->items[i];
		struct money amount;

		if (resource->is_time || costing_count_cells(costing, resource) < 2)
			continue;
		for (size_t j = 0; j < cells->count; j++) {
			weights[j] = 0;
			if (costing_is_for(costing, resource, &cells->cells[j]) &&
			    !weigh(&weights[j], &cells->cells[j], before[j], resource->basis))
				return costing_out_of_range(costing, resource);
		}
		if (!money_share(&amount, resource->amount, resource->share))
			return costing_out_of_range(costing, resource);
		if (!share_out(costing, resource, amount, weights, parts))
			return false;
	}
	return true;
}
