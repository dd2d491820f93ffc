/*
 * A file whose rows stand in an earlier one too, where one of the two has a column that the other
 * lacks, or has them in another order: the same payments twice.
 *
 * Rows that agree in all cells are found among all (repeats.h).
 */
#ifndef TALLY_SHARED_ROWS_H
#define TALLY_SHARED_ROWS_H

#include "tally/first_rows.h"

/* Compare a text's first rows with those of the texts before. */
void shared_rows_say(const struct first_rows *rows, struct diagnostics *diagnostics,
		     struct arena *scratch);

#endif
