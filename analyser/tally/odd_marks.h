/*
 * The rows of a file that are used, regular or not, looked for among those above (repeats.h).
 */
#ifndef TALLY_ODD_MARKS_H
#define TALLY_ODD_MARKS_H

#include "tally/odd_rows.h"

/* What a row comes to: one, or as many as it has channels. */
struct odd_mark {
	uint64_t digest;
	int64_t line, amount;
	int n_used;
};

/* Before the rows are read: they are to be looked for, unless the text is known to be large. */
void odd_marks_begin(struct odd_rows *odds, const struct stream *stream);

/* An engine_marks_function, of the odds. */
bool odd_marks_see(void *odds, const struct engine_mark *marks, size_t n, int64_t bytes);

/* The row at hand, or one kept, is used; a mark of NULL is of one that is not looked for. */
void odd_mark_add(struct odd_mark *mark, int64_t amount);

/* It is decided later whether the row at hand is used: its mark until then. */
struct odd_mark *odd_mark_wait(struct odd_rows *odds);

/* Look for a row whose parts were all decided. */
void odd_mark_see(struct odd_rows *odds, const struct odd_mark *mark);

/* And for all that waited. */
void odd_marks_settle(struct odd_rows *odds);

/* The file ends: say what was found, or why it was not looked for. */
void odd_marks_say(struct odd_rows *odds, const struct stream *stream);

#endif
