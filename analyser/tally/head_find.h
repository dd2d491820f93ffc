/*
 * The header of a file, wherever it stands in the first rows.
 */
#ifndef TALLY_HEAD_FIND_H
#define TALLY_HEAD_FIND_H

#include "tally/head.h"

/*
 * Find the row, or the two rows, that name all that the head's shape needs; with another delimiter
 * than the sheet's where that has none.  False with the head at the row that comes nearest.
 */
bool head_find(struct head *head, const struct tally_question *question,
	       const struct column_options *options, struct arena *arena,
	       struct diagnostics *diagnostics);

/* Say what was asked for and found nowhere; false. */
bool head_refuse(const struct head *head, const struct tally_question *question,
		 const struct column_options *options, struct diagnostics *diagnostics);

#endif
