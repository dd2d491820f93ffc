/*
 * Rows of a case file that are commented out: a `#` before a real row takes it out of every sum.
 */
#ifndef LOADING_COMMENTED_H
#define LOADING_COMMENTED_H

#include "reading/reading.h"

/*
 * A line of a text; before the first, `end` is where the text begins, and `rows` are those that
 * were cut from it, if any: a line that such a row goes on over, within quotes, is no line of its
 * own.
 */
struct commented_line {
	const char *at, *end;
	long number;
	const struct row *rows;
	size_t n_rows;
	bool is_within; /* a row */
};

/* The next line of a text that ends at `end`; false behind the last. */
bool commented_next(struct commented_line *line, const char *end);

/*
 * A comment without its `#`; NULL where the line is none, or within a row.  In a sheet the `#` may
 * be within quotes.
 */
const char *commented_text(const struct commented_line *line, const struct source *source,
			   struct arena *arena);

/* It as the one row that it may be; NULL where it is none. */
const struct row *commented_row(const char *text, char delimiter, struct arena *arena);

/*
 * Tell of the comments of a case file that would be rows of it without their `#`, but for the
 * examples of `vfm init`, as they are or as a spreadsheet wrote them back; and of rows of a council
 * that are such examples without their `#`.
 */
void commented_say(const struct reading *reading, const struct reading_options *options,
		   struct arena *arena, struct diagnostics *diagnostics);

#endif
