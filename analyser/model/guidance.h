/*
 * By which guidance a case is worded: what it expects, which edition of the Green Book it discounts
 * by, and what a ratio means.
 */
#ifndef MODEL_GUIDANCE_H
#define MODEL_GUIDANCE_H

#include "model/reference.h"

enum guidance {
	GUIDANCE_NOT_GIVEN,
	GUIDANCE_CSR07, /* the plan of 2007, and the Green Book of 2003 */
	/* By the edition alone: nothing is expected of a baseline. */
	GUIDANCE_GREEN_BOOK_2003,
	GUIDANCE_GREEN_BOOK_2011,
	GUIDANCE_GREEN_BOOK_2018,
	GUIDANCE_GREEN_BOOK_2020,
	GUIDANCE_GREEN_BOOK_2022,
	GUIDANCE_GREEN_BOOK_2026, /* a ratio is no pass mark; a lower test beyond 50 years */
	N_GUIDANCES
};

/* A lower rate tests what runs for more than so many years, by the edition of 2026. */
#define LOWER_TEST_YEARS 50

/* `csr07`; NULL for none. */
extern const char *const guidance_names[];

/* By its name; GUIDANCE_NOT_GIVEN, with what to write instead in *problem, where it is none. */
enum guidance guidance_find(const char *name, struct arena *arena, const char **problem);

/*
 * What stands where none is given: the plan's for years up to 2010-11, else the edition of the
 * Green Book in force on the date of the case (`14 March 2019`), or where that is NULL when its
 * first year begins.
 */
enum guidance guidance_in_force(struct year first_year, struct year last_year, const char *date);

/* The edition that it discounts by, for people: `the Green Book of January 2003`. */
const char *guidance_edition(enum guidance guidance, struct reference *reference);

#endif
