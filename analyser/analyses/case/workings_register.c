#include <string.h>

#include "analyses/case/workings.h"
#include "analyses/indicator/indicator_tables.h"
#include "results/table.h"

/* --- The register --- */

TABLE(register_year, (initiative, "Initiative", TEXT), (workstream, "Workstream", TEXT),
      (year, "Year", YEAR), (given, "As given", MONEY_KEY, .formula = "@[gross_lever]"),
      (delivered, "Share delivered", PERCENT_KEY, .formula = "[is_to_come=yes] @[delivered_lever]"),
      (factor, "To the case's prices", FACTOR_KEY),
      (gross, "Gross", MONEY, .formula = "ROUND(ROUND(given*factor*delivered,6),2)"),
      (is_cash, "Cash-releasing", PERCENT_KEY, .formula = "@[cash_lever]"),
      (cash, "Cash of a whole year", MONEY, .formula = "IF(is_cash=0,0,gross)"),
      (months, "Months felt", COUNT_KEY),
      (part, "Cash of these months", MONEY, .formula = "ROUND(ROUND(cash*months/12,6),2)"),
      (likelihood, "Likelihood", PERCENT_KEY,
       .formula = "[has_likelihood=yes] @[likelihood_lever]"),
      (weighted, "By likelihood", MONEY, .formula = "ROUND(ROUND(cash*months*likelihood/12,6),2)"),
      (confidence, "Confidence", PERCENT_KEY,
       .formula = "[has_confidence=yes] lever_year.share[series, t=0]"),
      (counted, "By confidence", MONEY,
       .formula = "IF(part>0,ROUND(ROUND(part*confidence,6),2),part)"),
      (counted_on, "Counted on", MONEY, .formula = "ROUND(weighted+counted-part,2)"),
      (running_cost, "Running cost", MONEY, .formula = "ROUND(ROUND(@[running_lever]*factor,6),2)"),
      (investment, "Investment", MONEY,
       .formula = "[is_first=yes] ROUND(ROUND(@[investment_lever]*factor,6),2); 0"),
      KEY(t), KEY(series), MARK(is_to_come), MARK(has_likelihood), MARK(has_confidence),
      MARK(is_first), MARK(gross_lever), MARK(delivered_lever), MARK(cash_lever),
      MARK(likelihood_lever), MARK(running_lever), MARK(investment_lever));

TABLE(register_total, (year, "Year", YEAR),
      (gross, "Gross", MONEY, .formula = "ROUND(SUM({?register_year.gross[t]}),2)"),
      (cash, "Cash of a whole year", MONEY, .formula = "ROUND(SUM({?register_year.cash[t]}),2)"),
      (part, "Cash of the months felt", MONEY, .formula = "ROUND(SUM({?register_year.part[t]}),2)"),
      (weighted, "By likelihood", MONEY, .formula = "ROUND(SUM({?register_year.weighted[t]}),2)"),
      (counted, "By confidence", MONEY, .formula = "ROUND(SUM({?register_year.counted[t]}),2)"),
      (counted_on, "Counted on", MONEY, .formula = "ROUND(weighted+counted-part,2)"),
      (running_cost, "Running cost", MONEY,
       .formula = "ROUND(SUM({?register_year.running_cost[t]}),2)"),
      (investment, "Investment", MONEY, .formula = "ROUND(SUM({?register_year.investment[t]}),2)"),
      KEY(t));

/* The lever of this number, of which a row that is no part of the case has none (-1). */
static struct value lever_or_none(struct workings *workings, int lever)
{
	return lever < 0 ? value_none("none") : workings_lever(workings, lever);
}

/* A figure that is by a formula where the row has a lever of it. */
static struct value unless(bool has_lever, struct value value)
{
	return has_lever ? value_none("") : value;
}

static void add_gain(struct workings *workings, struct table *table, const struct bound_gain *bound,
		     int t)
{
	const struct gain *gain = bound->gain;
	const struct case_bound *all = &workings->run->bound;
	const bool is_first = t == bound->year, has_likelihood = bound->likelihood >= 0,
		   has_confidence = !has_likelihood && !bound->is_known;
	const struct value whole = value_share((struct share){SHARE_ONE});

	TABLE_ADD(table, register_year, .initiative = value_text(gain->initiative),
		  .workstream = value_text(workstream_name(gain->workstream)),
		  .year = workings_year(workings, t),
		  .factor = value_ratio(fraction_double(bound->factor)),
		  .months = value_count(is_first ? bound->months : 12), .t = value_count(t),
		  .series = workings_other_series(workings, all->register_confidence),
		  .likelihood = unless(has_likelihood, whole),
		  .delivered = unless(!bound->is_known, whole),
		  .is_to_come = workings_yes(!bound->is_known),
		  .has_likelihood = workings_yes(has_likelihood),
		  .confidence = unless(has_confidence, whole),
		  .has_confidence = workings_yes(has_confidence),
		  .is_first = workings_yes(is_first),
		  .gross_lever = workings_lever(workings, bound->gross),
		  .delivered_lever = workings_lever(workings, all->register_delivered),
		  .cash_lever = workings_lever(workings, bound->cash),
		  .likelihood_lever = lever_or_none(workings, bound->likelihood),
		  .running_lever = workings_lever(workings, bound->running_cost),
		  .investment_lever = workings_lever(workings, bound->investment));
}

