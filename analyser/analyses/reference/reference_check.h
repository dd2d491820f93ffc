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

#include "model/reference.h"
#include "results/results.h"

/* Fill the table `check`; false where a user's set lacks a figure. */
bool reference_check(struct reference *reference, struct results *results,
		     struct diagnostics *diagnostics);

#endif
