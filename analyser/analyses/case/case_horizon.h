/*
 * The answer over the plan's years and over ten, where case.csv does not say how many count.
 *
 * Costs come first and savings go on, so a few years may say no where ten say yes.  Both are given,
 * and where they disagree (the sign of the net present value, whether it pays back, the ranking)
 * that is the first thing said.
 */
#ifndef ANALYSES_CASE_HORIZON_H
#define ANALYSES_CASE_HORIZON_H

#include "analyses/case/case_run.h"

#define LONG_HORIZON 10 /* years */

struct case_horizon {
	bool is_asked;                   /* no appraisal_years, and a plan of fewer years */
	const struct case_options *plan; /* over the plan's years */
	const struct case_options *ten;  /* over ten, or NULL, */
	const char *fault;               /* for this reason */
	bool is_turned;                  /* the two disagree */
};

/* Work the case out over ten years too where that is asked for. */
void case_horizon_make(struct case_horizon *horizon, const struct case_question *question,
		       const struct case_run *run, const struct results *results);

/* Say that the two disagree; to be called before anything else is said. */
void case_horizon_warn(struct results *results, const struct case_horizon *horizon,
		       const struct case_run *run);

/* Add the table case_horizon, and the answer over ten years where the two agree. */
void case_horizon_add(struct results *results, const struct case_horizon *horizon,
		      const struct case_run *run);

#endif
