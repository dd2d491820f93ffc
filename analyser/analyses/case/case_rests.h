/*
 * What the answer of a case rests on most, in money.
 *
 * The case is evaluated again with one input changed (case_change.h): a
 * matter's amount is the net present value of the leading option less that of
 * the changed case, which stands beside it.  Without the years after the plan;
 * without a gain, its costs staying; without costs and their bias, without
 * optimism bias, doubt, shares of cash or discounting.  Where something is
 * left out that ought to be there (costs), it is what the gains are worth that
 * are counted without it.  Matters overlap, so their amounts do not add up to
 * the NPV.
 *
 * Ranked by the size of the amount.  The first five lead, as far as each is at
 * least a hundredth of the NPV.
 */
#ifndef ANALYSES_CASE_RESTS_H
#define ANALYSES_CASE_RESTS_H

#include "analyses/case/case_run.h"
#include "results/results.h"

/* Add the table case_rests and the matters as caveats, before all others. */
void case_rests_add(struct results *results, const struct case_run *run);

#endif
