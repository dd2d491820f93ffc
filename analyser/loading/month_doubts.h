/*
 * Rows of some months of a year beside a row of the whole of it, of the same council, service,
 * channel or category: the one may be in the other, and count twice.
 */
#ifndef LOADING_MONTH_DOUBTS_H
#define LOADING_MONTH_DOUBTS_H

#include "requests/run.h"

/*
 * month_doubts_say(run, reading):
 * A warning for the first such row of each group of a case's file that has a column year; nothing
 * of a ledger, whose reader tells it (reading/ledger.h).
 */
void month_doubts_say(struct run *run, const struct reading *reading);

#endif
