#include "analyses/case.h"

#include "analyses/case_assumptions.h"
#include "analyses/case_charts.h"
#include "analyses/case_indicator.h"
#include "analyses/case_reprice.h"
#include "analyses/case_rests.h"
#include "analyses/case_words.h"
#include "analyses/double_counting.h"

/* A case as it is worked through: the question may come to have other unit costs. */
struct case_run {
	struct case_question question;
	struct case_work work;
	struct discounting discounting;
	struct case_parts parts;
	struct costing costing;
	struct case_options options;
	struct results detail; /* what the parts find */
};

/* All sums; faults of the files are all told before giving up. */
static bool reckon(struct case_run *run, const struct case_question *given, struct results *results,
		   struct diagnostics *diagnostics)
{
	const struct case_file *file = given->file;
	bool is_well;

	run->question = *given;
	results_init(&run->detail, results->arena, results->command);
	if (!case_work_init(&run->work, &run->question, results->arena, diagnostics) ||
	    !discounting_find(&run->discounting, given->n_years,
			      file->has_discount_rate ? &file->discount_rate : NULL,
			      file->discount_source, given->reference))
		return false;
	is_well = double_counting_check(given, results->arena, diagnostics);
	is_well &= costing_make(&run->costing, &run->work);
	if (given->reprices && given->channel != NULL)
		is_well &= case_reprice(&run->question, &run->work);
	is_well &= case_parts_make(&run->parts, &run->work, &run->detail);
	return is_well && case_options_make(&run->options, &run->work, &run->parts, &run->costing,
					    &run->discounting);
}

bool case_analyse(const struct case_question *question, struct results *results,
		  struct diagnostics *diagnostics)
{
	struct case_run run;
	struct case_tables tables;

	if (!reckon(&run, question, results, diagnostics))
		return false;
	case_tables_make(&tables, results, question);
	case_tables_fill(&tables, &run.work, &run.parts, &run.costing, &run.discounting,
			 &run.options);
	case_words_answer(results, &run.work, &run.parts, &run.options, &run.discounting);
	if (!case_indicator_add(results, &run.detail, &run.work, &run.parts, &run.options))
		return false;
	if (!case_rests_add(results, &run.work, &run.parts, &run.costing, &run.options,
			    &run.discounting))
		return false;
	case_words_caveats(results, &run.work, &run.parts, &run.costing, &run.options,
			   &run.discounting);
	if (question->reprices && question->channel != NULL &&
	    !case_reprice_add(results, &run.work, question, &run.costing, &run.discounting))
		return false;
	case_charts_add(results, &run.work, &tables, &run.options);
	case_assumptions_list(results, &run.work, &run.costing, &run.discounting);
	case_take_results(results, &run.detail);
	case_assumptions_table(results);
	return true;
}
