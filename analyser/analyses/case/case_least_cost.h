/*
 * Which option costs least for the same service: a case whose options have costs and no gains.
 *
 * Each strategy of costs.csv is an option, with the costs that are of no strategy, which every
 * option has.  They are ranked by the present value of their costs (optimism bias included), and
 * each is shown as a level cost a year too (HM Treasury, The Green Book: equivalent annual cost):
 *
 *     PV = sum of cost(t) x DF(t), t from 0;  EAC = PV / sum of DF(f) to DF(n),
 *
 * f being the first year of service: 0 where a cost to run falls in the base year, so that there
 * are n + 1 years of it, else 1.  Low and high are of all costs, those that every option has
 * included.
 *
 * Nothing is said of a ratio or of payback, there being no gains.
 */
#ifndef ANALYSES_CASE_LEAST_COST_H
#define ANALYSES_CASE_LEAST_COST_H

#include "analyses/case/case_run.h"

/* Has the question costs, and no file with gains? */
bool case_least_cost_is(const struct case_question *question);

/* Fill case_least_cost, case_cost and case_cost_year; false with faults. */
bool case_least_cost_analyse(const struct case_question *question, struct results *results,
			     struct diagnostics *diagnostics);

/*
 * The options of a case of costs alone, priced: what each costs in present value and a level amount
 * a year (see above), and which other would be the cheapest.
 */

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
 * Find the options of a case that is bound, price them and put them in order, the cheapest first.
 * False where a sum is out of range.
 */
bool least_cost_price(struct least_cost *work);

/*
 * An option that would cost less than the first, if that cost its most and the other its least, and
 * by how much; the first of them, or NULL.
 */
const struct priced_option *least_cost_rival(const struct least_cost *work, struct money *lead);

#endif
