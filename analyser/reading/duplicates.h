/*
 * Rows of a file that agree with another in every cell, trimmed, and in what their date and their
 * amount mean where these columns are known (digest.h).
 */
#ifndef READING_DUPLICATES_H
#define READING_DUPLICATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reading/digest.h"
#include "reading/shape.h"
#include "reading/sheet.h"

struct duplicate_slot {
	uint64_t digest;
	const struct row *row; /* NULL: free */
};

struct duplicates {
	struct arena *arena;
	struct digest_columns columns;
	struct duplicate_slot *slots;
	size_t n_slots; /* twice the rows, and a power of two; made for the first */
};

/* Of so many rows at most; without columns, the texts alone count. */
void duplicates_init(struct duplicates *duplicates, const struct digest_columns *columns,
		     size_t n_rows, struct arena *arena);

/*
 * The first row added that agrees with this one in every cell; else NULL, and this one, which is
 * borrowed and has no fault, is added.
 */
const struct row *duplicates_see(struct duplicates *duplicates, const struct row *row);

/* Rows of a ledger that agree with one above: counted all the same. */
struct repeated {
	int64_t rows, amount;
	int64_t of;            /* rows, these and all others */
	long line, first_line; /* of the first of them, and of the row that it agrees with */
	bool is_at_least;      /* there may be more */
};

/* Are they so many that they are hardly payments of one sum?  Then they may turn the answer round.
 */
bool duplicates_are_many(const struct repeated *repeated, bool has_amount);

/*
 * duplicates_say(repeated, shape, has_amount, path, diagnostics):
 * A ledger may well pay one sum twice, or hold one month twice: only its owner can tell.
 */
void duplicates_say(const struct repeated *repeated, const struct shape *shape, bool has_amount,
		    const char *path, struct diagnostics *diagnostics);

#endif
