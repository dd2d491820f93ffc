/*
 * The months that rows are dated in, in SQL, by the rules of model/coverage.h.
 *
 * From the tables `typed` (of all rows: vfm_source, year_start, month_part) and
 * `named` (of the rows used: the keys, vfm_source, year_start) comes the table
 * `months` with vfm_council (where councils are a key), vfm_year and vfm_months.
 */
#ifndef TALLY_SQL_MONTHS_H
#define TALLY_SQL_MONTHS_H

#include "tally/sql_dialect.h"

/* The table `months` for WITH; council is a quoted name, or NULL where it is no key. */
const char *sql_months_table(const char *council, struct arena *arena);

/* What joins it to `named`. */
const char *sql_months_join(const char *council, struct arena *arena);

#endif
