/*
 * What the answer of a case rests on most, in money.
 *
 * A matter's amount is the part of the leading option's net present value that
 * stands or falls with it: the net present value less what it would be
 * without the matter, all else being as it is.  Without the years after the
 * plan, it is their present value; without a gain, that of the cash counted on
 * from it; without costs, optimism bias, doubt or shares of cash, that of
 * what they take off, below zero; without a discount rate, it is the NPV less
 * the plain sum of the net gains.  Where something is left out that ought to
 * be there (costs), it is the present value of the gains that are counted
 * without it.  Matters overlap, so their amounts do not add up to the NPV.
 *
 * Ranked by the size of the amount.  The first five lead, as far as each is at
 * least a hundredth of the NPV.
 */
#ifndef ANALYSES_CASE_RESTS_H
#define ANALYSES_CASE_RESTS_H

#include "analyses/case_options.h"
#include "results/results.h"

/*
 * case_rests_add(results, work, parts, costing, options, discounting):
 * Add the table case_rests and the matters as caveats, before all others.
 * False with a fault where sums are out of range.
 */
bool case_rests_add(struct results *results, const struct case_work *work,
		    const struct case_parts *parts, const struct costing *costing,
		    const struct case_options *options, const struct discounting *discounting);

#endif
