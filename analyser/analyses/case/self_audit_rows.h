/*
 * Rows of a case's files as evidence of a point of annex C: how many share something, of how many,
 * and the lines of the first.
 */
#ifndef ANALYSES_CASE_SELF_AUDIT_ROWS_H
#define ANALYSES_CASE_SELF_AUDIT_ROWS_H

#include "model/gains.h"

#define AUDIT_LINES 4 /* named; the rest are counted */

struct audit_rows {
	size_t count, all;
	long lines[AUDIT_LINES + 1]; /* of those counted, in order */
};

/* What a row of the register has. */
typedef bool audit_test(const struct gain *gain);
bool audit_has_likelihood(const struct gain *gain);

/* Does it count in a case: no forecast that its actual replaces, nor what failed its check? */
bool audit_counts(const struct gain *gain);

/* One row more, which has it or has not. */
void audit_rows_see(struct audit_rows *rows, bool has_it, long line);

/* Those of a register (or NULL) that have it, among those that are asked (NULL: all). */
struct audit_rows audit_rows_of(const struct gains *gains, audit_test *has, audit_test *is_asked);

/* ` (lines 2, 5, 7 and 3 more)`, or nothing where there is none. */
const char *audit_rows_say(const struct audit_rows *rows, struct arena *arena);

#endif
