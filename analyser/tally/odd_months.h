/*
 * The years and months that rows judged one by one are dated in (odd_rows_months()).
 */
#ifndef TALLY_ODD_MONTHS_H
#define TALLY_ODD_MONTHS_H

#include "tally/odd_rows.h"

/* The row's year, and what it says of months. */
struct year odd_year_of(struct odd_rows *odds, const struct verdict *verdict, unsigned *months);

void odd_months_see(struct odd_rows *odds, struct year year, unsigned months);

#endif
