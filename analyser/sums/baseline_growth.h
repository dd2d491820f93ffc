/*
 * What the expected growth of gains comes to, of a baseline, year by year of the plan: the
 * compounded share of it, to the penny.
 */
#ifndef SUMS_BASELINE_GROWTH_H
#define SUMS_BASELINE_GROWTH_H

#include <stdbool.h>

#include "base/money.h"
#include "model/plan.h"

#define MOST_GROWTH_YEARS 3

struct baseline_growth {
	struct year year;
	struct fraction share;
	struct money expectation, more; /* than of the year before */
};

/* Each year of the plan in its order, of which there are MOST_GROWTH_YEARS; false out of range. */
bool baseline_growth_find(struct baseline_growth *growth, struct money baseline,
			  struct fraction rate);

#endif
