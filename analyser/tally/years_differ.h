/*
 * Financial years of one column that are not those of the dates in another: one of them is wrong,
 * or of something else.
 */
#ifndef TALLY_YEARS_DIFFER_H
#define TALLY_YEARS_DIFFER_H

#include "tally/head.h"

/* By the first rows; nothing where the user named the column of the years. */
void years_differ_say(const struct head *head, struct diagnostics *diagnostics);

#endif
