/*
 * A header that is no first row of its file (reading/given.h).
 */
#ifndef TALLY_HEAD_GIVEN_H
#define TALLY_HEAD_GIVEN_H

#include "tally/head.h"

/* Take the header that the question gives; false where it lacks a column. */
bool head_given(struct head *head, const struct tally_question *question,
		const struct column_options *options, struct arena *arena);

/* Look behind the rows in which headers stand, for one that stands below its rows. */
bool head_find_far(struct head *head, const struct column_options *options, struct arena *arena);

/* Where payments stand above the header that was found they are rows too, and that is said. */
void head_take_rows_above(struct head *head, struct arena *arena, struct diagnostics *diagnostics);

/* Where --year is given and the file has a column of dates: see which of the two is used. */
void head_settle_year(struct head *head, const struct tally_question *question, struct arena *arena,
		      struct diagnostics *diagnostics);

#endif
