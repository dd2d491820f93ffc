/*
 * The baseline of the plan's annex A, line by line, and what 3% a year of it
 * comes to.
 *
 * 3% a year compounds: a baseline of £53.0bn makes 53.0 x (1.03^3 - 1) =
 * £4.91bn by 2010-11, which table 3.1 prints as 4.9.  Fills baseline and
 * baseline_growth.
 */
#ifndef ANALYSES_BASELINE_H
#define ANALYSES_BASELINE_H

#include <stdbool.h>

#include "model/accounts.h"
#include "results/results.h"

struct baseline_question {
	const struct accounts *accounts;
	struct reference *reference; /* plan-figures, baseline, phasing */
};

/* Fill the results; false with faults. */
bool baseline_analyse(const struct baseline_question *question, struct results *results,
		      struct diagnostics *diagnostics);

#endif
