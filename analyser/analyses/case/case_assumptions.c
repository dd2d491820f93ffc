#include "analyses/case/case_sources.h"

#include <string.h>

#include "analyses/sayings.h"
#include "results/table.h"

static const char by_default[] = "default";

/* Values are of several units, so the columns are of none. */
TABLE(case_assumption, (assumption, "Assumption", TEXT), (scope, "Of", TEXT), (year, "From", TEXT),
      (value, "Value", MIXED, .formula = "@value[assumption, scope, year]"),
      (low, "Low", MIXED, .formula = "@low[assumption, scope, year]"),
      (high, "High", MIXED, .formula = "@high[assumption, scope, year]"),
      (used_in, "Used in", TEXT), (origin, "Given by", TEXT), (source, "Source", TEXT));

static void list_frame(struct results *results, const struct case_work *work)
{
	const struct case_question *question = work->question;
	const struct case_file *file = question->file;
	const char *own = file->path == NULL ? "case.csv" : say_file(file->path);

	say_assumed(results, "appraisal_years", "*", value_count(question->n_years),
		    file->appraisal_years != 0 ? own : "to the last year planned",
		    file->appraisal_years != 0 ? "given" : by_default);
	say_assumed(results, "price_year", "*", value_year(question->price_year),
		    file->price_year.start != 0 ? own : "the base year",
		    file->price_year.start != 0 ? "given" : by_default);
	if (work->is_deflated)
		say_assumed(results, "deflator", "*", value_text(work->deflator.set),
			    work->deflator.vintage, say_origin(work->deflator.origin));
	if (question->prices != NULL)
		say_assumed(results, "price_reference", "*",
			    value_text(price_reference_names[question->prices->benchmark]),
			    file->price_reference != NULL ? own : "vfm prices",
			    file->price_reference != NULL ? "given" : by_default);
}

/* The steps of table 3.1, where no others are given. */
static void list_phase(struct results *results, const struct case_question *question)
{
	const char *origin = reference_origin(question->reference, "phasing");
	bool is_built_in = strcmp(origin, "built in") == 0;

	if ((question->procurement != NULL || question->prices != NULL) &&
	    !assumptions_has(question->assumptions, "phase"))
		say_assumed(results, "phase", "*",
			    value_text(is_built_in ? "9/28, 18/28, 1" : "by the set phasing"),
			    is_built_in ? "table 3.1 of the CLG plan (vfm reference phasing)"
					: origin,
			    is_built_in ? "reference" : "given");
}

/* Is this value of the Green Book the uplift of some cost? */
static bool is_uplift(const struct case_bound *bound, size_t lever)
{
	for (size_t i = 0; i < bound->n_costs; i++)
		if (bound->costs[i].uplift == (int)lever)
			return true;
	return false;
}

static void list_bias(struct results *results, const struct case_bound *bound)
{
	for (size_t i = 0; i < bound->levers.count; i++) {
		const struct lever *lever = &bound->levers.items[i];

		if (lever->kind == LEVER_OPTIMISM_BIAS && lever->giver == GIVEN_BY_REFERENCE &&
		    is_uplift(bound, i))
			say_lever(results, lever);
	}
}

/* What stands in where an assumption is given for nothing. */
static void list_stand_ins(struct results *results, const struct case_work *work)
{
	static const enum lever_kind kinds[] = {
	    LEVER_VOLUME_GROWTH, LEVER_FAILURE_SHARE, LEVER_CASHABLE_SHARE,
	    LEVER_PROCUREMENT_CASHABLE_SHARE, LEVER_BENEFIT_CONFIDENCE};
	const struct case_question *question = work->question;

	for (size_t i = 0; i < N_OF(kinds); i++)
		if (!assumptions_has(question->assumptions, lever_kind_facts(kinds[i])->name) &&
		    (kinds[i] != LEVER_BENEFIT_CONFIDENCE || question->channel != NULL))
			say_levers(results, &work->bound->levers, kinds[i]);
}

/* Each rate that some years have. */
static void list_rates(struct results *results, const struct case_work *work)
{
	const struct case_bound *bound = work->bound;
	const struct case_file *file = work->question->file;

	for (int t = 1; t <= bound->n_years; t++) {
		struct lever rate = bound->levers.items[bound->rates[t]];

		if (t > 1 && bound->rates[t] == bound->rates[t - 1])
			continue;
		if (rate.source == NULL)
			rate.source = file->path == NULL ? "case.csv" : say_file(file->path);
		say_lever(results, &rate);
	}
}

void case_assumptions_list(struct results *results, const struct case_work *work)
{
	const struct case_bound *bound = work->bound;

	list_rates(results, work);
	list_frame(results, work);
	list_phase(results, work->question);
	say_assumptions(results, work->question->assumptions, ASSUMPTION_OF_CASE);
	list_bias(results, bound);
	say_levers(results, &bound->levers, LEVER_COST);
	list_stand_ins(results, work);
}

void case_assumptions_table(struct results *results)
{
	struct table *table = TABLE_NEW(results_in(results, SECTION_ASSUMPTIONS), case_assumption,
					"What the case assumes");

	table->is_detail = true;
	results->has_assumption_table = true;
	FOR_EACH (struct assumption_used, used, results->assumptions, results->n_assumptions) {
		used->used_in = lever_used_in(used->name);
		TABLE_ADD(table, case_assumption, .assumption = value_text(used->name),
			  .scope = value_text(used->scope),
			  .year = value_text_or(used->year, "all years"), .value = used->value,
			  .low = used->low, .high = used->high,
			  .used_in = value_text_or(used->used_in, "all years"),
			  .origin = value_text(used->origin), .source = value_text(used->source));
	}
}
