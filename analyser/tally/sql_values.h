/*
 * What cells hold, in SQL, by the rules of base/money.h, base/number.h and reading/cell.h.
 */
#ifndef TALLY_SQL_VALUES_H
#define TALLY_SQL_VALUES_H

#include "tally/sql.h"

/* A column as text without blanks around it. */
const char *sql_column_text(const struct sql_query *query, const char *column);

/* Is an expression of text one of the ways to say nothing? */
const char *sql_is_missing(const struct sql_query *query, const char *expression);

/* A channel by its standard name. */
const char *sql_channel(const struct sql_query *query, const char *text);

/* The column amount_text as the question's money or count, or NULL. */
const char *sql_amount(const struct sql_query *query);

/* The column line_text, a purchase line's amount, in hundredths of a penny, or NULL. */
const char *sql_line_amount(const struct sql_query *query);

/* A unit price: a text's, or where it is empty line_amount by amount, if exact; or NULL. */
const char *sql_price(const struct sql_query *query, const char *text);

#endif
