#include "analyses/case/case_least_cost.h"

#include <string.h>

#include "analyses/case/case_sources.h"
#include "analyses/case/case_tables.h"
#include "analyses/case/self_audit.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_least, "least.cost", ANSWER, ANSWER, 9, "case_least_cost");
PASSAGE(said_level, "least.level", ANSWER, WARNING, 8, "case_least_cost");
PASSAGE(said_single, "least.one-option", ANSWER, WARNING, 8, "case_least_cost");
PASSAGE(said_turns, "least.ranges-turn-it", ANSWER, WARNING, 8, "case_least_cost");
PASSAGE(said_bias, "least.bias-turns-it", ANSWER, WARNING, 9, "case_least_cost");
PASSAGE(said_same, "least.same-service", OPTIONS, CAVEAT, 8, NULL);
PASSAGE(said_how, "least.how", COSTS, METHOD, 4, NULL);

TABLE(case_least_cost, (rank, "Rank", COUNT_KEY), (strategy, "Option", TEXT),
      (investment, "Cost to make", MONEY), (running, "Cost to run, last year", MONEY),
      (optimism_bias, "Optimism bias", MONEY), (pv_costs, "Costs, present value", MONEY_TOTAL),
      (pv_low, "Present value, costs low", MONEY_TOTAL),
      (pv_high, "Present value, costs high", MONEY_TOTAL),
      (annual_cost, "Cost a year", MONEY_TOTAL), (above_least, "Above the least", MONEY_TOTAL),
      (bcr, "Benefit-cost ratio", RATIO_TOTAL), (payback_years, "Payback, years", RATIO));

static const char whole_case[] = "the whole case";
static const char no_gains[] = "no gains are given";

bool case_least_cost_is(const struct case_question *question)
{
	return question->channel == NULL && question->procurement == NULL &&
	       question->prices == NULL && question->gains == NULL && question->costs->n_items > 0;
}

static const char *name_of(const struct priced_option *option)
{
	return option->strategy.name[0] == '\0' ? whole_case : option->strategy.name;
}

static const char *say_years(struct arena *arena, const struct least_cost *work)
{
	return say_count(arena, work->run.question.n_years + 1 - work->first, "year", "years");
}

/* `the 10 years after 2007-08, to 2017-18`, or `the 11 years from 2007-08 to 2017-18`. */
static const char *say_span_of(struct arena *arena, const struct least_cost *work)
{
	const struct case_question *question = &work->run.question;
	const int n_years = question->n_years + 1 - work->first;

	return arena_format(
	    arena, "the %s %s %s%s %s", n_years == 1 ? "year" : say_years(arena, work),
	    work->first == 0 ? "from" : "after", say_year(arena, question->base_year),
	    work->first == 0 ? "" : ",",
	    arena_format(
		arena, "to %s",
		say_year(arena, (struct year){question->base_year.start + question->n_years})));
}

/* How many options cost the same as the first, itself among them. */
static size_t count_level(const struct least_cost *work)
{
	size_t count = 1;

	while (count < work->n_options &&
	       money_compare(work->options[count].pv, work->options[0].pv) == 0)
		count++;
	return count;
}

/* `'in-house' and 'shared'`: the first options, in order. */
static const char *say_first(struct arena *arena, const struct least_cost *work, size_t count)
{
	struct lines lines = {0};

	for (size_t i = 0; i < count; i++)
		lines_add(arena, &lines, "'%s'", text_cut(arena, name_of(&work->options[i]), 60));
	return text_list(arena, lines.items, lines.count, 3);
}

/* What the chart shows, as far as there is anything to compare. */
static const char *say_finding(struct arena *arena, const struct least_cost *work)
{
	const size_t n_level = count_level(work);
	const char *names = say_first(arena, work, n_level), *years = say_years(arena, work);

	if (work->n_options == 1)
		return arena_format(arena, "What %s costs over %s, in today's money", names, years);
	if (n_level > 1)
		return arena_format(arena, "%s cost the same over %s, in today's money", names,
				    years);
	return arena_format(arena, "%s costs least over %s, in today's money", names, years);
}

static void fill(struct results *results, const struct least_cost *work)
{
	struct arena *arena = results->arena;
	const struct case_question *question = &work->run.question;
	struct table *table;
	int64_t rank = 1;

	table =
	    TABLE_NEW(results_in(results, SECTION_OPTIONS), case_least_cost,
		      arena_format(arena, "What the options cost over %s, at %s prices",
				   say_years(arena, work), say_year(arena, question->price_year)));
	for (size_t i = 0; i < work->n_options; i++) {
		const struct priced_option *option = &work->options[i];

		if (i > 0 && money_compare(option->pv, option[-1].pv) != 0)
			rank = (int64_t)i + 1;
		TABLE_ADD(table, case_least_cost, .rank = value_count(rank),
			  .strategy = value_text(name_of(option)),
			  .investment = value_money(option->investment),
			  .running = value_money(option->running),
			  .optimism_bias = value_money(option->bias),
			  .pv_costs = value_money(option->pv), .pv_low = value_money(option->low),
			  .pv_high = value_money(option->high),
			  .annual_cost = value_money(option->annual),
			  .above_least = value_money_less(option->pv, work->options[0].pv),
			  .bcr = value_none(no_gains), .payback_years = value_none(no_gains));
	}
	TABLE_CHART(table, "least-cost", CHART_RANGES, .title = say_finding(arena, work),
		    .source = arena_format(arena, "Source: %s; prices of %s; vfm case",
					   say_file(question->costs->path),
					   say_year(arena, question->price_year)),
		    .category = "strategy", .measures = {"pv_costs"}, .low = "pv_low",
		    .high = "pv_high");
}

