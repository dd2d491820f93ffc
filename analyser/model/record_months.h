/*
 * The months that a row of spend or activity is of.
 */
#ifndef MODEL_RECORD_MONTHS_H
#define MODEL_RECORD_MONTHS_H

#include "base/months.h"
#include "reading/reading.h"

/*
 * Set *months to those in field `given` of the record (`Jan-Mar`), or that of the date in field
 * `year`.  False with a fault where the text is no list of months.
 */
bool record_months(unsigned *months, const struct record *record, size_t year, size_t given,
		   const char *path, struct diagnostics *diagnostics);

#endif
