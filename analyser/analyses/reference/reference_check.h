/*
 * The plan's published tables recomputed from their own parts.
 *
 * Each published figure that others determine is set beside what they make of
 * it.  A difference is explained by rounding where the figures could have
 * been printed as they are by unrounded ones that agree: every printed figure
 * stands for the interval of half its last digit either way, and the two
 * intervals meet.  What does not agree is shown, never tuned away.
 */
#ifndef ANALYSES_REFERENCE_CHECK_H
#define ANALYSES_REFERENCE_CHECK_H

#include <stdbool.h>

#include "model/unit_costs.h"
#include "results/results.h"

/* Fill the table `check`; false where a user's set lacks a figure. */
bool reference_check(struct reference *reference, struct results *results,
		     struct diagnostics *diagnostics);

/*
 * The published unit costs side by side, by channel: do they agree?  Add the table
 * unit_cost_published, with its chart `unit-costs`: every built-in set by channel, and the set in
 * use where it is the user's own (in_use may be NULL).
 */
void reference_costs_add(struct results *results, struct reference *reference,
			 const struct channels *channels, const struct unit_costs *in_use);

#endif
