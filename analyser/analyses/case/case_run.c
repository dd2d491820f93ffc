#include "analyses/case/case_run.h"

#include "analyses/case/case_reprice.h"
#include "analyses/case/double_counting.h"

/* The question with its parts reckoned to the last year appraised. */
static void copy_question(struct case_run *run, const struct case_question *given, int n_years)
{
	const struct year horizon = {given->base_year.start + n_years};

	run->question = *given;
	run->question.n_years = n_years;
	if (given->channel != NULL) {
		run->channel = *given->channel;
		run->channel.horizon = horizon;
		run->question.channel = &run->channel;
	}
	if (given->procurement != NULL) {
		run->procurement = *given->procurement;
		run->procurement.horizon = horizon;
		run->question.procurement = &run->procurement;
	}
}

bool case_run_make(struct case_run *run, const struct case_question *question, int n_years,
		   const struct results *results, struct diagnostics *diagnostics)
{
	const struct case_file *file = question->file;
	bool is_well;

	copy_question(run, question, n_years);
	results_init(&run->detail, results->arena, results->command);
	if (!case_work_init(&run->work, &run->question, results->arena, diagnostics) ||
	    !discounting_find(&run->discounting, n_years,
			      file->has_discount_rate ? &file->discount_rate : NULL,
			      file->discount_source, question->reference))
		return false;
	is_well = double_counting_check(question, results->arena, diagnostics);
	is_well &= costing_make(&run->costing, &run->work);
	if (question->reprices && question->channel != NULL)
		is_well &= case_reprice(&run->question, &run->work);
	is_well &= case_parts_make(&run->parts, &run->work, &run->detail);
	return is_well && case_options_make(&run->options, &run->work, &run->parts, &run->costing,
					    &run->discounting);
}
