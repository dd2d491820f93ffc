/*
 * Which numbers make the spread of the leading option's NPV: table `spread_share`.
 *
 * Each number's share is its squared rank correlation with the NPV over all draws, of the sum of
 * those of all numbers; what chance alone would give in so many draws counts as none.
 */
#ifndef ANALYSES_SURENESS_SPREAD_SHARE_H
#define ANALYSES_SURENESS_SPREAD_SHARE_H

#include "analyses/sureness/movers.h"
#include "sums/carlo.h"

void spread_share_add(struct results *results, const struct movers *movers,
		      const struct carlo *carlo);

#endif