/* What each option costs by year, in the tables that every case has. */
static void fill_costs(struct results *results, struct least_cost *work)
{
	struct case_options *options = &work->run.options;
	struct case_tables tables;

	*options = (struct case_options){
	    .items = arena_array(results->arena, work->n_options, sizeof *options->items),
	    .count = work->n_options,
	    .n_years = work->run.question.n_years};
	for (size_t i = 0; i < work->n_options; i++)
		options->items[i] = (struct case_option){.name = name_of(&work->options[i]),
							 .strategy = &work->options[i].strategy};
	case_cost_tables_make(&tables, results);
	case_cost_tables_fill(&tables, &work->run);
}

/* Where another costs least without the allowance that this program makes, which is best? */
static void say_bias(struct results *results, const struct least_cost *work)
{
	struct arena *arena = results->arena;
	const struct priced_option *first = &work->options[0], *least = first;

	for (size_t i = 1; i < work->n_options; i++)
		if (money_compare(work->options[i].unbiased, least->unbiased) < 0)
			least = &work->options[i];
	const struct costed *costed = costing_most_biased(&work->run.costing, least->strategy.name);
	if (least == first || money_compare(least->pv, first->pv) == 0 || costed == NULL)
		return;
	const char *name = text_cut(arena, name_of(least), 60);
	results_say(
	    results, &said_bias,
	    "Optimism bias turns the ranking round: it adds %s to the costs of '%s' (%s). Without "
	    "it '%s' costs least, %s less than '%s' in today's money. If the amount allows for "
	    "it, write yes in bias_included%s.",
	    say_rough(arena, least->bias), name, costed_say_bias(arena, costed), name,
	    say_rough(arena,
		      (struct money){first->unbiased.hundredths - least->unbiased.hundredths}),
	    text_cut(arena, name_of(first), 60),
	    costed->is_uplift_given ? "" : ", or give your own optimism_bias");
}

static void say(struct results *results, const struct least_cost *work)
{
	struct arena *arena = results->arena;
	const struct case_question *question = &work->run.question;
	const struct discounting *discounting = &work->run.discounting;
	const struct priced_option *first = &work->options[0], *next = first + 1;
	const char *name = text_cut(arena, name_of(first), 60);
	const size_t n_level = count_level(work);
	struct money less;
	const struct priced_option *rival = least_cost_rival(work, &less);
	const char *lead = "";

	if (work->n_options > 1 && n_level == 1)
		lead = arena_format(
		    arena, " It costs least: %s less than '%s', the next of %zu options.",
		    say_rough(arena, (struct money){next->pv.hundredths - first->pv.hundredths}),
		    text_cut(arena, name_of(next), 60), work->n_options);
	results_say(results, &said_least,
		    "%s %s %s%s over %s, in today's money (present value), the same as %s in each "
		    "of those years.%s",
		    say_first(arena, work, n_level), n_level == 1 ? "costs" : "cost",
		    say_rough(arena, first->pv), n_level == 1 ? "" : " each",
		    say_span_of(arena, work), say_rough(arena, first->annual), lead);
	if (n_level > 1)
		results_say(results, &said_level, "%s cost the same; choose by something else.",
			    say_first(arena, work, n_level));
	if (work->n_options == 1)
		results_say(
		    results, &said_single,
		    "There is one option only, so there is nothing to compare it with: give "
		    "the others' costs under their own names in the column strategy of "
		    "costs.csv, and those of going on as now.");
	if (rival != NULL)
		results_say(
		    results, &said_turns,
		    "Within the ranges given, '%s' could cost up to %s less than '%s'. Firm "
		    "up these costs first.",
		    text_cut(arena, name_of(rival), 60), say_rough(arena, less), name);
	say_bias(results, work);
	results_say(results, &said_same,
		    "No gains are given, so every option is taken to give the same service; one "
		    "that gives less is not cheaper. Benefit-cost ratio and payback have no "
		    "meaning here.");
	results_say(results, &said_how,
		    "Present values are discounted at %s a year%s, %s undiscounted; costs fall at "
		    "the end of their year and include optimism bias. The cost a year (equivalent "
		    "annual cost) is the level amount over years %d to %d with the same present "
		    "value%s. Costs of no strategy are borne by every option.",
		    say_given(arena, discounting->rate),
		    discounting->declines ? ", declining after year 30" : "",
		    say_year(arena, question->base_year), work->first, question->n_years,
		    work->first == 0 ? ": a cost to run falls in the base year too" : "");
}

bool case_least_cost_analyse(const struct case_question *question, struct results *results,
			     struct diagnostics *diagnostics)
{
	struct least_cost *work = arena_alloc(results->arena, sizeof *work);
	struct case_run *run = &work->run;

	results->workings_left_out =
	    "this case compares options by their costs alone, which are on the sheets of costs";
	*work = (struct least_cost){.run = {.question = *question}};
	if (!case_run_begin(run, results->arena, diagnostics) ||
	    !case_bind(&run->found, &run->work, &run->costing, &run->discounting))
		return false;
	if (!least_cost_price(work))
		return case_out_of_range(&run->work);
	case_document_add(results, question);
	fill(results, work);
	fill_costs(results, work);
	say(results, work);
	if (!self_audit_add(results, question))
		return false;
	case_assumptions_list(results, &run->work);
	case_assumptions_table(results);
	say_all_levers(results, &run->bound.levers);
	return true;
}
