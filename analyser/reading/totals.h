/*
 * Is a row of a ledger a total of the rows above it?
 *
 * Only where it is shown to be one.  Its amount equals the sum of all rows
 * above or of the rows since the last total; and its label cells are all
 * empty, or one says `Total` and no more, or the only one begins or ends with
 * it (`Total for March`).  A payment to Total Gas Ltd, with its date and
 * department, is none, whatever its amount.  Sums since the last total are
 * found from sums of all rows, so whoever adds rows by the million adds them
 * here in one go.
 */
#ifndef READING_TOTALS_H
#define READING_TOTALS_H

#include <stdbool.h>
#include <stdint.h>

#include "reading/sheet.h"

struct totals {
	int64_t all, n_all;         /* the amounts above, totals apart */
	int64_t at_last, n_at_last; /* the same, where the last total stood */
	uint64_t names;             /* bit i: in cell i `Total` is a name, not a label */
};

/* Is a label nothing but the word: `Total`, `Grand Total:`, `Sub-total`? */
bool totals_is_word(const char *label);

/* Could a row be a total because of this label: `Total`, `Total for March`? */
bool totals_says_total(const char *label);

/* Is a row labelled as a total, or, where it may be, not labelled at all? */
bool totals_is_labelled(const struct row *row, int amount_at, bool or_not_at_all);

/*
 * Does a row that lacks nothing say `Total` only as a name, like `Age: Total` in every row of a
 * table?  So it does where the first row of all, with none above to be the total of, does.
 */
bool totals_is_named(struct totals *totals, const struct row *row, int amount_at);

/* amount_at is the cell that holds the amount. */
bool totals_is_total(const struct totals *totals, const struct row *row, int amount_at,
		     int64_t amount);

void totals_add(struct totals *totals, int64_t amount);

/* Rows stand above that come to this amount together. */
void totals_add_rows(struct totals *totals, int64_t n_rows, int64_t amount);

/* A total was found: what follows adds up to the next one. */
void totals_close(struct totals *totals);

#endif
