/*
 * Realised so far: how much of what the register forecast came out, and what the case would be
 * worth if its other gains came out at that rate.
 *
 * Of the gains that have both a forecast and an actual, in the years that have an outturn; gross,
 * by workstream: table `record`.  The rate stands in for what the case gives as confidence and
 * likelihood, so that doubt counts once.
 */
#ifndef ANALYSES_SURENESS_RECORD_H
#define ANALYSES_SURENESS_RECORD_H

#include "analyses/sureness/outcome.h"

void record_add(struct results *results, struct evaluation *evaluation);

#endif