void workings_add_register(struct workings *workings)
{
	const struct case_run *run = workings->run;
	struct table *table, *total;

	if (!run->bound.has_register)
		return;
	table =
	    TABLE_NEW(workings->results, register_year, "The register, initiative by initiative");
	total = TABLE_NEW(workings->results, register_total, "What the register brings a year");
	for (int t = 1; t <= workings->n_years; t++) {
		for (size_t i = 0; i < run->bound.n_gains; i++)
			if (run->bound.gains[i].counts[t])
				add_gain(workings, table, &run->bound.gains[i], t);
		TABLE_ADD(total, register_total, .year = workings_year(workings, t),
			  .gross = value_money(run->figures.of_register[t].steps[STEP_REGISTER]),
			  .t = value_count(t));
	}
}

/* --- NI 179: what of the register counts by the end of each year, in the view that it has --- */

TABLE(indicator_row, (initiative, "Initiative", TEXT), (workstream, "Workstream", TEXT),
      (year, "Year", YEAR), (status, "Status", TEXT),
      (is_cash, "Cash-releasing", PERCENT_KEY, .formula = "[has_levers=yes] @[cash_lever]"),
      (gross, "Gross", MONEY, .formula = "[has_levers=yes] IF(is_cash=0,0,@[gross_lever])"),
      (running_cost, "Running cost", MONEY,
       .formula = "[has_levers=yes] IF(is_cash=0,0,@[running_lever])"),
      (investment, "Investment", MONEY,
       .formula = "[has_levers=yes][is_first=yes] IF(is_cash=0,0,@[investment_lever]); "
		  "[has_levers=yes] 0"),
      (weighted, "By likelihood", MONEY,
       .formula = "[has_likelihood=yes] ROUND(ROUND(gross*@[likelihood_lever],6),2); "
		  "[has_levers=yes] ROUND(ROUND(gross,6),2)"),
      MARK(likelihood_lever), MARK(has_likelihood), MARK(has_levers), MARK(is_first),
      MARK(cash_lever), MARK(gross_lever), MARK(running_lever), MARK(investment_lever));

static void add_counted(struct workings *workings, struct table *table, const struct gain *gain,
			const struct bound_gain *bound, int t, const char *status)
{
	static const struct bound_gain none = {
	    .gross = -1, .running_cost = -1, .investment = -1, .likelihood = -1, .cash = -1};
	const struct bound_gain *levers = bound == NULL ? &none : bound;
	const bool is_first = gain->year.start == workings->run->question.base_year.start + t,
		   is_cash = gain->cash != CASH_NO;

	struct money weighted = gain->gross;

	if (bound == NULL && !is_cash)
		return;
	/* A share of an amount whose range has been checked. */
	(void)money_share(&weighted, gain->gross, gain->likelihood);
	TABLE_ADD(table, indicator_row, .initiative = value_text(gain->initiative),
		  .workstream = value_text(workstream_name(gain->workstream)),
		  .year = workings_year(workings, t), .status = value_text(status),
		  .is_cash = unless(bound != NULL, value_share((struct share){SHARE_ONE})),
		  .gross = unless(bound != NULL, value_money(gain->gross)),
		  .running_cost = unless(bound != NULL, value_money(gain->running_cost)),
		  .investment = unless(
		      bound != NULL, value_money(is_first ? gain->investment : (struct money){0})),
		  .weighted = unless(bound != NULL, value_money(weighted)),
		  .likelihood_lever = lever_or_none(workings, levers->likelihood),
		  .has_likelihood = workings_yes(levers->likelihood >= 0),
		  .has_levers = workings_yes(bound != NULL), .is_first = workings_yes(is_first),
		  .cash_lever = lever_or_none(workings, levers->cash),
		  .gross_lever = lever_or_none(workings, levers->gross),
		  .running_lever = lever_or_none(workings, levers->running_cost),
		  .investment_lever = lever_or_none(workings, levers->investment));
}

