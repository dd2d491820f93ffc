#include "analyses/case/case_assumptions.h"

#include <string.h>

#include "analyses/sayings.h"
#include "results/table.h"

static const char by_default[] = "default";

/* Where an assumption of a name is used. */
static const struct use {
	const char *name, *used_in;
} uses[] = {
    {"volume", "what the unit costs promise: contacts of the base year"},
    {"cost_of_contacts", "what the unit costs promise: their cost"},
    {"strategy_rule", "what the unit costs promise: contacts that move or fall away"},
    {"unit_cost", "what the unit costs promise"},
    {"volume_growth", "what the unit costs promise: demand of each year"},
    {"avoidable_share", "what the unit costs promise: contacts avoided"},
    {"first_contact_share", "what the unit costs promise: contacts not repeated"},
    {"failure_share", "contacts that failed and came back"},
    {"cashable_share", "capacity not released as cash"},
    {"contacts_per_post", "capacity not released as cash: whole posts"},
    {"post_cost", "capacity not released as cash: whole posts"},
    {"phase", "smarter procurement, and prices: steps to the full gain"},
    {"procurement_band", "smarter procurement"},
    {"procurement_cashable_share", "capacity not released as cash"},
    {"benefit_confidence", "benefits not counted on"},
    {"optimism_bias", "optimism bias on costs"},
    {"cost", "investment and running cost"},
    {"discount_rate", "present values"},
    {"appraisal_years", "present values and payback"},
    {"price_year", "all amounts"},
    {"deflator", "amounts at prices of other years"},
    {"price_reference", "paying no more than a reference price"},
    {"workstream_rate", "other initiatives: gains reckoned from a basis"},
    {"baseline", "NI 179: expectation"},
    {"sr04_gains", "NI 179: carry-over"},
    {"sr04_baseline", "NI 179: carry-over"},
    {"growth_target", "NI 179: expectation"},
    {"scrutiny_likelihood", "NI 179: gains for scrutiny"},
    {"scrutiny_share", "NI 179: gains for scrutiny"},
};

/* What stands in where an assumption is not given; of a channel's case or of procurement's. */
static const struct stand_in {
	const char *name;
	int percent;
	bool is_of_channel;
	const char *why;
} stand_ins[] = {
    {"volume_growth", 0, true, "demand stays at that of the base year"},
    {"failure_share", 0, true, "no contact that moves comes back: an upper bound"},
    {"cashable_share", 100, true, "all of a gain is cash: an upper bound"},
    {"procurement_cashable_share", 100, false, "all of the gain is cash: an upper bound"},
    {"benefit_confidence", 100, true, "all cash is counted on"},
};

/* Values are of several units, so the columns are of none. */
TABLE(case_assumption, (assumption, "Assumption", TEXT), (scope, "Of", TEXT), (year, "From", TEXT),
      (value, "Value", MIXED), (low, "Low", MIXED), (high, "High", MIXED),
      (used_in, "Used in", TEXT), (origin, "Given by", TEXT), (source, "Source", TEXT));

static struct assumption_used *list(struct results *results, const char *name, const char *scope,
				    struct value value, const char *source, const char *origin)
{
	struct assumption_used *used = results_assumption(results);

	*used = (struct assumption_used){.name = name,
					 .scope = scope,
					 .value = value,
					 .low = value_none("not given"),
					 .high = value_none("not given"),
					 .source = source,
					 .origin = origin};
	return used;
}

static bool is_given(const struct assumptions *given, const char *name)
{
	for (size_t i = 0; i < given->n_items; i++)
		if (strcmp(given->items[i].kind->name, name) == 0)
			return true;
	return false;
}

