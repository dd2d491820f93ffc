/*
 * The options of a case of costs alone, priced: what each costs in present value and a level amount
 * a year (case_least_cost.h has the formulas), and which other would be the cheapest.
 */
#ifndef ANALYSES_CASE_LEAST_COST_OPTIONS_H
#define ANALYSES_CASE_LEAST_COST_OPTIONS_H

#include "analyses/case/case_run.h"

/* An option with what it costs. */
struct priced_option {
	struct strategy strategy; /* of its name; "" where no cost is of a strategy */
	struct money investment, running, bias, pv, low, high, annual;
	struct money unbiased; /* `pv` without optimism bias */
};

/* All that is at hand. */
struct least_cost {
	struct case_run run;
	struct priced_option *options;
	size_t n_options;
	int first; /* year of service: 0, where a running cost falls in the base year, or 1 */
};

/*
 * least_cost_price(work):
 * Find the options of a case that is bound, price them and put them in order, the cheapest first.
 * False where a sum is out of range.
 */
bool least_cost_price(struct least_cost *work);

/*
 * least_cost_rival(work, lead):
 * An option that would cost less than the first, if that cost its most and the other its least, and
 * by how much; the first of them, or NULL.
 */
const struct priced_option *least_cost_rival(const struct least_cost *work, struct money *lead);

#endif
