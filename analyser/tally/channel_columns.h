/*
 * Channels laid out as columns: `service, month, phone, in_person, online`.
 *
 * Each row is read as a row for each of these columns, whose channel is the
 * column's name and whose volume is its cell; both stand behind the row's own
 * cells, and so in the header.
 */
#ifndef TALLY_CHANNEL_COLUMNS_H
#define TALLY_CHANNEL_COLUMNS_H

#include "tally/head.h"

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

/* A row's `index`th row, or NULL where it has cells that are not blank behind the header's. */
const struct row *channel_columns_row(const struct head *head, const struct row *row, size_t index,
				      struct arena *arena);

#endif
