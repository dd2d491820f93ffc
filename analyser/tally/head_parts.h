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

#endif
