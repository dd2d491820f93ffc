/*
 * Is a row of a ledger a total of the rows above it?
 *
 * Only where it is shown to be one.  Its amount equals the sum of all rows
 * above or of the rows since the last total; and its label cells are all
 * empty, or one says `Total` and no more, or the only one begins or ends with
 * it (`Total for March`).  A payment to Total Gas Ltd, with its date and
 * department, is none, whatever its amount.
 */
#ifndef READING_TOTALS_H
#define READING_TOTALS_H

#include <stdbool.h>
#include <stdint.h>

#include "reading/sheet.h"

struct totals {
	int64_t all, since_last; /* sums of the amounts above, totals apart */
	int64_t n_all, n_since_last;
};

/* amount_at is the cell that holds the amount. */
bool totals_is_total(const struct totals *totals, const struct row *row, int amount_at,
		     int64_t amount);

void totals_add(struct totals *totals, int64_t amount);

/* A total was found: what follows adds up to the next one. */
void totals_close(struct totals *totals);

#endif
