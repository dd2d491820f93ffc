/*
 * A row of a case file that was pasted one place off: its cells, or those behind one, fit the
 * columns beside theirs.
 */
#ifndef READING_CASE_SHIFT_H
#define READING_CASE_SHIFT_H

#include "reading/reader.h"

/*
 * What to do with a row that does not fit and would with an empty cell less, or one more; NULL
 * where it fits as it is, or in no such way.
 */
const char *case_shift_say(const struct reader *reader, const struct row *row);

/* Of an empty cell of a field: the column of words behind it that holds what would fit, or NULL. */
const char *case_shift_beside(const struct reader *reader, const struct row *row,
			      const struct field *field, int at);

#endif
