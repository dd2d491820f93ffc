#include "analyses/case/case_indicator.h"

#include <string.h>

#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_counts, "case.ni179", NI179, FINDING, 7, "case_indicator");
PASSAGE(said_short, "case.ni179-short-before", NI179, FINDING, 7, "case_indicator");
PASSAGE(said_apart, "case.ni179-beside-cash", NI179, CAVEAT, 6, "case_indicator");
PASSAGE(said_investment, "case.ni179-investment", NI179, CAVEAT, 6, "case_indicator");
PASSAGE(said_later, "case.ni179-investment-later", NI179, CAVEAT, 6, "case_indicator");

/* Costs by the year in which they count, which of those paid before the first year is the first. */
#define OF_COSTS(kind, column)                                                      \
	"ROUND(SUM({?case_cost_year.amount[strategy, ni179_year=year, kind=\"" kind \
	"\"]},{?indicator_row." column "[year, status=\"latest\"]}),2)"

TABLE(case_indicator, (strategy, "Strategy", TEXT), (year, "Year", YEAR),
      (gross, "Gain counted (full yearly worth)", MONEY,
       .formula = "ROUND(SUM({?channel_year.cash[strategy, year]},{?purchase_year.cash[year]},"
		  "{?indicator_row.gross[year, status=\"latest\"]}),2)"),
      (running_cost, "Its running cost", MONEY, .formula = OF_COSTS("running", "running_cost")),
      (investment, "Investment counted", MONEY, .formula = OF_COSTS("investment", "investment")),
      (sr04_carry_over, "SR04 carry-over", MONEY),
      (ni179, "NI 179", MONEY_TOTAL,
       .formula = "ROUND(gross-running_cost-investment+sr04_carry_over,2)"),
      (weighted_ni179, "By likelihood", MONEY,
       .formula = "ROUND(ni179-SUM({?indicator_row.gross[year, status=\"latest\"]})"
		  "+SUM({?indicator_row.weighted[year, status=\"latest\"]}),2)"),
      (expectation, "Aim of the CLG plan", MONEY, .formula = "expectation_year.expectation[year]"),
      (beyond_expectation, "Above or below", MONEY_TOTAL, .formula = "ROUND(ni179-expectation,2)"));

/* What counts in a year, below zero: in the first, also what is paid before it. */
static struct money investment_of(const struct indicator_frame *frame,
				  const struct case_option *option, int t)
{
	struct money sum =
	    case_ni179_steps(frame, &option->bridges[t], t, STEP_INVESTMENT, STEP_INVESTMENT);

	/* Parts of flows whose range has been checked. */
	if (t == 1)
		sum.hundredths += case_ni179_steps(frame, &option->bridges[0], 0, STEP_INVESTMENT,
						   STEP_INVESTMENT)
				      .hundredths;
	return sum;
}

