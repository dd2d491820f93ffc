/*
 * What odd rows may be (odd_rows.h), each in the file of its name.
 */
#ifndef TALLY_ODD_PARTS_H
#define TALLY_ODD_PARTS_H

#include <stdint.h>

#include "tally/odd_rows.h"

/* Set a row aside, counted by its reason.  False where the run is to end, by the status of the
 * odds. */
bool odd_aside(struct odd_rows *odds, const struct row *row, int64_t line,
	       const struct verdict *verdict);

/* A row without an amount is set aside for what it is. */
bool odd_aside_as(struct odd_rows *odds, const struct row *row, int64_t line, const char *reason);

/* One more row of an account; false where the amounts are too large. */
bool odd_aside_add(struct account *account, int64_t amount);

/* --- Decoded rows that take back what was told: headers again, dates after all --- */

/* A header that gives every field another time: where it has them elsewhere (is_other), rows go
 * wrong and the file is refused. */
bool odd_header_is(const struct odd_rows *odds, const struct row *row, bool *is_other);
bool odd_header_refuse(struct odd_rows *odds, int64_t line);

/* The same where channels are columns. */
bool odd_header_is_of_wide(const struct odd_rows *odds, const struct row *row);

/* Of a column that --year overrules, since no date of the first rows could be read. */
bool odd_header_has_date(const struct odd_rows *odds, const struct row *row);
bool odd_header_refuse_date(struct odd_rows *odds, const struct row *row);

/* --- The years and months that rows are dated in (odd_rows_months()) --- */

/* The row's year, and what it says of months. */
struct year odd_year_of(struct odd_rows *odds, const struct verdict *verdict, unsigned *months);

/* A row, used or not, tells these months of its year; council: its bytes, or NULL. */
void odd_months_see(struct odd_rows *odds, const char *council, struct engine_year year);

/* --- The totals that a file states, compared with its rows and told --- */

/* Keep the total, if any, of a footer, or of a row that lost its columns, to be compared. */
void odd_totals_keep_stated(struct odd_rows *odds, int64_t line, const struct row *row);

/* When all rows are read: compare them with the total that stands above the header, if any. */
void odd_totals_compare(struct odd_rows *odds);

/*
 * odd_totals_stated(amount, row, is_money, arena):
 * The total that a row states outside the column of amounts, in hundredths of a penny or as a
 * count; false where it states none.  `Total: £1,234.50` in a footer or above the header, or
 * `Total` with the amount in another column, can be compared with the rows.  A number that may be
 * something else (`Total for 2013`, `Total payments 57`) is none.
 */
bool odd_totals_stated(int64_t *amount, const struct row *row, bool is_money, struct arena *arena);

/* --- Rows that are used, regular or not, looked for among those above (repeats.h) --- */

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
