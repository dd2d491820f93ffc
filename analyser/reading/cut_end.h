/*
 * A text that ends without a line end, in a row that is written otherwise than those above: it was
 * cut short there, or is still being written.
 */
#ifndef READING_CUT_END_H
#define READING_CUT_END_H

#include <stddef.h>

#include "base/diagnostics.h"
#include "reading/sheet.h"

/* So much of a text's end is looked at. */
#define CUT_END_SIZE ((size_t)4096)

/*
 * cut_end_say(end, length, delimiter, rows, n_rows, path, diagnostics):
 * Warn, where the text that ends with these bytes seems to be cut short within its last row: with
 * fewer cells than each of the rows above, or a last cell that is part of what others of its column
 * are.  `rows` are some of these, the last row not among them.
 */
void cut_end_say(const char *end, size_t length, char delimiter, const struct row *rows,
		 size_t n_rows, const char *path, struct diagnostics *diagnostics);

#endif
