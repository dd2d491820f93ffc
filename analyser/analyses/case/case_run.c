#include "analyses/case/case_run.h"

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

/* The figures of the levers as they are; false with what is wrong with them. */
static bool evaluate(struct case_run *run)
{
	enum sums_status status;

	case_values_init(&run->values, &run->bound, run->work.arena);
	case_scratch_init(&run->scratch, &run->bound, run->work.arena);
	case_figures_init(&run->figures, &run->bound, run->work.arena);
	status = case_evaluate(&run->figures, &run->bound, &run->values, &run->scratch);
	if (status == SUMS_TAKE_UP_OVER || status == SUMS_VOLUMES_BEYOND)
		return channel_refuse(&run->scratch.channel.blocks.work, status);
	return status == SUMS_DONE || case_out_of_range(&run->work);
}

bool case_discounting_find(struct discounting *discounting, const struct case_question *question)
{
	const struct case_file *file = question->file;

	return discounting_find(discounting, question->n_years,
				file->has_discount_rate ? &file->discount_rate : NULL,
				file->discount_source, question->reference);
}

bool case_run_begin(struct case_run *run, struct arena *arena, struct diagnostics *diagnostics)
{
	const struct case_question *question = &run->question;
	const struct case_file *file = question->file;

	run->work = (struct case_work){
	    .question = question, .arena = arena, .diagnostics = diagnostics, .bound = &run->bound};
	return deflator_load(
		   &run->work.deflator, file->deflator != NULL ? file->deflator : deflator_default,
		   (struct place){.file = file->path, .column = "deflator"}, question->reference) &&
	       case_discounting_find(&run->discounting, question);
}

bool case_run_make(struct case_run *run, const struct case_question *question, int n_years,
		   const struct results *results, bool tells, struct diagnostics *diagnostics)
{
	*run = (struct case_run){0};
	copy_question(run, question, n_years);
	results_init(&run->detail, results->arena, results->command);
	if (!case_run_begin(run, results->arena, diagnostics))
		return false;
	bool is_well = double_counting_check(question, results->arena, diagnostics);
	if (question->reprices && question->channel != NULL)
		is_well &= case_reprice(&run->question, &run->work);
	is_well &= case_bind(&run->found, &run->work, &run->costing, &run->discounting);
	if (!is_well || !evaluate(run))
		return false;
	case_parts_init(&run->parts, &run->work, &run->figures);
	return (!tells || case_parts_tell(&run->parts, &run->work, &run->found, &run->detail)) &&
	       case_options_make(&run->options, &run->work, &run->parts, &run->costing);
}
