/*
 * What is found of a case beside its answer, each from its sums alone: a file with a function of
 * this form, and one line here, in the order in which they tell.
 */
#ifndef ANALYSES_CASE_ANALYSES_H
#define ANALYSES_CASE_ANALYSES_H

#include "analyses/case/case_run.h"
#include "results/results.h"

#define CASE_ANALYSES(EACH)        \
	EACH(sureness_add)         \
	EACH(case_rests_add)       \
	EACH(case_bias_add)        \
	EACH(case_own_costs_add)   \
	EACH(case_doubts_add)      \
	EACH(case_price_cover_add) \
	EACH(case_counted_add)     \
	EACH(case_guidance_add)    \
	EACH(case_risks_add)       \
	EACH(case_self_audit_add)  \
	EACH(case_examples_add)    \
	EACH(workings_add)

/* Add tables, passages and charts to the results; false with faults. */
#define CASE_ANALYSIS(name) bool name(struct results *results, const struct case_run *run);
CASE_ANALYSES(CASE_ANALYSIS)

#endif
