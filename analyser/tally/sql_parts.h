/*
 * The parts of a query (sql.h).
 */
#ifndef TALLY_SQL_PARTS_H
#define TALLY_SQL_PARTS_H

#include "tally/sql.h"

/* --- What cells hold, by the rules of base/money.h, base/number.h and reading/cell.h --- */

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

/*
 * --- The months that rows are dated in, by the rules of model/coverage.h ---
 *
 * From the tables `typed` (of all rows: vfm_source, year_start, month_part, amount_text) and
 * `named` (of the rows used: the keys, vfm_source, year_start) comes the table
 * `months` with vfm_council (where councils are a key), vfm_year and vfm_months.
 */

/*
 * The table `months` for WITH; council is a quoted name, or NULL where it is no key, and
 * council_text what it is in the table `typed`.
 */
const char *sql_months_table(const struct sql_query *query, const char *council,
			     const char *council_text);

/* What joins it to `named`. */
const char *sql_months_join(const char *council, struct arena *arena);

/*
 * --- Financial years, by the rules of base/year.h ---
 *
 * A date is first put in the order year, month, day, whatever form it had
 * (sql_year_normal); then cut into three numbers (sql_year_parts); then, if
 * there is such a day, its financial year is found (sql_year_start).
 */

/* `2013-07-31` of the column date_text in any form of date, the text of others. */
const char *sql_year_normal(const struct sql_dialect *dialect, struct arena *arena);

/* From the column date_parts: year_part, month_part, day_part, and year_start where it was given.
 */
const char *sql_year_parts(const struct sql_dialect *dialect, struct arena *arena);

/* From those: the April's year, or NULL. */
const char *sql_year_start(struct arena *arena);

/* `2013-14` of the column year_start. */
const char *sql_year_text(const struct sql_dialect *dialect, struct arena *arena);

#endif
