/*
 * A price index by financial year: amounts from one year's prices to another's.
 *
 * HM Treasury's method: an amount at the prices of one year times the other
 * year's index over that year's.  Its example: £7.4m at index 91.031 is
 * £8.36m at 102.789.  One run uses one vintage of the index, and says which.
 */
#ifndef MODEL_DEFLATOR_H
#define MODEL_DEFLATOR_H

#include <stdbool.h>

#include "model/reference.h"

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
