/*
 * Targets that are met already: of take-up by a group of contacts, of first contact by a row.
 *
 * A strategy moves nothing there in the years whose target is not above the base year's share,
 * which is told, since a reader would count on a gain.
 */
#ifndef ANALYSES_CHANNEL_MET_H
#define ANALYSES_CHANNEL_MET_H

#include "sums/channel_plan.h"
#include "results/results.h"

/* Add the table target_met and say what it shows; nothing where no target is met. */
void channel_met_add(struct results *results, const struct plan *plan);

#endif
