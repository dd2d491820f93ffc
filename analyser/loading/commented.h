/*
 * Rows of a case file that are commented out: a `#` before a real row takes it out of every sum.
 */
#ifndef LOADING_COMMENTED_H
#define LOADING_COMMENTED_H

#include "reading/reading.h"

/*
 * commented_say(reading, options, arena, diagnostics):
 * Tell of the comments of a case file that would be rows of it without their `#`, but for the
 * examples of `vfm init`, as they are or as a spreadsheet wrote them back.
 */
void commented_say(const struct reading *reading, const struct reading_options *options,
		   struct arena *arena, struct diagnostics *diagnostics);

#endif
