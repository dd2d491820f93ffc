/*
 * Financial years in SQL, by the rules of base/year.h.
 *
 * A date is first put in the order year, month, day, whatever form it had
 * (sql_year_normal); then cut into three numbers (sql_year_parts); then, if
 * there is such a day, its financial year is found (sql_year_start).
 */
#ifndef TALLY_SQL_YEAR_H
#define TALLY_SQL_YEAR_H

#include "tally/sql_dialect.h"

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
