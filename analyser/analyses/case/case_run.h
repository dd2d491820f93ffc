/*
 * The sums of a case from its question to its options, to be done again for a changed question:
 * another number of years, another share.
 *
 * Everything a change touches stands in the run's own copies, so runs do not disturb each other.
 */
#ifndef ANALYSES_CASE_RUN_H
#define ANALYSES_CASE_RUN_H

#include "analyses/case/case_bind.h"
#include "analyses/case/case_options.h"

/* A case as it is worked through: the question may come to have other unit costs. */
struct case_run {
	struct case_question question;
	struct channel_question channel; /* the question's own, and */
	struct procurement_question procurement;
	struct case_work work;
	struct discounting discounting;
	struct costing costing;
	struct case_found found;
	struct case_bound bound;
	struct case_values values; /* the levers as they are */
	struct case_scratch scratch;
	struct case_figures figures;
	struct case_parts parts;
	struct case_options options;
	struct case_expectation expectation; /* once NI 179 has been told of */
	struct results detail;               /* what the parts find, where they tell */
};

/*
 * case_run_make(run, question, n_years, results, tells, diagnostics):
 * All sums of a question, appraised over n_years, and where it tells, what is
 * to be told of their parts.  *results lends its arena and its command.
 * False with faults, of which all that the files hold are told.
 */
bool case_run_make(struct case_run *run, const struct case_question *question, int n_years,
		   const struct results *results, bool tells, struct diagnostics *diagnostics);

#endif
