/*
 * The totals that a file states, compared with its rows and told.
 */
#ifndef TALLY_ODD_TOTALS_H
#define TALLY_ODD_TOTALS_H

#include "tally/odd_rows.h"

/* Keep the total, if any, of a footer, or of a row that lost its columns, to be compared. */
void odd_totals_keep_stated(struct odd_rows *odds, int64_t line, const struct row *row);

/* When all rows are read: compare them with the total that stands above the header, if any. */
void odd_totals_compare(struct odd_rows *odds);

#endif
