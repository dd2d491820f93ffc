/*
 * The parts of a case's sums: what each workstream brings, and what it costs.
 *
 * Each adds to figures that are nought, by values and shares by year that are
 * made; false out of range.
 */
#ifndef SUMS_PART_SUMS_H
#define SUMS_PART_SUMS_H

#include "sums/case_evaluate.h"

/* What the parts work by. */
struct sums_work {
	const struct case_bound *bound;
	const int64_t *values;
	const struct portion *by_year;
};

/* A share of a case in a year. */
static inline const struct portion *work_share(const struct sums_work *work, int series, int year)
{
	return &work->by_year[(size_t)series * ((size_t)work->bound->n_years + 1) + (size_t)year];
}

/* A gain of a year, each of it to the penny. */
struct part_gain {
	struct money gross, cash;
	struct money counted; /* of the cash, which below zero is counted whole */
};

/*
 * An amount times a factor, of which a share is cash, of which a share is counted on: lines of the
 * bridge, each a share of the line before as it is shown.  False out of range.
 */
bool part_gain_make(struct part_gain *gain, struct money amount, const struct portion *factor,
		    const struct portion *cashable, const struct portion *confidence);

bool parts_procurement(struct case_figures *figures, const struct sums_work *work);
bool parts_prices(struct case_figures *figures, const struct sums_work *work);
bool parts_register(struct case_figures *figures, const struct sums_work *work);

/* One cost; false out of range. */
bool part_cost(struct cost_amounts *amounts, const struct bound_cost *cost, const int64_t *values);

/* Each cost, and those of the whole case and of each strategy by year. */
bool parts_costs(struct case_figures *figures, struct bridge *costs, const struct sums_work *work);

#endif
