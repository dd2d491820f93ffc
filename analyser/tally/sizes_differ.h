/*
 * A file in pence, or in thousands, beside another in pounds: by what both paid to the same payees.
 */
#ifndef TALLY_SIZES_DIFFER_H
#define TALLY_SIZES_DIFFER_H

#include "tally/first_rows.h"

/* Compare what a text's first rows paid with the texts before, and keep it there, in the arena. */
void sizes_differ_say(struct first_rows *rows, struct diagnostics *diagnostics,
		      struct arena *arena);

#endif
