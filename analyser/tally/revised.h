/*
 * A file whose rows stand in an earlier one too, but with other amounts: a revised version beside
 * the first, which counts everything twice.
 *
 * By the first rows of both, of which there are enough to tell.  Rows that agree in their amounts
 * too are found among all (repeats.h).
 */
#ifndef TALLY_REVISED_H
#define TALLY_REVISED_H

#include "tally/head.h"
#include "tally/tally.h"

/* A file that is used: compare its first rows with those of the files before, and keep them. */
void revised_see(struct tally *tally, const struct head *head);

#endif