static bool add_row(struct table *table, const struct indicator_frame *frame,
		    const struct case_option *option, int t)
{
	const struct case_question *question = frame->work->question;
	const struct bridge *bridge = &option->bridges[t];
	struct year year = {question->base_year.start + t};
	struct gain_sum sum = {0};
	struct money gross = case_ni179_steps(frame, bridge, t, STEP_PROMISED, STEP_CAPACITY),
		     running = case_ni179_steps(frame, bridge, t, STEP_RUNNING, STEP_RUNNING),
		     investment = investment_of(frame, option, t), ni179, weighted,
		     expectation = {0}, beyond;
	struct fraction share;

	if (question->gains != NULL &&
	    !indicator_sum_latest(&sum, question->gains, &all_gains, year))
		return false;
	if (!money_add(&gross, gross, sum.gross) ||
	    !money_subtract(&running, sum.running_cost, running) ||
	    !money_subtract(&investment, sum.investment, investment) ||
	    !money_subtract(&ni179, gross, running) || !money_subtract(&ni179, ni179, investment) ||
	    !money_add(&ni179, ni179, frame->carry_over) ||
	    !money_subtract(&weighted, ni179, sum.gross) ||
	    !money_add(&weighted, weighted, sum.weighted))
		return false;
	struct case_indicator_row row = {.strategy = value_text(option->name),
					 .year = value_year(year),
					 .gross = value_money(gross),
					 .running_cost = value_money(running),
					 .investment = value_money(investment),
					 .sr04_carry_over = value_money(frame->carry_over),
					 .ni179 = value_money(ni179),
					 .weighted_ni179 = value_money(weighted),
					 .expectation = value_none(frame->lacking),
					 .beyond_expectation = value_none(frame->lacking)};

	if (question->guidance > GUIDANCE_CSR07)
		row.expectation = row.beyond_expectation = value_none(
		    "that of the CLG plan, which the guidance of this case does not ask for");
	else if (frame->baseline.is_known && plan_expectation(&share, frame->growth, year)) {
		if (!money_share(&expectation, frame->baseline.amount, share) ||
		    !money_subtract(&beyond, ni179, expectation))
			return false;
		row.expectation = value_money(expectation);
		row.beyond_expectation = value_money(beyond);
	}
	table_add(table, &row);
	return true;
}

/*
 * `It adds £2.2m to NI 179 by 2010-11, £396k more than the £1.8m that the plan's national aim would
 * come to`: the plan sets no council a target (2.8).
 */
static void say_figure(struct results *results, const struct table *table, int n_years,
		       const struct indicator_frame *frame)
{
	struct arena *arena = results->arena;
	const struct case_indicator_row *last = table_get(table, (size_t)n_years - 1);
	struct money beyond = last->beyond_expectation.kind == VALUE_MONEY
				  ? last->beyond_expectation.money
				  : (struct money){0};

	results_say(
	    results, &said_counts,
	    "The case %s %s %s NI 179 by %s%s. NI 179 is the national indicator of ongoing "
	    "cash-releasing gains: those of a full year, less running cost and that year's "
	    "investment, before likelihoods and optimism bias.",
	    last->ni179.money.hundredths < 0 ? "takes" : "adds", say_size(arena, last->ni179.money),
	    last->ni179.money.hundredths < 0 ? "off" : "to", say_year(arena, last->year.year),
	    last->beyond_expectation.kind != VALUE_MONEY
		? ""
		: arena_format(
		      arena,
		      ", %s %s, which is %s a year of the %s, compounded. "
		      "That is a "
		      "national aim; the CLG plan sets no target for any one council",
		      beyond.hundredths == 0
			  ? "exactly"
			  : arena_format(arena, "%s %s", say_size(arena, beyond),
					 beyond.hundredths < 0 ? "short of" : "more than"),
		      say_rough(arena, last->expectation.money), say_share(arena, frame->growth),
		      say_which(frame->n_councils, "council's baseline", "councils' baselines")));
}

/* The row of another option in the year of one. */
static const struct case_indicator_row *row_of(const struct table *table, const char *option,
					       struct year year)
{
	for (size_t i = 0; i < table->n_rows; i++) {
		const struct case_indicator_row *row = table_get(table, i);

		if (row->year.year.start == year.start && strcmp(row->strategy.text, option) == 0)
			return row;
	}
	return NULL;
}

