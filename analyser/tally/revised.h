/*
 * A file whose rows stand in an earlier one too, but with other amounts: a revised version beside
 * the first, which counts everything twice.
 *
 * Rows that agree in their amounts too are found among all (repeats.h).
 */
#ifndef TALLY_REVISED_H
#define TALLY_REVISED_H

#include "tally/first_rows.h"

/* Compare a text's first rows with those of the texts before. */
void revised_say(const struct first_rows *rows, struct diagnostics *diagnostics);

#endif
