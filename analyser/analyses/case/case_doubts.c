/*
 * What of a case's figures an auditor doubts first: spend that leaves no room for pay in the
 * baseline, interest at a nominal rate counted as real, gains of the register on the staff that the
 * strategy frees, and demand that goes on growing after the plan.
 */

#include <string.h>

#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

TABLE(case_doubt, (warning, "Warning", TEXT), (figure, "Figure", TEXT), (value, "Value", MIXED));

static struct table *find_table(struct results *results)
{
	struct table *table = results_find(results, "case_doubt");
	const enum section before = results->section;

	if (table != NULL)
		return table;
	results->section = SECTION_RESTS;
	table = TABLE_NEW(results, case_doubt, "The figures behind the warnings");
	table->is_of_part = true;
	results->section = before;
	return table;
}

void case_doubt_figures(struct results *results, const char *warning, const char *figure,
			struct value value)
{
	TABLE_ADD(find_table(results), case_doubt, .warning = value_text(warning),
		  .figure = value_text(figure), .value = value);
}

PASSAGE(said_spend, "case.spend-beside-baseline", ANSWER, WARNING, 7, "case_doubt");
PASSAGE(said_beyond, "case.spend-beyond-baseline", ANSWER, WARNING, 9, "case_doubt");
PASSAGE(said_interest, "case.nominal-interest", COSTS, CAVEAT, 6, "case_register");
PASSAGE(said_staff, "case.same-staff", BRIDGE, WARNING, 6, "case_doubt");
PASSAGE(said_growth, "case.growth-after-plan", RESTS, CAVEAT, 6, "case_year");

/* Of a council's spending procurement is some 60% by the plan (3.54, table B.2); from here on it
 * leaves too little for pay.  This program's own bound. */
static const struct fraction most_of_baseline = {4, 5};

/* Annex A's from accounts.csv, else the one that the assumptions give. */
static bool find_baseline(struct money *baseline, const struct case_question *question)
{
	const struct assumptions *given = question->assumptions;
	size_t count = 0;

	if (question->accounts != NULL && question->accounts->is_known) {
		*baseline = question->accounts->amount;
		return true;
	}
	for (size_t i = 0; i < given->n_items; i++)
		if (strcmp(given->items[i].kind->name, "baseline") == 0 &&
		    given->items[i].value.kind == VALUE_MONEY) {
			*baseline = given->items[i].value.money;
			count++;
		}
	return count == 1;
}

static void say_spend(struct results *results, const struct case_question *question)
{
	static const char warning[] = "spend beside the baseline";
	const struct procurement_question *bought = question->procurement;
	struct arena *arena = results->arena;
	struct money baseline, most, spend;

	if (bought == NULL || bought->spend->councils.count != 1 ||
	    !find_baseline(&baseline, question) || baseline.hundredths <= 0 ||
	    !money_share(&most, baseline, most_of_baseline))
		return;
	spend = spend_counted(bought->spend, bought->base_year);
	if (money_compare(spend, most) <= 0)
		return;
	case_doubt_figures(results, warning, "Spend in markets", value_money(spend));
	case_doubt_figures(results, warning, "The council's baseline", value_money(baseline));
	case_doubt_figures(results, warning, "Share of the baseline",
			   value_share_of(spend.hundredths, baseline.hundredths));
	if (money_compare(spend, baseline) > 0) {
		results_say(results, &said_beyond,
			    "Spend in procurement markets (%s) is more than the council's whole "
			    "baseline (%s), so one of them is wrong. Reconcile both with the "
			    "accounts before you use what procurement saves.",
			    say_rough(arena, spend), say_rough(arena, baseline));
		return;
	}
	results_say(
	    results, &said_spend,
	    "Spend in procurement markets (%s) is %s of the council's baseline (%s), against about "
	    "60%% nationally, so procurement gains may be too high. Reconcile spend and baseline "
	    "with the accounts (paragraph 3.54 of the CLG plan).",
	    say_rough(arena, spend), say_percent(arena, spend.hundredths, baseline.hundredths),
	    say_rough(arena, baseline));
}

/* What the leader would be worth without the gains that are interest on a receipt. */
static void say_interest(struct results *results, const struct case_run *run)
{
	const struct case_option *leader = case_leader(&run->options);
	struct arena *arena = results->arena;
	struct case_values values;
	struct lines names = {0};
	struct money npv;

	case_values_init(&values, &run->bound, arena);
	for (size_t i = 0; i < run->bound.n_gains; i++) {
		const struct gain *gain = run->bound.gains[i].gain;

		if (gain->is_reckoned && gain->workstream == WORKSTREAM_DISPOSAL) {
			values.items[run->bound.gains[i].gross] = 0;
			lines_add(arena, &names, "%s", gains_say(arena, gain));
		}
	}
	if (names.count == 0 || case_npv_of(&npv, &values, run, leader) != NULL)
		return;
	npv.hundredths = leader->appraisal.npv.hundredths - npv.hundredths;
	if (npv.hundredths == 0)
		return;
	results_say(
	    results, &said_interest,
	    "%s of the net present value is interest on receipts: %s. It is too high, because "
	    "the rate of %s a year (CLG plan, footnote 36) includes inflation. The receipts "
	    "themselves are not counted.",
	    say_rough(arena, npv), text_list(arena, names.items, names.count, 6),
	    say_share(arena, run->question.rates->items[WORKSTREAM_DISPOSAL].rate));
}

