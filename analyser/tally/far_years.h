/*
 * A few rows whose dates are years away from all others: slips such as 2103 for 2013, each of which
 * makes a year of its own.  Told, with the row, which is looked for by reading the text once more.
 */
#ifndef TALLY_FAR_YEARS_H
#define TALLY_FAR_YEARS_H

#include "tally/again.h"
#include "tally/tally.h"

/* When all rows of a text are counted by `engine`. */
void far_years_say(const struct tally *tally, const struct head *head, struct engine *engine,
		   struct again *again, struct arena *scratch);

#endif
