/*
 * Rows of a file that agree with another in every cell.
 *
 * Cells are compared as they stand, trimmed; empty ones at a row's end make no
 * difference.  What is found is what is equal: hashes only say where to look.
 */
#ifndef READING_DUPLICATES_H
#define READING_DUPLICATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reading/shape.h"
#include "reading/sheet.h"

struct duplicate_slot {
	uint64_t hash;
	const struct row *row; /* NULL: free */
};

struct duplicates {
	struct arena *arena;
	struct duplicate_slot *slots;
	size_t n_slots; /* twice the rows, and a power of two; made for the first */
};

/* Of so many rows at most. */
void duplicates_init(struct duplicates *duplicates, size_t n_rows, struct arena *arena);

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