/* Does it count by the end of a year as it was forecast, as it came out, or as known last? */
static bool counts(const struct gains *gains, const struct gain *gain, struct year year, int view)
{
	return view > GAIN_ACTUAL ? indicator_counts_latest(gains, gain, year)
				  : indicator_reason(gain, year) == GAIN_COUNTS &&
					gains_stands(gains, gain, (enum gain_status)view, year);
}

void workings_add_indicator(struct workings *workings)
{
	const struct case_run *run = workings->run;
	const struct gains *gains = run->question.gains;
	struct table *table;

	if (!run->bound.has_register)
		return;
	table = TABLE_NEW(workings->results, indicator_row,
			  "NI 179: the initiatives that count by the end of each year");
	for (int t = 0; t <= workings->n_years; t++) {
		const struct year year = {run->question.base_year.start + t};
		size_t number = 0;

		FOR_EACH (const struct gain, gain, gains->items, gains->n_items) {
			const bool is_bound = case_register_reason(&run->question, gain) == NULL;
			struct gain as_cash = *gain;

			/* Whether it frees cash is a lever. */
			as_cash.cash = CASH_YES;
			for (int view = GAIN_FORECAST; view <= GAIN_ACTUAL + 1; view++)
				if (counts(gains, &as_cash, year, view))
					add_counted(workings, table, gain,
						    is_bound ? &run->bound.gains[number] : NULL, t,
						    view > GAIN_ACTUAL
							? "latest"
							: gain_status_name((enum gain_status)view));
			number += is_bound;
		}
	}
}

/* --- What the plan expects of the baseline --- */

TABLE(baseline_line, (line, "Line", TEXT),
      (amount, "Amount", MONEY_KEY, .formula = "[cells] #[cells]"),
      (times, "Added, or taken off", COUNT_KEY),
      (counted, "In the baseline", MONEY, .formula = "amount*times"), KEY(n), KEY(cells));

TABLE(expectation_year, (year, "Year", YEAR),
      (baseline, "Baseline", MONEY_KEY, .formula = "ROUND(SUM({baseline_line.counted[n=0]}),4)"),
      (share, "Share expected", PERCENT_KEY, .is_mixed = true),
      (expectation, "Expectation", MONEY, .formula = "ROUND(ROUND(baseline*share,6),2)"));

static void add_line(struct workings *workings, struct table *table, const char *name,
		     struct money amount, int times, struct source_line from, const char *field)
{
	TABLE_ADD(table, baseline_line, .line = value_text(name), .amount = value_money(amount),
		  .times = value_count(times), .n = value_count(0),
		  .cells = workings_cells(workings, &from, field, value_money(amount)));
}

/* The lines of the accounts, or the assumption that stands for them. */
static bool add_lines(struct workings *workings, struct table *table)
{
	const struct case_question *question = &workings->run->question;
	const struct accounts *accounts =
	    question->accounts == NULL ? NULL : question->accounts->accounts;
	const struct names *councils = &question->gains->councils; /* of a register that there is */

	for (size_t i = 0; accounts != NULL && i < accounts->n_lines; i++) {
		const struct account_line *line = &accounts->lines[i];

		if (account_line_adds(line) || line->is_taken_off)
			add_line(workings, table, line->name, line->amount,
				 line->is_taken_off ? -1 : 1,
				 (struct source_line){accounts->path, line->line, NULL}, "amount");
	}
	for (size_t i = 0; accounts == NULL && i < question->assumptions->n_items; i++) {
		const struct assumption *item = &question->assumptions->items[i];

		if (strcmp(item->kind->name, "baseline") != 0 ||
		    (councils->count > 1 && names_find(councils, item->scope) < 0))
			continue;
		add_line(workings, table,
			 councils->count == 1
			     ? "baseline"
			     : arena_format(workings->arena, "baseline of %s", item->scope),
			 item->value.money, 1,
			 (struct source_line){question->assumptions->path, item->line, NULL},
			 "value");
	}
	return table->n_rows > 0;
}

void workings_add_expectation(struct workings *workings)
{
	const struct case_run *run = workings->run;
	struct table *lines, *table;

	if (!run->bound.has_register || !run->expectation.is_known)
		return;
	lines = TABLE_NEW(workings->results, baseline_line, "The lines of the baseline");
	table = TABLE_NEW(workings->results, expectation_year, "What is expected of the baseline");
	if (!add_lines(workings, lines))
		return;
	for (int t = 1; t <= workings->n_years; t++) {
		struct fraction share;

		if (plan_expectation(&share, run->expectation.growth,
				     (struct year){run->question.base_year.start + t}))
			TABLE_ADD(table, expectation_year, .year = workings_year(workings, t),
				  .share = value_ratio(fraction_double(share)));
	}
}
