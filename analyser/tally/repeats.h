/*
 * Rows of a ledger that stand twice: that agree with a row above in every cell.
 *
 * They are counted, and told.  The rows are gone through once more when they have been added up,
 * by their hashes of 128 bits, so that the first time costs nothing; the table of these is
 * bounded, and where it is full what is told is `at least`.
 */
#ifndef TALLY_REPEATS_H
#define TALLY_REPEATS_H

#include "tally/again.h"
#include "tally/odd_rows.h"

/*
 * repeats_find(odds, again):
 * Look for them among the rows used, and say what is found; of a large text only where that is
 * asked for, and else say that it was not done.  ENGINE_STOPPED where the run is to end.
 */
enum engine_status repeats_find(struct odd_rows *odds, struct again *again);

#endif
