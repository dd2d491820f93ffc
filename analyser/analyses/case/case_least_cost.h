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

#include "analyses/case/case.h"
#include "results/results.h"

/* Has the question costs, and no file with gains? */
bool case_least_cost_is(const struct case_question *question);

/* Fill case_least_cost, case_cost and case_cost_year; false with faults. */
bool case_least_cost_analyse(const struct case_question *question, struct results *results,
			     struct diagnostics *diagnostics);

#endif