static void list_frame(struct results *results, const struct case_work *work,
		       const struct discounting *discounting)
{
	const struct case_question *question = work->question;
	const struct case_file *file = question->file;
	const char *own = file->path == NULL ? "case.csv" : say_file(file->path);

	list(results, "discount_rate", "*", value_fraction(discounting->rate),
	     discounting->source != NULL ? discounting->source : own,
	     discounting->is_given ? "given" : "reference");
	list(results, "appraisal_years", "*", value_count(question->n_years),
	     file->appraisal_years != 0 ? own : "to the plan's last year",
	     file->appraisal_years != 0 ? "given" : by_default);
	list(results, "price_year", "*", value_year(question->price_year),
	     file->price_year.start != 0 ? own : "the base year",
	     file->price_year.start != 0 ? "given" : by_default);
	if (work->is_deflated)
		list(results, "deflator", "*", value_text(work->deflator.set),
		     work->deflator.vintage,
		     strcmp(work->deflator.origin, "built in") == 0 ? "reference" : "given");
	if (question->prices != NULL)
		list(results, "price_reference", "*",
		     value_text(price_reference_name(question->prices->benchmark)),
		     file->price_reference != NULL ? own : "vfm prices",
		     file->price_reference != NULL ? "given" : by_default);
}

/* The steps of table 3.1, where no others are given. */
static void list_phase(struct results *results, const struct case_question *question)
{
	const char *origin = reference_origin(question->reference, "phasing");
	bool is_built_in = strcmp(origin, "built in") == 0;

	if ((question->procurement != NULL || question->prices != NULL) &&
	    !is_given(question->assumptions, "phase"))
		list(results, "phase", "*",
		     value_text(is_built_in ? "9/28, 18/28, 1" : "by the set phasing"),
		     is_built_in ? "the plan's table 3.1 (vfm reference phasing)" : origin,
		     is_built_in ? "reference" : "given");
}

/* The Green Book's upper value of each project type that no assumption lowers. */
static void list_bias(struct results *results, const struct costing *costing)
{
	for (size_t i = 0; i < costing->n_items; i++) {
		const struct costed *costed = &costing->items[i];
		bool is_listed = costed->project_type == NULL || costed->is_uplift_given ||
				 costed->cost->has_bias;

		for (size_t j = 0; j < i && !is_listed; j++)
			is_listed = costing->items[j].project_type == costed->project_type;
		if (!is_listed)
			list(results, "optimism_bias", costed->project_type,
			     value_share(costed->uplift), costed->uplift_source, "reference");
	}
}

static void list_costs(struct results *results, const struct costing *costing)
{
	for (size_t i = 0; i < costing->n_items; i++) {
		const struct cost *cost = costing->items[i].cost;
		struct assumption_used *used =
		    list(results, "cost",
			 cost->strategy == NULL
			     ? cost->item
			     : arena_format(results->arena, "%s (%s)", cost->item, cost->strategy),
			 value_money(cost->amount), cost->source, "given");

		used->year = say_year(results->arena, cost->year);
		used->low = cost->low;
		used->high = cost->high;
	}
}

void case_assumptions_list(struct results *results, const struct case_work *work,
			   const struct costing *costing, const struct discounting *discounting)
{
	const struct case_question *question = work->question;

	list_frame(results, work, discounting);
	list_phase(results, question);
	say_assumptions(results, question->assumptions, ASSUMPTION_OF_CASE);
	list_bias(results, costing);
	list_costs(results, costing);
	for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++) {
		const struct stand_in *own = &stand_ins[i];
		bool is_needed = own->is_of_channel
				     ? question->channel != NULL
				     : question->procurement != NULL || question->prices != NULL;

		if (is_needed && !is_given(question->assumptions, own->name))
			list(results, own->name, "*",
			     value_share((struct share){own->percent * (int64_t)(SHARE_ONE / 100)}),
			     own->why, by_default);
	}
}

static struct value text_or_none(const char *text)
{
	return value_text_or(text, "all years");
}

void case_assumptions_table(struct results *results)
{
	struct table *table = TABLE_NEW(results, case_assumption, "What the case assumes");

	table->is_detail = true;
	for (size_t i = 0; i < results->n_assumptions; i++) {
		struct assumption_used *used = &results->assumptions[i];

		for (size_t j = 0; j < sizeof uses / sizeof *uses; j++)
			if (strcmp(uses[j].name, used->name) == 0)
				used->used_in = uses[j].used_in;
		TABLE_ADD(table, case_assumption, .assumption = value_text(used->name),
			  .scope = value_text(used->scope), .year = text_or_none(used->year),
			  .value = used->value, .low = used->low, .high = used->high,
			  .used_in = text_or_none(used->used_in),
			  .origin = value_text(used->origin), .source = value_text(used->source));
	}
}
