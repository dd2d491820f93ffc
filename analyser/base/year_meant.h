/*
 * What is wrong with a text that stands where a financial year or a date ought to, and what to
 * write: the year that it means, or both that it may mean, and an example only where it shows none.
 */
#ifndef BASE_YEAR_MEANT_H
#define BASE_YEAR_MEANT_H

#include "base/arena.h"
#include "base/year.h"

/*
 * `is not a financial year or a date; write it as 2007-08` of `2007/8`; of `31 June 2008` how many
 * days June has.  A date that it proposes has its year first, which is read alike everywhere.
 */
const char *year_meant(const char *text, struct arena *arena);

/* The one financial year that a text holds beside what is no year, as `Q1 2007/08`. */
bool year_within(const char *text, struct year *year);

#endif
