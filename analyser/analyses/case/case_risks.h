/*
 * The case's risks, the most severe first, and what each could cost: the NPV with the lever that it
 * bears on at its worse end.
 */
#ifndef ANALYSES_CASE_CASE_RISKS_H
#define ANALYSES_CASE_CASE_RISKS_H

#include "analyses/case/case_run.h"

/*
 * case_risks_add(results, run):
 * Table case_risks and what is to be said of it, where there is a risks.csv.
 * A risk that bears on nothing in the case is told, and has no amount.
 */
bool case_risks_add(struct results *results, const struct case_run *run);

#endif
