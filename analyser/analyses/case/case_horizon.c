#include "analyses/case/case_tables.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/order.h"
#include "results/table.h"

PASSAGE(said_turned, "case.horizon-turns", ANSWER, ANSWER, 9, "case_horizon");
PASSAGE(said_failed, "case.horizon-failed", OPTIONS, WARNING, 7, NULL);
PASSAGE(said_same, "case.horizon-holds", OPTIONS, FINDING, 6, "case_horizon");

TABLE(case_horizon, (years, "Years", COUNT_KEY), (rank, "Rank", COUNT_KEY),
      (strategy, "Strategy", TEXT), (pv_gains, "Cash, present value", MONEY),
      (pv_costs, "Costs, present value", MONEY), (npv, "Net present value", MONEY_TOTAL),
      (bcr, "Benefit-cost ratio", RATIO_TOTAL), (payback_years, "Payback, years", RATIO),
      (payback, "", TEXT));

static int sign_of(struct money money)
{
	return ORDER(money.hundredths, 0);
}

/* Do they disagree in the ranking, or of any option in its sign or in whether it pays back? */
static bool is_turned(const struct case_options *plan, const struct case_options *ten)
{
	for (size_t i = 0; i < plan->count; i++) {
		const struct case_option *option = &plan->items[i],
					 *later = case_option_named(ten, option->name);

		if (strcmp(option->name, ten->items[i].name) != 0 ||
		    sign_of(option->appraisal.npv) != sign_of(later->appraisal.npv) ||
		    (option->appraisal.simple.repayment == REPAID_NEVER) !=
			(later->appraisal.simple.repayment == REPAID_NEVER))
			return true;
	}
	return false;
}

void case_horizon_make(struct case_horizon *horizon, const struct case_question *question,
		       const struct case_run *run, const struct results *results)
{
	struct case_run *longer = arena_alloc(results->arena, sizeof *longer);
	struct diagnostics told; /* what the plan's years have told already, and why ten fail */

	*horizon = (struct case_horizon){.is_asked = question->file->appraisal_years == 0 &&
						     question->n_years < LONG_HORIZON,
					 .plan = &run->options};
	if (!horizon->is_asked)
		return;
	diagnostics_init(&told, results->arena);
	if (case_run_make(longer, question, LONG_HORIZON, results, false, &told)) {
		horizon->ten = &longer->options;
		horizon->is_turned = is_turned(horizon->plan, horizon->ten);
		return;
	}
	horizon->fault = "its sums failed";
	for (size_t i = 0; i < told.count; i++)
		if (told.items[i].severity == SEVERITY_FAULT)
			horizon->fault = told.items[i].message;
}

static const char *say_years(struct arena *arena, int n_years)
{
	return say_count(arena, n_years, "year", "years");
}

/* `the best option is 'web-first', with a net present value of £1.2m; it pays back after ...` */
static const char *say_best(const struct case_run *run, const struct case_options *options)
{
	struct arena *arena = run->work.arena;
	const struct case_option *leader = case_leader(options);
	const struct payback *payback = &leader->appraisal.simple;
	const char *name = case_words_option(run, leader), *back;

	switch (payback->repayment) {
	case REPAID_NEVER:
		back = "it does not pay back";
		break;
	case REPAID_NOT_NEEDED:
		back = "its savings exceed its costs every year";
		break;
	default:
		back = arena_format(arena, "it pays back %s", say_after(arena, payback->years));
	}
	/* What costs nothing has nothing to repay. */
	if (!leader->appraisal.has_bcr)
		back = "no costs are given";
	return arena_format(arena, "%s %s, with a net present value of %s; %s",
			    options->items[0].is_nothing ? "doing nothing is better than"
							 : "the best option is",
			    name, say_rough(arena, leader->appraisal.npv), back);
}

void case_horizon_warn(struct results *results, const struct case_horizon *horizon,
		       const struct case_run *run)
{
	if (!horizon->is_turned)
		return;
	results_say(results, &said_turned,
		    "The answer depends on how many years are counted. Over %s, %s. Over %d years, "
		    "%s%s. To settle which counts, give case.csv the row appraisal_years,%d, or "
		    "with as many years as count.",
		    say_years(results->arena, horizon->plan->n_years), say_best(run, horizon->plan),
		    LONG_HORIZON, say_best(run, horizon->ten),
		    strcmp(case_leader(horizon->plan)->name, case_leader(horizon->ten)->name) ==
				0 &&
			    horizon->plan->count > 2
			? " (the other options: table case_horizon)"
			: "",
		    LONG_HORIZON);
}

static void add_rows(struct table *table, const struct case_options *options)
{
	for (size_t i = 0; i < options->count; i++) {
		const struct appraisal *appraisal = &options->items[i].appraisal;
		struct case_horizon_row row = {.years = value_count(options->n_years),
					       .rank = value_count(options->items[i].rank),
					       .strategy = value_text(options->items[i].name),
					       .pv_gains = value_money(appraisal->pv_gains),
					       .pv_costs = value_money(appraisal->pv_costs),
					       .npv = value_money(appraisal->npv),
					       .bcr = bcr_value(appraisal)};

		payback_values(&row.payback_years, &row.payback, &appraisal->simple,
			       appraisal->has_bcr, table->results->arena);
		table_add(table, &row);
	}
}

void case_horizon_add(struct results *results, const struct case_horizon *horizon,
		      const struct case_run *run)
{
	struct arena *arena = results->arena;
	const char *plan = say_years(arena, horizon->plan->n_years);

	if (!horizon->is_asked)
		return;
	if (horizon->ten == NULL) {
		results_say(results, &said_failed,
			    "Only %s are counted, because case.csv has no appraisal_years. Over %d "
			    "years the case cannot be worked out: %s.",
			    plan, LONG_HORIZON, horizon->fault);
		return;
	}
	if (!horizon->is_turned)
		results_say(
		    results, &said_same,
		    "Over %d years the answer is the same: %s (case.csv has no appraisal_years).",
		    LONG_HORIZON, say_best(run, horizon->ten));

	struct table *table;

	table =
	    TABLE_NEW(results_in(results, SECTION_OPTIONS), case_horizon,
		      arena_format(arena, "The options over %s and over %d", plan, LONG_HORIZON));

	add_rows(table, horizon->plan);
	add_rows(table, horizon->ten);
}
