/*
 * What NI 179 is held against and what is added to it: a council's baseline,
 * the plan's expectation, what carries over of SR04, and what is listed for
 * scrutiny.
 */
#ifndef ANALYSES_INDICATOR_TERMS_H
#define ANALYSES_INDICATOR_TERMS_H

#include "analyses/indicator/indicator.h"

/* Of one council. */
struct carry_over {
	bool is_known;
	struct money gains, baseline; /* ongoing SR04 gains, 2004-05 baseline spending */
	struct money amount;          /* max(0, gains - threshold x baseline) */
};

struct indicator_terms {
	struct council_baseline *baselines; /* by council */
	struct carry_over *carry_overs;     /* by council */
	struct plan_figure growth;          /* 3% a year */
	struct plan_figure threshold;       /* 7.5% */
	/* High-value gains of low likelihood: the program's own defaults unless given. */
	struct fraction scrutiny_likelihood, scrutiny_share;
	bool is_likelihood_given, is_share_given;
};

/* Look the terms up; false with faults. */
bool indicator_terms_find(struct indicator_terms *terms, const struct indicator_question *question,
			  struct arena *arena, struct diagnostics *diagnostics);

#endif
