/*
 * Rows of a case file that are totals of others, and would count twice.
 *
 * A row that says so under a column that names what the row is of (FIELD_NAME) is a fault, and so
 * is one by any name whose amount is, to five digits or more, what three others that agree with it
 * in all else, or in council and year, come to; or that leaves a part of its key empty (FIELD_PART,
 * FIELD_NAME) and has what the rows that give it come to.  What agrees in fewer digits, or within
 * half of one hundredth, may be chance, and is told.
 */
#ifndef READING_CASE_TOTALS_H
#define READING_CASE_TOTALS_H

#include "reading/reader.h"

/* Called when all rows have been read.  Of a file of more than 1,000 rows, sums are not compared.
 */
void case_totals_check(struct reader *reader);

#endif
