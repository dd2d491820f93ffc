/*
 * What HM Treasury publishes for appraisals: discount rates, optimism bias and the GDP deflator.
 */
#ifndef MODEL_TREASURY_H
#define MODEL_TREASURY_H

#include <stdbool.h>

#include "model/case_file.h"

/*
 * Discount factors by year from the base year.
 *
 * Green Book: year 0 is undiscounted; from then on each year's factor is that
 * of the year before over one plus the year's rate, 3.5% to year 30 and 3.0%
 * to year 75.  Years 1, 5 and 10 at 3.5%: 0.9662, 0.8420, 0.7089.
 */
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

/*
 * Optimism bias: what costs of a project's type turn out to exceed their
 * estimates by (Green Book supplementary guidance, table 1).
 */
struct bias {
	const char *project_type; /* by the set's name */
	struct share upper;
	const char *source;
};

/*
 * The row of a project type, its name without regard to case and signs.  False with a fault, at
 * `place`, that names the types there are.
 */
bool bias_find(struct bias *bias, const char *project_type, struct place place,
	       struct reference *reference);

/*
 * A price index by financial year: amounts from one year's prices to another's.
 *
 * HM Treasury's method: an amount at the prices of one year times the other
 * year's index over that year's.  Its example: £7.4m at index 91.031 is
 * £8.36m at 102.789.  One run uses one vintage of the index, and says which.
 */
struct deflator {
	const char *set;     /* `deflator-ons-2025` */
	const char *origin;  /* `built in`, or the user's file */
	const char *vintage; /* the source of its rows: publisher, series, release */
	const struct reading *reading;
	struct year first_year, last_year;
};

/* The vintage that serves unless another is asked for. */
extern const char deflator_default[];

/*
 * By the set's name, with or without `deflator-`.  False with a fault, at `place`, that names the
 * sets there are.
 */
bool deflator_load(struct deflator *deflator, const char *name, struct place place,
		   struct reference *reference);

/* Is a year in the index? */
bool deflator_has(const struct deflator *deflator, struct year year);

/* The factor from one year's prices to another's; false where a year is not in the index. */
bool deflator_factor(struct fraction *factor, const struct deflator *deflator, struct year from,
		     struct year to);

#endif
