/*
 * What the user says of a whole ledger, and what to think of a header that is
 * no first row: names given for a file without one, a header that stands
 * below its rows, columns mapped onto the values of the first payment.
 */
#ifndef READING_GIVEN_H
#define READING_GIVEN_H

#include "reading/columns.h"

/* Names of columns with commas between, as a file's header; on line 0. */
const struct row *given_header(const char *names, struct arena *arena);

/*
 * Are the cells of a header that hold an amount and a date names, and not values?  False with a
 * fault.
 */
bool given_check_names(const struct columns *columns, const struct shape *shape, const char *path,
		       struct diagnostics *diagnostics);

/* Do rows above the header, their cells as text, stand there to be used?  That is said. */
bool given_has_rows_above(const struct columns *columns, const struct shape *shape,
			  const struct row *const *above, size_t n_above, const char *path,
			  struct diagnostics *diagnostics);

/*
 * given_settle_year(columns, shape, rows, n_rows, year, path, diagnostics):
 * Where a year is given and the file has a column of dates: say which of the two is used.  The
 * year is where no date of these rows can be read; the column, which is then returned and none of
 * the shape's any more, is of no use.  Else -1.
 */
int given_settle_year(struct columns *columns, const struct shape *shape,
		      const struct row *const *rows, size_t n_rows, struct year year,
		      const char *path, struct diagnostics *diagnostics);

/* Does the row most like a header read like a payment?  Then a fault says so, and what to do. */
bool given_refuse_payment(const struct row *row, const char *path, struct diagnostics *diagnostics);

#endif
