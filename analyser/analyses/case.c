#include "analyses/case.h"

#include "analyses/case_indicator.h"
#include "analyses/case_words.h"
#include "analyses/double_counting.h"

bool case_analyse(const struct case_question *question, struct results *results,
		  struct diagnostics *diagnostics)
{
	const struct case_file *file = question->file;
	struct results parts_results;
	struct discounting discounting;
	struct case_options options;
	struct case_tables tables;
	struct case_parts parts;
	struct costing costing;
	struct case_work work;
	bool is_well;

	results_init(&parts_results, results->arena, results->command);
	if (!case_work_init(&work, question, results->arena, diagnostics) ||
	    !discounting_find(&discounting, question->n_years,
			      file->has_discount_rate ? &file->discount_rate : NULL,
			      file->discount_source, question->reference))
		return false;
	/* Costs are judged before giving up, so that one run tells of all faults. */
	is_well = double_counting_check(question, results->arena, diagnostics);
	is_well &= costing_make(&costing, &work);
	is_well &= case_parts_make(&parts, &work, &parts_results);
	if (!is_well || !case_options_make(&options, &work, &parts, &costing, &discounting))
		return false;
	case_tables_make(&tables, results, question);
	case_tables_fill(&tables, &work, &parts, &costing, &discounting, &options);
	if (!case_indicator_add(results, &parts_results, &work, &parts, &options))
		return false;
	case_words_answer(results, &work, &parts, &options, &discounting);
	case_words_caveats(results, &work, &parts, &costing, &options, &discounting);
	case_words_charts(results, &work, &tables, &options);
	case_take_results(results, &parts_results);
	return true;
}
