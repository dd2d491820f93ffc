/*
 * Rows that take back what the header or the first rows told: headers again, dates after all.  Rows
 * are decoded ones.
 */
#ifndef TALLY_ODD_HEADERS_H
#define TALLY_ODD_HEADERS_H

#include "tally/odd_rows.h"

/* A header that gives every field another time: where it has them elsewhere (is_other), rows go
 * wrong and the file is refused. */
bool odd_header_is(const struct odd_rows *odds, const struct row *row, bool *is_other);
bool odd_header_refuse(struct odd_rows *odds, int64_t line);

/* The same where channels are columns. */
bool odd_header_is_of_wide(const struct odd_rows *odds, const struct row *row);

/* Of a column that --year overrules, since no date of the first rows could be read. */
bool odd_header_has_date(const struct odd_rows *odds, const struct row *row);
bool odd_header_refuse_date(struct odd_rows *odds, const struct row *row);

#endif
