#include "analyses/case/case_tables.h"

#include "analyses/sayings.h"
#include "results/table.h"

/* What the table tells, which formulas of its rows in a workbook name it by. */
#define COST_TO_MAKE "Cost to set up"
#define ALLOWANCE "Optimism bias (allowance for overruns)"
#define COST_IN_ALL "Cost in all"
#define CASH_FREED "Cash-releasing gain"
#define WORTH "Net present value"
#define SAVINGS "Cash for each £1 of cost"
#define LEAD "Ahead of the next option by"
#define BEHIND "Short of doing nothing by"

/* Options that are worth the same share a rank, so places are those of their values. */
#define NPV_AT(place) "LARGE({case_summary.npv}," place ")"
#define STRATEGY_AT(place) \
	"INDEX({case_summary.strategy},MATCH(" NPV_AT(place) ",{case_summary.npv},0))"
/* The best option has the first place, or the second where doing nothing has the first. */
#define BEST "IF(" STRATEGY_AT("1") "=\"do nothing\",2,1)"
#define OF_BEST(table, columns) \
	"SUMPRODUCT(({" table ".strategy}=" STRATEGY_AT(BEST) ")*(" columns "))"

#define ALL_COSTS "{case_year.running_cost}+{case_year.investment}+{case_year.optimism_bias}"
/* Not to the penny, as in the ratio itself. */
#define PRESENT(columns) OF_BEST("case_year", "{case_year.discount_factor}*(" columns ")")
#define MATTER(name, formula) "[matter=" name "] " formula ";"
#define COSTS                                                                \
	MATTER(COST_TO_MAKE, OF_BEST("case_year", "{case_year.investment}")) \
	MATTER(ALLOWANCE, OF_BEST("case_year", "{case_year.optimism_bias}")) \
	MATTER(COST_IN_ALL, OF_BEST("case_year", ALL_COSTS))
#define GAINS                                                                              \
	MATTER(CASH_FREED, OF_BEST("case_option", "{case_option.cash_releasing_gain}"))    \
	MATTER(WORTH, NPV_AT(BEST))                                                        \
	MATTER(SAVINGS, PRESENT("{case_year.cash_releasing_gain}") "/" PRESENT(ALL_COSTS)) \
	MATTER(LEAD, NPV_AT(BEST) "-" NPV_AT("3-" BEST))                                   \
	MATTER(BEHIND, NPV_AT("3-" BEST) "-" NPV_AT(BEST))

TABLE(case_decision, (matter, "Matter", TEXT), (answer, "Answer", MIXED, .formula = COSTS GAINS),
      (note, "Note", TEXT));

static void add(struct table *table, const char *matter, struct value answer, const char *note)
{
	TABLE_ADD(table, case_decision, .matter = value_text(matter), .answer = answer,
		  .note = value_text_or(note, ""));
}

static void add_repayment(struct table *table, const struct case_option *option,
			  struct year base_year, int n_years)
{
	struct arena *arena = table->results->arena;
	const enum repayment repayment = option->appraisal.simple.repayment;
	struct value years, words;

	payback_values(&years, &words, &option->appraisal.simple, option->appraisal.has_bcr, arena);
	add(table, "Pays back", words,
	    repayment == REPAID_NEVER ? "within the years appraised"
	    : repayment == REPAID_IN_TIME
		? arena_format(arena, "savings so far cover costs so far; from the end of %s%s",
			       say_year(arena, base_year),
			       say_around(arena, "; ",
					  case_words_later_cost(arena, &option->appraisal.simple,
								option->bridges, n_years),
					  ""))
		: NULL);
}

/* By how much it leads the next, which may be doing nothing. */
static void add_lead(struct table *table, const struct case_options *options,
		     const struct case_option *leader)
{
	const struct case_option *next = &options->items[leader == options->items ? 1 : 0];

	if (options->count < 2)
		return;
	if (options->items[0].is_nothing) {
		add(table, BEHIND, value_money_less(next->appraisal.npv, leader->appraisal.npv),
		    NULL);
		return;
	}
	struct value lead = value_money_less(leader->appraisal.npv, next->appraisal.npv);
	add(table, LEAD, lead, next->name);
}

void case_decision_add(struct results *results, const struct case_run *run)
{
	struct arena *arena = results->arena;
	const struct case_question *question = &run->question;
	const struct case_options *options = &run->options;
	const struct case_option *option = case_leader(options);
	const char *last = say_year(arena, question->last_year),
		   *name = case_words_option(run, option);
	const struct money bias = bridge_taken(option->bridges, 0, options->n_years, STEP_BIAS);
	struct table *table;

	table =
	    TABLE_NEW(results_in(results, SECTION_ANSWER), case_decision, "The case at a glance");
	table->is_of_part = true;
	if (options->items[0].is_nothing) {
		add(table, "Best option", value_text("doing nothing"), NULL);
		add(table, options->count == 2 ? "The other option" : "The best of the others",
		    value_text(name), "the figures below are for this option");
	} else {
		add(table, "Best option", value_text(name),
		    option->rank == option[1].rank ? option->reason : NULL);
	}
	add(table, COST_TO_MAKE,
	    value_money(bridge_taken(option->bridges, 0, options->n_years, STEP_INVESTMENT)),
	    "once");
	add(table, "Cost to run",
	    value_money(bridge_taken(option->bridges, options->plan_year, options->plan_year,
				     STEP_RUNNING)),
	    arena_format(arena, "a year, by %s%s", last,
			 say_around(arena, ", then ",
				    case_words_running(&run->work, option->bridges, options,
						       options->plan_year + 1, ""),
				    "")));
	if (bias.hundredths != 0)
		add(table, ALLOWANCE, value_money(bias), "over all years, before discounting");
	add(table, COST_IN_ALL,
	    value_money((struct money){
		bridge_taken(option->bridges, 0, options->n_years, STEP_INVESTMENT).hundredths +
		bridge_taken(option->bridges, 0, options->n_years, STEP_RUNNING).hundredths +
		bias.hundredths}),
	    arena_format(arena, "over %s, before discounting",
			 say_count(arena, options->n_years, "year", "years")));
	add(table, CASH_FREED, value_money(bridge_cash(&option->bridges[options->plan_year])),
	    arena_format(arena, "a year, by %s%s", last, option->is_cash_bound ? "; at most" : ""));
	add(table, WORTH, value_money(option->appraisal.npv),
	    arena_format(arena, "over %s at %s a year, in %s prices",
			 say_count(arena, options->n_years, "year", "years"),
			 say_given(arena, run->discounting.rate),
			 say_year(arena, question->price_year)));
	if (option->alone != NULL)
		add(table, "Of this, from the channel strategy itself",
		    value_money(option->alone_appraisal.npv),
		    arena_format(arena, "on its own, as planned, it %s; the rest needs no strategy",
				 case_words_payback(arena, &option->alone_appraisal.simple,
						    options->n_years)));
	if (option->appraisal.has_bcr)
		add(table, SAVINGS, value_ratio(option->appraisal.bcr),
		    "benefit-cost ratio, in present values");
	add_repayment(table, option, question->base_year, options->n_years);
	add_lead(table, options, option);
	table_add_check(
	    table, &(struct table_check){.what = "The best net present value, and the greatest",
					 .shown = "SUMIF({matter},\"" WORTH "\",{answer})",
					 .again = "LARGE({case_summary.npv}," BEST ")",
					 .value = value_money(option->appraisal.npv)});
}
