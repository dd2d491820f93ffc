#include "sums/part_sums.h"

/* Bias is of the amount as given, not of one that is rounded already. */
bool part_cost(struct cost_amounts *amounts, const struct bound_cost *cost, const int64_t *values)
{
	const struct money given = {values[cost->amount]};
	struct fraction share;

	amounts->bias = (struct money){0};
	if (!money_share(&amounts->amount, given, cost->factor))
		return false;
	return cost->uplift < 0 || values[cost->uplift] == 0 ||
	       (fraction_multiply(&share, cost->factor,
				  (struct fraction){values[cost->uplift], SHARE_ONE}) &&
		money_share(&amounts->bias, given, share));
}

bool parts_costs(struct case_figures *figures, struct bridge *costs, const struct sums_work *work)
{
	const struct case_bound *bound = work->bound;
	const size_t n_years = (size_t)bound->n_years + 1;

	for (size_t i = 0; i < n_years * (bound->n_strategies + 1); i++)
		costs[i] = (struct bridge){0};
	for (size_t i = 0; i < bound->n_costs; i++) {
		const struct bound_cost *cost = &bound->costs[i];
		const struct cost_amounts *amounts = &figures->costs[i];

		if (!part_cost(&figures->costs[i], cost, work->values))
			return false;
		for (int t = cost->first; t < cost->end && cost->option != BORNE_BY_NONE; t++) {
			struct bridge *bridge =
			    &costs[(size_t)(cost->option + 1) * n_years + (size_t)t];

			if (!bridge_deduct(bridge,
					   cost->is_running ? STEP_RUNNING : STEP_INVESTMENT,
					   amounts->amount) ||
			    !bridge_deduct(bridge, STEP_BIAS, amounts->bias))
				return false;
		}
	}
	return true;
}
