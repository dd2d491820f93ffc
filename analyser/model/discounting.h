/*
 * Discount factors by year from the base year.
 *
 * Green Book: year 0 is undiscounted; from then on each year's factor is that
 * of the year before over one plus the year's rate, 3.5% to year 30 and 3.0%
 * to year 75.  Years 1, 5 and 10 at 3.5%: 0.9662, 0.8420, 0.7089.
 */
#ifndef MODEL_DISCOUNTING_H
#define MODEL_DISCOUNTING_H

#include <stdbool.h>

#include "model/case_file.h"
#include "model/reference.h"

struct discounting {
	double factors[MOST_APPRAISAL_YEARS + 1];        /* by year */
	struct fraction rates[MOST_APPRAISAL_YEARS + 1]; /* by year, from 1 on */
	struct fraction rate;                            /* of year 1 */
	bool declines;                                   /* a later year has another rate */
	bool is_given;                                   /* by the user */
	const char *source;                              /* of the rate */
};

/*
 * One rate for all years where `rate` is not NULL, else the reference set's.  False with a fault
 * where the set lacks a year.
 */
bool discounting_find(struct discounting *discounting, int n_years, const struct fraction *rate,
		      const char *source, struct reference *reference);

/* The lower schedule, which tests what runs beyond 50 years; false where the set has none. */
bool discounting_find_lower(struct discounting *lower, int n_years, struct reference *reference);

#endif
