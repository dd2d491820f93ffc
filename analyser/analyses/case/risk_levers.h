/*
 * What a risk bears on, in levers, and their worse ends.
 *
 * A risk may name an initiative of the register, a strategy, `procurement` or `prices` (whose gain
 * then does not come, while its costs stay), an item of costs.csv, an assumption (with or without
 * its scope) or any lever by its id; the worse end of these is whichever of the low and high that a
 * file gives is worth less.
 */
#ifndef ANALYSES_CASE_RISK_LEVERS_H
#define ANALYSES_CASE_RISK_LEVERS_H

#include "analyses/case/case_run.h"

struct risk_worst {
	bool is_found;       /* the case has what it names */
	struct money npv;    /* with its levers at their worse ends, */
	const char *changed; /* what that is, in words, */
	bool has_none;
	struct money npv_none; /* with shares whose low end is the worse at nothing, beyond it */
	const char *why;       /* or why there is none; else NULL */
};

/* Of an option of the case; of *run only the room for sums changes. */
void risk_levers_worst(struct risk_worst *worst, const char *bears_on, const struct case_run *run,
		       const struct case_option *option);

/* Every name that a risk of this case may bear on, the plain ones first. */
const char *const *risk_levers_names(const struct case_run *run, size_t *count);

#endif
