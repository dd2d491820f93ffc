/*
 * How sure a case is: what its answer would be by other numbers than those given.
 *
 * The whole case is evaluated again (sums/case_evaluate.h) for each scenario, for each number
 * alone from its low to its high, and where each number turns the answer.  All is of the leading
 * option unless a table says of which.
 */
#ifndef ANALYSES_SURENESS_H
#define ANALYSES_SURENESS_H

#include "analyses/case/case_run.h"
#include "results/results.h"

/*
 * sureness_add(results, run):
 * Add the tables scenario, sensitivity, switching, two_levers, record and those of uncertainty.h,
 * and what they show in words.  False with faults of correlations.csv, or of the
 * numbers that the user names, or where the run is to end (question->watch).
 */
bool sureness_add(struct results *results, const struct case_run *run);

#endif