/* Redesign and sharing take posts from the teams whose contacts a strategy takes, the plan warns.
 */
static void say_staff(struct results *results, const struct case_run *run)
{
	static const char warning[] = "gains on the same staff, gross a year";
	const struct case_option *leader = case_leader(&run->options);
	const int last = run->options.plan_year;
	struct arena *arena = results->arena;
	struct lines names = {0};
	struct money gross, sum = {0};
	struct names initiatives;

	names_init(&initiatives, arena);
	for (size_t i = 0; leader->strategy != NULL && i < run->bound.n_gains; i++) {
		const struct bound_gain *bound = &run->bound.gains[i];
		const struct gain *gain = bound->gain;

		if (workstream_line(gain->workstream) == PLAN_IMPROVEMENT_AND_COLLABORATION &&
		    gain->distinct == NULL && gain->cash != CASH_NO && bound->counts[last]) {
			const char *name = arena_format(arena, "'%s' (%s, first felt %s)",
							text_cut(arena, gain->initiative, 60),
							workstream_name(gain->workstream),
							say_year(arena, gain->year));

			(void)names_add(&initiatives, gain->key);
			lines_add(arena, &names, "%s", name);
			gross = run->figures.register_rows[i][last == bound->year].gross;
			case_doubt_figures(results, warning, name, value_money(gross));
			sum.hundredths += gross.hundredths;
		}
	}
	if (names.count == 0)
		return;
	case_doubt_figures(results, warning, "All of these", value_money(sum));
	results_say(
	    results, &said_staff,
	    "%s in the register%s, %s a year gross, may count the same staff as '%s' "
	    "(paragraph 3.54 of the CLG plan), such as %s. Check each (table case_doubt), "
	    "and record in the register why it is a separate saving.",
	    say_count(arena, names.count, "entry", "entries"),
	    initiatives.count == names.count
		? ""
		: arena_format(arena, " (%s)",
			       say_count(arena, initiatives.count, "initiative", "initiatives")),
	    say_rough(arena, sum), text_cut(arena, leader->name, 60), names.items[0]);
}

/* The strategy's cash of a year: the option's without what every option has. */
static struct money own_cash(const struct case_run *run, int t)
{
	return (struct money){bridge_cash(&case_leader(&run->options)->bridges[t]).hundredths -
			      bridge_cash(&run->figures.common[t]).hundredths};
}

/* The rates of growth that are given, joined, where one is not nought; else NULL.  How contacts go
 * on. */
static const char *say_rates(const struct case_run *run, const char **how)
{
	const struct levers *levers = &run->bound.levers;
	struct arena *arena = run->work.arena;
	struct lines rates = {0};
	bool grows = false, falls = false;

	for (size_t i = 0; i < levers->count; i++) {
		const struct lever *lever = &levers->items[i];

		if (lever->kind != LEVER_VOLUME_GROWTH || lever->is_unused)
			continue;
		grows |= levers->values[i] > 0;
		falls |= levers->values[i] < 0;
		lines_add(arena, &rates, "%s a year%s",
			  say_given(arena, fraction_from_share((struct share){levers->values[i]})),
			  strcmp(lever->scope, "*") == 0
			      ? ""
			      : arena_format(arena, " for %s", text_cut(arena, lever->scope, 40)));
	}
	*how = grows && falls ? "changing" : grows ? "growing" : "falling";
	return grows || falls ? say_joined(arena, &rates) : NULL;
}

static void say_growth(struct results *results, const struct case_run *run)
{
	const int last = run->options.plan_year, n_years = run->options.n_years;
	struct arena *arena = results->arena;
	const char *rates, *how;
	double sum = 0;

	if (case_leader(&run->options)->strategy == NULL || n_years <= last ||
	    (rates = say_rates(run, &how)) == NULL)
		return;
	for (int t = last + 1; t <= n_years; t++)
		sum += (double)(own_cash(run, t).hundredths - own_cash(run, last).hundredths) *
		       run->figures.factors[t];
	if (sum > -0.5 * MONEY_PER_POUND && sum < 0.5 * MONEY_PER_POUND)
		return;
	results_say(
	    results, &said_growth,
	    "Contacts are assumed to go on %s after %s, the last year planned, until %s (%s), "
	    "which %s %s %s the net present value.%s",
	    how, say_year(arena, run->question.last_year),
	    say_year(arena, (struct year){run->question.base_year.start + n_years}), rates,
	    sum < 0 ? "takes" : "adds", say_size(arena, (struct money){(int64_t)sum}),
	    sum < 0 ? "off" : "to",
	    strcmp(how, "growing") == 0
		? " Savings on contacts are compared with what that demand would cost, so "
		  "part of them is growth avoided, which no budget of today has."
		: "");
}

bool case_doubts_add(struct results *results, const struct case_run *run)
{
	say_spend(results, &run->question);
	say_interest(results, run);
	say_staff(results, run);
	say_growth(results, run);
	return true;
}
