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

#endif
