/*
 * Points of annex C whose evidence is worked out from several files, a function each.
 */
#ifndef ANALYSES_CASE_SELF_AUDIT_EVIDENCE_H
#define ANALYSES_CASE_SELF_AUDIT_EVIDENCE_H

#include "analyses/case/self_audit_points.h"

/* What shows nothing, and what could. */
struct audit_finding audit_nothing(const char *could);

/* The author's own words are no evidence of more than that they stand there. */
struct audit_finding audit_by_words(const struct audit_point *point, const char *section,
				    const char *could);

typedef struct audit_finding audit_evidence(const struct audit_point *point);

audit_evidence audit_performance, audit_partnership, audit_risks, audit_owners, audit_data,
    audit_sources, audit_refined, audit_benchmarks, audit_quality;

#endif
