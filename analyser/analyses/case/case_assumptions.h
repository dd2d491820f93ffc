/*
 * The register of what a case assumes: each value with its low and high, its
 * source, where it is used, and whether the user gave it, a reference set did,
 * or it is the program's own default.
 */
#ifndef ANALYSES_CASE_ASSUMPTIONS_H
#define ANALYSES_CASE_ASSUMPTIONS_H

#include "analyses/case/case_costs.h"
#include "results/results.h"

/* List what the case itself assumes, and the defaults where nothing is given. */
void case_assumptions_list(struct results *results, const struct case_work *work);

/* Say of all that is listed where it is used, and make the table case_assumption of it. */
void case_assumptions_table(struct results *results);

#endif
