#include "analyses/case/case.h"
#include "analyses/case/case_indicator.h"
#include "analyses/case/case_least_cost.h"
#include "analyses/case/case_sources.h"
#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"

void case_document_add(struct results *results, const struct case_question *question)
{
	const struct case_file *file = question->file;
	struct document *document = arena_alloc(results->arena, sizeof *document);

	*document = (struct document){.title = file->title,
				      .council = file->council,
				      .author = file->author,
				      .date = file->date,
				      .status = file->status,
				      .version = file->version,
				      .logo = question->logo,
				      .colours = question->colours};
	if (question->guidance != GUIDANCE_NOT_GIVEN) {
		document->guidance = guidance_names[question->guidance];
		document->edition = guidance_edition(question->guidance, question->reference);
	}
	if (question->notes != NULL) {
		document->notes = question->notes->items;
		document->n_notes = question->notes->n_items;
	}
	results->document = document;
}

#define ROW(name) name,

static bool (*const checks[])(const struct case_run *run) = {CASE_CHECKS(ROW)};
static bool (*const analyses[])(struct results *results,
				const struct case_run *run) = {CASE_ANALYSES(ROW)};

bool case_analyse(const struct case_question *question, struct results *results,
		  struct case_options *options, struct diagnostics *diagnostics)
{
	struct case_run run;
	struct case_horizon horizon;
	struct case_tables tables;

	if (case_least_cost_is(question))
		return options == NULL
			   ? case_least_cost_analyse(question, results, diagnostics)
			   : fault(diagnostics, in_file(question->path),
				   "has costs and no gains, and --compare sets gains side by "
				   "side; compare its options with vfm case FOLDER");
	if (!case_run_make(&run, question, question->n_years, results, true, diagnostics))
		return false;
	for (size_t i = 0; i < N_OF(checks); i++)
		if (!checks[i](&run))
			return false;
	if (question->only_faults)
		return case_indicator_add(results, &run);
	case_document_add(results, question);
	case_tables_add(&tables, results, &run);
	case_decision_add(results, &run);
	case_horizon_make(&horizon, question, &run, results);
	case_horizon_warn(results, &horizon, &run);
	case_words_answer(results, &run);
	case_horizon_add(results, &horizon, &run);
	if (!case_indicator_add(results, &run))
		return false;
	for (size_t i = 0; i < N_OF(analyses); i++)
		if (!analyses[i](results, &run))
			return false;
	case_caveats_add(results, &run);
	if (question->reprices && question->channel != NULL &&
	    !case_reprice_add(results, &run, question))
		return false;
	case_charts_add(results, &run, &tables);
	case_assumptions_list(results, &run.work);
	case_take_results(results, &run.detail);
	case_assumptions_table(results);
	case_sources_add(results, &run);
	say_all_levers(results, &run.bound.levers);
	if (options != NULL)
		*options = run.options;
	return true;
}
