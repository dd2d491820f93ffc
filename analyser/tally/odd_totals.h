/*
 * The totals that a file states, compared with its rows and told.
 */
#ifndef TALLY_ODD_TOTALS_H
#define TALLY_ODD_TOTALS_H

#include "tally/odd_rows.h"

/* Say a total in its column of amounts beside what the rows come to. */
void odd_totals_say(struct odd_rows *odds, int64_t line, const struct verdict *verdict);

/* Say a row that says total, but is none: it is not set aside for a word that a name may have. */
void odd_totals_say_none(struct odd_rows *odds, int64_t line, const struct verdict *verdict);

/* Say the total, if any, of a footer, or of a row that lost its columns. */
void odd_totals_say_elsewhere(struct odd_rows *odds, int64_t line, const struct row *row);

/* Say once a file that a row is used which says total where that is a name. */
void odd_totals_say_named(struct odd_rows *odds, int64_t line);

/* When all rows are read: compare them with the total that stands above the header, if any. */
void odd_totals_compare(struct odd_rows *odds);

#endif