/* `In 2008-09 it is £277k short of that (£62k without 'web-first')`: years that the last hides. */
static void say_short(struct results *results, const struct table *table, int n_years,
		      const struct case_options *options)
{
	const struct case_option *leader = case_leader(options), *without = NULL;
	const struct case_indicator_row *last = table_get(table, (size_t)n_years - 1);
	const bool is_short = last->beyond_expectation.kind == VALUE_MONEY &&
			      last->beyond_expectation.money.hundredths < 0;
	struct arena *arena = results->arena;
	struct lines lines = {0};

	for (size_t i = 0; leader->strategy != NULL && i < options->count; i++)
		if (options->items[i].strategy == NULL && !options->items[i].is_nothing)
			without = &options->items[i];
	for (int t = 0; t + 1 < n_years; t++) {
		const struct case_indicator_row *row = table_get(table, (size_t)t), *other;
		const struct value *beyond = &row->beyond_expectation;

		if (beyond->kind != VALUE_MONEY || beyond->money.hundredths >= 0)
			continue;
		other = without == NULL ? NULL : row_of(table, without->name, row->year.year);
		lines_add(arena, &lines, "by %s in %s%s", say_size(arena, beyond->money),
			  say_year(arena, row->year.year),
			  other == NULL
			      ? ""
			      : arena_format(arena, " (%s %s without '%s')",
					     say_size(arena, other->beyond_expectation.money),
					     other->beyond_expectation.money.hundredths < 0
						 ? "short"
						 : "above it",
					     text_cut(arena, leader->name, 60)));
	}
	if (lines.count > 0)
		results_say(results, &said_short, "%s, %s.",
			    is_short ? "It also falls short in the years before"
				     : "Before that it falls short",
			    text_list(arena, lines.items, lines.count, lines.count));
}

/* Why the same year has other amounts here than in the tables of costs and gains. */
static void say_apart(struct results *results, const struct case_indicator_row *last,
		      const struct case_option *option, int t)
{
	struct arena *arena = results->arena;
	const struct bridge *bridge = &option->bridges[t];
	const struct money cash = bridge_cash(bridge),
			   running = {-bridge->steps[STEP_RUNNING].hundredths};

	if (money_compare(cash, last->gross.money) == 0 &&
	    money_compare(running, last->running_cost.money) == 0)
		return;
	results_say(results, &said_apart,
		    "NI 179 counts gains for a full year, with nothing off for likelihoods, "
		    "confidence or late starts, and no costs of gains that do not count. So for %s "
		    "it has %s of gains and %s of running cost, where the table of costs and gains "
		    "by year has %s of cash and %s of running cost.",
		    say_year(arena, last->year.year), say_rough(arena, last->gross.money),
		    say_rough(arena, last->running_cost.money), say_rough(arena, cash),
		    say_rough(arena, running));
}

/* Where the investment is that no year of the table shows in the year it is paid, or at all. */
static void say_investment(struct results *results, const struct indicator_frame *frame,
			   const struct case_option *option, int n_years)
{
	struct arena *arena = results->arena;
	const struct year base = frame->work->question->base_year;
	struct money before = case_ni179_steps(frame, &option->bridges[0], 0, STEP_INVESTMENT,
					       STEP_INVESTMENT),
		     after = {0};

	for (int t = n_years + 1; t <= frame->work->question->n_years; t++)
		after.hundredths += case_ni179_steps(frame, &option->bridges[t], t, STEP_INVESTMENT,
						     STEP_INVESTMENT)
					.hundredths;
	if (before.hundredths != 0)
		results_say(
		    results, &said_investment,
		    "In NI 179 investment of the register counts once, in the year in which its "
		    "gain is first felt, and other investment in the year in which it is paid; the "
		    "%s paid in %s, before NI 179 begins, counts in %s.",
		    say_size(arena, before), say_year(arena, base),
		    say_year(arena, (struct year){base.start + 1}));
	if (after.hundredths != 0)
		results_say(results, &said_later,
			    "Investment of %s paid after %s is in no year of NI 179 here.",
			    say_size(arena, after),
			    say_year(arena, (struct year){base.start + n_years}));
}

