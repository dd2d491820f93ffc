/*
 * The self-audit checklist of the plan's annex C, held against a case: of each point what the
 * case's files show, with the rows that show it, or that they show nothing.
 *
 * A point is never ticked: a file shows that something is recorded, not that it is done well.
 */
#ifndef ANALYSES_CASE_SELF_AUDIT_H
#define ANALYSES_CASE_SELF_AUDIT_H

#include "analyses/case/case.h"

/*
 * Table case_self_audit and what is to be said of it.  False with faults where a user's own list of
 * points is faulty.
 */
bool self_audit_add(struct results *results, const struct case_question *question);

/*
 * What a case shows of one point of annex C.
 */

enum audit_shown {
	AUDIT_NOTHING, /* no file says anything of it */
	AUDIT_PART,    /* of some of it, or only in the author's words */
	AUDIT_EVIDENCE,
};

struct audit_finding {
	enum audit_shown shown;
	const char *evidence; /* in a sentence; of AUDIT_NOTHING what could show it */
	const char *files;    /* that it stands in, or NULL */
};

/* The point at hand. */
struct audit_point {
	const struct case_question *question;
	struct arena *arena;
};

/* What shows nothing, and what could. */
struct audit_finding audit_nothing(const char *could);

/* The author's own words are no evidence of more than that they stand there. */
struct audit_finding audit_by_words(const struct audit_point *point, const char *section,
				    const char *could);

/* Points whose evidence is worked out from several files, a function each. */
typedef struct audit_finding audit_evidence(const struct audit_point *point);

audit_evidence audit_performance, audit_partnership, audit_risks, audit_owners, audit_data,
    audit_sources, audit_refined, audit_benchmarks, audit_quality;

/*
 * Rows of a case's files as evidence of a point of annex C: how many share something, of how many,
 * and the lines of the first.
 */
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
