/*
 * Which column of a ledger a field had better be read from.
 *
 * Several columns may stand for a field such as the category, and the answer depends on which is
 * read.  Where there is a list of what the field may hold, the columns are compared by the share of
 * the amounts whose cell the list has, in the first rows.
 */
#ifndef READING_FIT_H
#define READING_FIT_H

#include <stdbool.h>

#include "base/diagnostics.h"

struct ledger;
struct row;

/* What a field may hold.  `folded` is a cell's text by text_fold(). */
struct known_cells {
	const char *field; /* its id */
	bool (*has)(const void *data, const char *folded);
	const void *data;
	const char *list; /* `the built-in list` */
	const char *rest; /* what becomes of what it does not have, for a message */
};

/*
 * fit_say(ledger, known, rows, n_rows, is_whole, path, diagnostics):
 * Of a field that others could be read for: a warning where another fits clearly better, else a
 * notice of how well each fits.  Nothing where --map chose, or `known` is NULL.  `is_whole`: the
 * rows are all that there are, not only the first.
 */
void fit_say(struct ledger *ledger, const struct known_cells *known, const struct row *rows,
	     size_t n_rows, bool is_whole, const char *path, struct diagnostics *diagnostics);

#endif