/* What is gained outside the register, less what that is beyond the expectation. */
static bool find_wanted(struct case_expectation *found, const struct indicator_frame *frame,
			const struct case_option *option, const struct case_indicator_row *last,
			int t)
{
	const struct bridge *bridge = &option->bridges[t];
	struct money *wanted = &found->wanted;

	if (last->beyond_expectation.kind != VALUE_MONEY)
		return false;
	wanted->hundredths =
	    case_ni179_steps(frame, bridge, t, STEP_PROMISED, STEP_CAPACITY).hundredths +
	    case_ni179_steps(frame, bridge, t, STEP_RUNNING, STEP_RUNNING).hundredths +
	    investment_of(frame, option, t).hundredths;
	found->growth = frame->growth;
	return money_subtract(wanted, *wanted, last->beyond_expectation.money) &&
	       money_add(&found->wanted_weighted, *wanted, last->ni179.money) &&
	       money_subtract(&found->wanted_weighted, found->wanted_weighted,
			      last->weighted_ni179.money);
}

/* The option that leads comes first, year by year. */
static void add_chart(struct table *table, const struct indicator_frame *frame,
		      const struct case_option *leader, int n_years)
{
	struct arena *arena = table->results->arena;
	const struct case_indicator_row *last = table_get(table, (size_t)n_years - 1);
	const char *growth = say_share(arena, frame->growth), *title;

	title = arena_format(
	    arena, "%s: NI 179 of %s reaches %s by %s%s", case_words_who(frame->work),
	    case_words_whole(arena, leader), say_rough(arena, last->ni179.money),
	    say_year(arena, last->year.year),
	    last->beyond_expectation.kind != VALUE_MONEY ? ""
	    : last->beyond_expectation.money.hundredths == 0
		? arena_format(arena, ", exactly %s a year of the baseline", growth)
		: arena_format(arena, ", %s %s %s a year of the baseline",
			       say_size(arena, last->beyond_expectation.money),
			       last->beyond_expectation.money.hundredths < 0 ? "below" : "above",
			       growth));
	TABLE_CHART(table, "ni179", CHART_LINES, .title = title,
		    .source = case_words_source(frame->work->question, "", arena),
		    .category = "year", .series = "strategy",
		    .measures = {"ni179", frame->baseline.is_known ? "expectation" : NULL},
		    .measure_labels = {NULL, arena_format(arena, "the aim of %s a year", growth)});
}

bool case_indicator_add(struct results *results, struct case_run *run)
{
	const struct case_question *question = &run->question;
	const struct case_options *options = &run->options;
	const int n_years = options->plan_year;
	struct indicator_frame frame = {.work = &run->work,
					.parts = &run->parts,
					.n_councils = 1,
					.lacking = "no baseline is given"};
	struct results *detail = &run->detail;
	struct plan_figure growth;

	if (question->base_year.start != PLAN_BASE_YEAR.start)
		return true;
	if (question->accounts != NULL)
		frame.baseline = *question->accounts;
	results->section = detail->section = SECTION_NI179;
	if (!plan_figure_find(&growth, question->reference, "growth_target",
			      run->work.diagnostics) ||
	    (question->gains != NULL && !case_ni179_register(&frame, detail)) ||
	    !case_ni179_workstreams(&frame, case_leader(options), detail))
		return false;
	frame.growth = growth.value;
	struct table *table = TABLE_NEW(
	    results, case_indicator,
	    "What the whole case with each option counts for in NI 179 at the end of the year");
	FOR_EACH (const struct case_option, option, options->items, options->count) {
		for (int t = 1; t <= n_years && !option->is_nothing; t++)
			if (!add_row(table, &frame, option, t))
				return case_out_of_range(&run->work);
		if (table->most_rows == 0)
			table->most_rows = table->n_rows;
	}
	/* The leader's rows stand first. */
	if (table->n_rows > 0) {
		say_figure(results, table, n_years, &frame);
		say_short(results, table, n_years, options);
		say_apart(results, table_get(table, (size_t)n_years - 1), case_leader(options),
			  n_years);
		say_investment(results, &frame, case_leader(options), n_years);
		add_chart(table, &frame, case_leader(options), n_years);
		run->expectation.is_known =
		    find_wanted(&run->expectation, &frame, case_leader(options),
				table_get(table, (size_t)n_years - 1), n_years);
	}
	return true;
}
