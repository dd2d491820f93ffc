/*
 * accounts.csv: lines of a council's accounts of 2007-08, and the baseline that they make.
 *
 * The reference set `baseline-lines` says by annex A of the plan which lines count, which do not,
 * and which are part of a total: net service expenditure or total capital expenditure.  Where that
 * total is given, its parts that count are within it and are not counted again, and its parts that
 * do not are taken off it.  A line that the set does not know needs its user's decision, in the
 * column `counts` or in a list of his own (`--reference baseline-lines=FILE`); a line that nobody
 * has decided is a fault, never in or out in silence.
 */
#ifndef MODEL_ACCOUNTS_H
#define MODEL_ACCOUNTS_H

#include <stdbool.h>

#include "model/reference.h"
#include "reading/fit.h"

/* A baseline that is no council's: that of the smallest districts is millions. */
#define ACCOUNTS_LEAST (INT64_C(500000) * MONEY_PER_POUND)

struct account_line {
	const char *name, *source;
	struct money amount;
	bool counts;
	bool is_given;         /* the decision is the file's, not the reference set's */
	bool is_total;         /* a line of table A.1, which holds others */
	const char *paragraph; /* or NULL */
	const char *part_of;   /* the line of the set whose amount holds this one's, or NULL */
	bool is_within;        /* counts, within a total that is given: not added again */
	bool is_taken_off;     /* does not count, and is taken off a total that holds it */
	long line;
};

struct accounts {
	const char *path;
	struct account_line *lines; /* in the file's order */
	size_t n_lines, capacity;
	struct money in;  /* what counts, less what is taken off */
	struct money out; /* what is left out: neither added nor taken off, nor within a total */
	struct money taken_off, within;
};

/* The lines that the reference set names, a total among them; NULL where it cannot be read. */
const struct known_cells *accounts_known(struct reference *reference, struct arena *arena);

/* Is its amount added to the baseline? */
bool account_line_adds(const struct account_line *line);

/*
 * Make the model of a file read as accounts_shape.  False with faults: a line that is not decided,
 * a line given twice.  A notice tells of a decision that goes against the reference set, and it or
 * a warning of a total beside lines that may be its parts.
 */
bool accounts_build(struct accounts *accounts, const struct reading *reading,
		    struct reference *reference, struct diagnostics *diagnostics);

/*
 * Of lines that are decided (accounts_build() does it): warnings of totals beside lines that may be
 * their parts, of a baseline that is none by its size, and of a line that may alone be in
 * thousands. False with a fault where the other lines come to a total of table A.1.
 */
bool accounts_doubts_say(const struct accounts *accounts, struct diagnostics *diagnostics);

#endif
