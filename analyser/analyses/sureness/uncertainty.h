/*
 * Monte Carlo: the whole case worked out again with every number that has a range drawn from it.
 *
 * Tables `uncertainty` (cash by year and NPV of every option), `chances`, `spread_share` (which
 * numbers make the spread of the leading option's NPV, by squared rank correlation), `fan` and
 * `npv_distribution`.  Without a range nothing is drawn and nothing is said but that.
 */
#ifndef ANALYSES_SURENESS_UNCERTAINTY_H
#define ANALYSES_SURENESS_UNCERTAINTY_H

#include "analyses/sureness/sensitivity.h"

/* False with faults: correlations.csv names what is no lever with a range, or cannot be. */
bool uncertainty_add(struct results *results, const struct evaluation *evaluation,
		     const struct movers *movers, const struct range_cover *cover);

#endif
