/*
 * Rows that are set aside: counted by their reason.
 */
#ifndef TALLY_ODD_ASIDES_H
#define TALLY_ODD_ASIDES_H

#include "tally/odd_rows.h"

/* False where the run is to end, by the status of the odds. */
bool odd_aside(struct odd_rows *odds, const struct row *row, int64_t line,
	       const struct verdict *verdict);

/* A row without an amount is set aside for what it is. */
bool odd_aside_as(struct odd_rows *odds, const struct row *row, int64_t line, const char *reason);

/* One more row of an account; false where the amounts are too large. */
bool odd_aside_add(struct account *account, int64_t amount);

#endif
