/*
 * Doubt counted twice: a gain that is cut for doubt (benefit_confidence) while its numbers are
 * drawn from ranges too, or a cost with optimism bias and a range of its own.  Told, with the
 * remedy.
 */
#ifndef ANALYSES_SURENESS_DOUBT_H
#define ANALYSES_SURENESS_DOUBT_H

#include "analyses/sureness/movers.h"

void doubt_say(struct results *results, struct evaluation *evaluation, const struct movers *movers);

#endif
