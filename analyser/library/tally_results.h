/*
 * What a tally found, as results.
 */
#ifndef LIBRARY_TALLY_RESULTS_H
#define LIBRARY_TALLY_RESULTS_H

#include "requests/run.h"
#include "tally/tally.h"

void tally_results(struct run *run, struct tally *tally);

/* --- Which months of its years a tally covers, told wherever they are not all --- */

/* Is a council's year covered in part? */
bool tally_has_part_years(const struct tally *tally);

/* Add the table `coverage` and say the parts in notices, if there are any. */
void tally_add_coverage(struct run *run, const struct tally *tally);

#endif
