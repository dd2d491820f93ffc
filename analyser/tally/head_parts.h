/*
 * The steps by which a head is read: its shape, and its header, wherever it stands.
 */
#ifndef TALLY_HEAD_PARTS_H
#define TALLY_HEAD_PARTS_H

#include "tally/head.h"

/*
 * Find the row, or the two rows, that name all that the head's shape needs; with another delimiter
 * than the sheet's where that has none.  False with the head at the row that comes nearest.
 */
bool head_find(struct head *head, struct arena *arena, struct diagnostics *diagnostics);

/* Say what was asked for and found nowhere; false. */
bool head_refuse(const struct head *head, struct diagnostics *diagnostics);

/*
 * Of a head that was found nowhere: the fields that its nearest row lacks, for a message, where it
 * names others.  NULL where it names none.  *is_amount: all but the amount are there.
 */
const char *head_lacks(const struct head *head, bool *is_amount, struct arena *arena);

/* --- A header that is no first row of its file (reading/given.h) --- */

/* Take the header that the question gives; false where it lacks a column. */
bool head_given(struct head *head, struct arena *arena);

/* Look behind the rows in which headers stand, for one that stands below its rows. */
bool head_find_far(struct head *head, struct arena *arena);

/* Where payments stand above the header that was found they are rows too, and that is said. */
void head_take_rows_above(struct head *head, struct arena *arena, struct diagnostics *diagnostics);

/* Where --year is given and the file has a column of dates: see which of the two is used. */
void head_settle_year(struct head *head, struct arena *arena, struct diagnostics *diagnostics);

/* --- What a question looks for in a file's header --- */

/*
 * Make the head's shape: the question's keys, the year where rows have one, the amount; and, where
 * these are of use, a line's amount beside the unit price and the months a row is of.
 */
void head_make_shape(struct head *head);

/* Once columns are matched: a unit price is its column's, or the line's amount has to be there. */
void head_settle_price(struct head *head);

/*
 * head_price_of(price, head, verdict):
 * Set *price to the unit price of a row judged usable.  NULL, or why the row has none.
 *
 * It is the row's own; or, in a file without such a column, the amount of the line divided by its
 * quantity, where that is exact to £0.0001.  A price is never rounded and never averaged.  Of
 * regular rows an engine does the same (cells_divide()).
 */
const char *head_price_of(struct money *price, const struct head *head,
			  const struct verdict *verdict);

/*
 * Of a head with all that its first rows tell: what judges a row (head->ledger), and what makes one
 * regular to an engine (head->layout).  is_sheet: of a workbook.
 */
void head_make_layout(struct head *head, bool is_sheet, struct arena *arena);

/*
 * amounts_check(head, diagnostics):
 * Which column holds the amounts?  Never guessed between two: ledgers have net, gross and VAT,
 * under many names, and where more than one column could be what is paid, the user is told what was
 * seen and asked.  False with a fault where another column could as well be the amount that was
 * found, or as well be the unit price; or where rows are to be counted though a column looks like a
 * volume, or though they are prices, whose quantity nobody may guess.  A column of VAT beside the
 * amount is said in a notice.
 */
bool amounts_check(const struct head *head, struct diagnostics *diagnostics);

/* The columns that hold amounts, with an example of each, for a message; or NULL. */
const char *amounts_seen(const struct head *head, struct arena *arena);

/*
 * --- Channels laid out as columns: `service, month, phone, in_person, online` ---
 *
 * Each row is read as a row for each of these columns, whose channel is the
 * column's name and whose volume is its cell; both stand behind the row's own
 * cells, and so in the header.
 */

/*
 * channel_columns_find(head, arena, diagnostics):
 * Find the columns named like channels, or mapped as `channel`, in a header that was found, and
 * extend it.  False with a fault where there is none.
 */
bool channel_columns_find(struct head *head, struct arena *arena, struct diagnostics *diagnostics);

/* Has the header any, or one that is mapped as such? */
bool channel_columns_any(const struct head *head, struct arena *arena);

/* Refuse a file that has none. */
bool channel_columns_refuse(const struct head *head, struct diagnostics *diagnostics);

/* Columns of a header that no field takes and that are named like channels, for a message; NULL
 * where there are fewer than two. */
const char *channel_columns_seen(const struct head *head, struct arena *arena);

/* Compare a row, as text, with its cell in a column of totals, which is never added up. */
void channel_columns_compare(struct head *head, const struct row *row, int64_t line);

/* Say what came of it. */
void channel_columns_say_total(const struct head *head, struct diagnostics *diagnostics);

/* Of two columns of the same name, what stands above them (channel_titles.c). */
void channel_titles_say(const struct head *head, struct arena *arena,
			struct diagnostics *diagnostics);

/* A row's `index`th row, or NULL where it has cells that are not blank behind the header's. */
const struct row *channel_columns_row(const struct head *head, const struct row *row, size_t index,
				      struct arena *arena);

/*
 * Has none of the first rows all of its texts as another, but for those of which it is the only one
 * and the columns that are numbers?  Then rows are sums, one for each month, service and channel;
 * of single contacts some are alike.
 */
bool rows_alike_none(const struct head *head, const bool *is_number, struct arena *arena);

#endif
