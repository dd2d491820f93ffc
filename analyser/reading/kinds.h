/*
 * What the cells of a column are like, learned from rows whose cells are in place.
 *
 * `05/06/2019` is no name and `J` no voucher number: a cell that is like none of its column's
 * may be one place off.  A few rows are enough to say so of a row that is suspect already, by its
 * width; nothing here judges a row that is as wide as the header.
 */
#ifndef READING_KINDS_H
#define READING_KINDS_H

#include <stdbool.h>
#include <stddef.h>

enum kind {
	KIND_EMPTY,
	KIND_DATE,    /* or a year */
	KIND_NUMBER,  /* nothing but digits */
	KIND_AMOUNT,  /* of money, with its pence, sign or thousands */
	KIND_FIGURES, /* digits, and no letters, in any other way: `10:45`, `0113 222 4444` */
	KIND_LINK,
	KIND_CODE, /* one word of letters and digits */
	KIND_TEXT,
	N_KINDS
};

enum kind kind_of(const char *text);

/* What a column is for, if anything. */
enum kind_use { USE_NONE, USE_DATE, USE_AMOUNT };

/* One column, as rows have it that are whole. */
struct kinds {
	enum kind_use use;
	size_t n_rows, counts[N_KINDS];
	enum kind last; /* of the cell that was seen last */
};

/* kinds_see(kinds, text): Take account of a cell, or of one more that says what the last does. */
void kinds_see(struct kinds *kinds, const char *text);
void kinds_see_again(struct kinds *kinds);

/*
 * kinds_fit(kinds, kind, is_total):
 * Is a cell of this kind like those of its column?  A row that says total leaves empty what others
 * fill.  Of a column never seen, only what it is for tells.
 */
bool kinds_fit(const struct kinds *kinds, enum kind kind, bool is_total);

/* Does a column hold text, in which a delimiter may stand or may be lost? */
bool kinds_has_text(const struct kinds *kinds);

/* Can a column be empty, as far as is known? */
bool kinds_may_be_empty(const struct kinds *kinds);

/* Does a column hold amounts of money or counts, and does it hold whole ones? */
bool kinds_has_amounts(const struct kinds *kinds);
bool kinds_has_whole(const struct kinds *kinds);

#endif
