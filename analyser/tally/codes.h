/*
 * An amount that reads like a date or a number of somebody's: 20130401, 01865249811.  Cells one
 * place off, or a slip of the pen, put such into the sums, and the largest amount shows it.
 */
#ifndef TALLY_CODES_H
#define TALLY_CODES_H

#include "tally/again.h"
#include "tally/tally.h"

/* When all rows of a text are counted by `engine`, as `file` has it. */
void codes_say(const struct tally *tally, const struct head *head, const struct tally_file *file,
	       struct engine *engine, struct again *again, struct arena *scratch);

#endif
