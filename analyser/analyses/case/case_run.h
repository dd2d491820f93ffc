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
#include "results/results.h"

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

/* What any case begins with, its question being there; false with faults: no such deflator or rate.
 */
bool case_run_begin(struct case_run *run, struct arena *arena, struct diagnostics *diagnostics);

/*
 * All sums of a question, appraised over n_years, and where it tells, what is to be told of their
 * parts.  *results lends its arena and its command.  False with faults, of which all that the files
 * hold are told.
 */
bool case_run_make(struct case_run *run, const struct case_question *question, int n_years,
		   const struct results *results, bool tells, struct diagnostics *diagnostics);

/*
 * Unit costs at the prices of the case, where that is asked for.
 *
 * A cost whose price year its row states is brought from that year.  One that
 * does not (NWeGG's do not) is brought from the year that case.csv gives, else
 * from 2007-08; what each of 2005-06 and 2007-08 would make of it stands beside.
 * A cost is rounded to £0.0001.
 */

/*
 * Give *question, whose case is asked to reprice, a channel question with its unit costs at the
 * case's prices.  False with faults.
 */
bool case_reprice(struct case_question *question, struct case_work *work);

/*
 * Add case_reprice, each cost as printed and repriced, and case_reprice_result, what each makes of
 * the options; `given` is the case before it was repriced.  False with faults.
 */
bool case_reprice_add(struct results *results, const struct case_run *run,
		      const struct case_question *given);

/*
 * What is found of a case beside its answer, each from its sums alone: a file with a function of
 * this form, and one line here, in the order in which they tell.
 */

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
	EACH(case_checks_add)      \
	EACH(workings_add)

/* Add tables, passages and charts to the results; false with faults. */
#define CASE_ANALYSIS(name) bool name(struct results *results, const struct case_run *run);
CASE_ANALYSES(CASE_ANALYSIS)

#endif
