/*
 * A council's accounts of 2007-08, and which of their lines make the baseline
 * of the plan's annex A.
 *
 * The reference set `baseline-lines` says which lines count and by which
 * paragraph.  What is built in knows no more than table A.1 prints, the totals
 * of revenue and capital: paragraphs A.3 to A.7, which list what counts, are
 * not quoted.  Every other line needs its user's decision, in the column
 * `counts` or in a list of his own (`--reference baseline-lines=FILE`); a line
 * that nobody has decided is a fault, never in or out in silence.
 */
#ifndef MODEL_ACCOUNTS_H
#define MODEL_ACCOUNTS_H

#include <stdbool.h>

#include "base/money.h"
#include "model/reference.h"

struct account_line {
	const char *name, *source;
	struct money amount;
	bool counts;
	bool is_given;         /* the decision is the file's, not the reference set's */
	bool is_total;         /* a line of table A.1, which holds others */
	const char *paragraph; /* or NULL */
	long line;
};

struct accounts {
	const char *path;
	struct account_line *lines; /* in the file's order */
	size_t n_lines, capacity;
	struct money in, out; /* sums of what counts and what does not */
};

/*
 * accounts_build(accounts, reading, reference, diagnostics):
 * Make the model of a file read as accounts_shape.  False with faults: a line
 * that is not decided, a line given twice.  A notice tells of a decision that
 * goes against the reference set, and of a total beside lines that may be its
 * parts.
 */
bool accounts_build(struct accounts *accounts, const struct reading *reading,
		    struct reference *reference, struct diagnostics *diagnostics);

#endif
