/*
 * What a case shows of one point of annex C.
 */
#ifndef ANALYSES_CASE_SELF_AUDIT_POINTS_H
#define ANALYSES_CASE_SELF_AUDIT_POINTS_H

#include "analyses/case/case.h"

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

/* By the key of a point (datasets/annex_c.csv); false where no such point is known. */
bool self_audit_find(struct audit_finding *finding, const char *key,
		     const struct case_question *question, struct arena *arena);

#endif
