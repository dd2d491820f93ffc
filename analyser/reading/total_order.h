/*
 * Totals by the order of a ledger's rows: each comes to the rows above it, or below, from the last
 * total on, from an earlier one, or from the end of the file.
 */
#ifndef READING_TOTAL_ORDER_H
#define READING_TOTAL_ORDER_H

#include "reading/totals.h"

/* Decide those that agree so; the others stay undecided. */
void total_order_decide(struct totals *totals, struct arena *scratch);

/* Does a row count as one, by what is believed of it so far? */
bool total_order_counts(const struct total *total, bool counts_payees);

/* Of how many rows a total is one at least, and may these come to nothing? */
int64_t total_order_least(const struct total *total);
bool total_order_can_be_nothing(const struct total *total);

#endif
