#include "analyses/indicator/indicator_tables.h"

#include <string.h>

#include "results/table.h"

/* Of the register of a case, which is one council's. */
#define OF_REGISTER(column) "ROUND(SUM({indicator_row." column "[year, status]}),2)"

#define WEIGHTED "SUM({indicator_row.weighted[year, status]})-running_cost-investment"

TABLE(indicator, (council, "Council", TEXT, SHORT), (year, "Year", YEAR, SHORT),
      (status, "Status", TEXT, SHORT),
      (gross, "Gross", MONEY, SHORT, .formula = OF_REGISTER("gross")),
      (running_cost, "Running cost", MONEY, SHORT, .formula = OF_REGISTER("running_cost")),
      (investment, "Investment", MONEY, SHORT, .formula = OF_REGISTER("investment")),
      (sr04_carry_over, "SR04 carry-over", MONEY),
      (ni179, "NI 179", MONEY_TOTAL, SHORT,
       .formula = "[sr04_carry_over=] ROUND(gross-running_cost-investment,2); "
		  "ROUND(gross-running_cost-investment+sr04_carry_over,2)"),
      (weighted_ni179, "By likelihood", MONEY,
       .formula = "[sr04_carry_over=] ROUND(" WEIGHTED ",2); "
		  "ROUND(" WEIGHTED "+sr04_carry_over,2)"));

TABLE(indicator_expectation, (council, "Council", TEXT), (year, "Year", YEAR),
      (status, "Status", TEXT),
      (ni179, "NI 179", MONEY, .formula = "indicator.ni179[council, year, status]"),
      (baseline, "Baseline", MONEY, .formula = "expectation_year.baseline[year]"),
      (share_of_baseline, "Share of baseline", PERCENT, .formula = "ni179/baseline"),
      (expected_share, "Aim, share", PERCENT),
      (expectation, "National aim", MONEY, .formula = "ROUND(ROUND(baseline*expected_share,6),2)"),
      (beyond_expectation, "Above or below", MONEY_TOTAL, .formula = "ROUND(ni179-expectation,2)"));

TABLE(gain_left_out, (council, "Council", TEXT), (initiative, "Initiative", TEXT),
      (workstream, "Workstream", TEXT), (year, "First felt", YEAR), (status, "Status", TEXT),
      (gross, "Gross", MONEY), (left_out_from, "Left out from", YEAR), (reason, "Reason", TEXT));

TABLE(gain_scrutiny, (council, "Council", TEXT), (initiative, "Initiative", TEXT),
      (workstream, "Workstream", TEXT), (year, "First felt", YEAR), (gross, "Gross", MONEY),
      (likelihood, "Likelihood", PERCENT), (weighted_gross, "By likelihood", MONEY),
      (quality_check, "Quality check", TEXT), (source, "Source", TEXT));

TABLE(gain_line, (council, "Council", TEXT), (initiative, "Initiative", TEXT),
      (workstream, "Workstream", TEXT), (year, "First felt", YEAR), (status, "Status", TEXT),
      (basis, "Worked out from", MONEY), (gross, "Gross", MONEY),
      (running_cost, "Running cost", MONEY), (investment, "Investment", MONEY),
      (lapses, "Lapses", YEAR), (likelihood, "Likelihood", PERCENT),
      (weighted_gross, "By likelihood", MONEY), (quality_check, "Quality check", TEXT),
      (counted, "Counted", TEXT), (source, "Source", TEXT));

#define MOST_GAINS 20

const char *gain_status_name(enum gain_status status)
{
	return status == GAIN_ACTUAL ? "actual" : "forecast";
}

static const char *quality_name(enum gain_quality quality)
{
	static const char *const names[] = {[QUALITY_NOT_DONE] = "not done",
					    [QUALITY_PENDING] = "pending",
					    [QUALITY_PASSED] = "passed",
					    [QUALITY_FAILED] = "failed"};

	return names[quality];
}

void indicator_tables_make(struct indicator_tables *tables, struct results *results)
{
	results->section = SECTION_NI179;
	*tables = (struct indicator_tables){0};
	tables->indicator = TABLE_NEW(
	    results, indicator, "NI 179: ongoing cash-releasing gains at the end of each year");
	tables->expectation = TABLE_NEW(results, indicator_expectation,
					"Against 3% a year of the council's own baseline");
	tables->left_out =
	    TABLE_NEW(results, gain_left_out, "Gains left out, and gains that lapse");
	tables->scrutiny = TABLE_NEW(results, gain_scrutiny, "High-value gains of low likelihood");
	tables->line = TABLE_NEW(results, gain_line, "The register");
	tables->left_out->most_rows = tables->scrutiny->most_rows = MOST_GAINS;
	tables->line->is_detail = true;
}

static void add_expectation(struct table *table, const struct gains *gains,
			    const struct council_baseline *baseline,
			    const struct indicator_figure *figure)
{
	const struct value no_baseline = value_none("baseline not given");
	const struct value no_expectation = value_none("beyond the years of the CLG plan");
	const bool has_both = baseline->is_known && figure->has_expectation;
	const struct value neither = baseline->is_known ? no_expectation : no_baseline;

	TABLE_ADD(table, indicator_expectation,
		  .council = value_text(gains->councils.items[figure->council]),
		  .year = value_year(figure->year),
		  .status = value_text(gain_status_name(figure->status)),
		  .ni179 = value_money(figure->ni179),
		  .baseline = baseline->is_known ? value_money(baseline->amount) : no_baseline,
		  .share_of_baseline =
		      baseline->is_known
			  ? value_share_of(figure->ni179.hundredths, baseline->amount.hundredths)
			  : no_baseline,
		  .expected_share = figure->has_expectation ? value_fraction(figure->expected_share)
							    : no_expectation,
		  .expectation = has_both ? value_money(figure->expectation) : neither,
		  .beyond_expectation = has_both ? value_money(figure->beyond) : neither);
}

void indicator_tables_figure(struct indicator_tables *tables, const struct gains *gains,
			     const struct indicator_terms *terms,
			     const struct indicator_figure *figure)
{
	const struct carry_over *carry_over = &terms->carry_overs[figure->council];

	TABLE_ADD(tables->indicator, indicator,
		  .council = value_text(gains->councils.items[figure->council]),
		  .year = value_year(figure->year),
		  .status = value_text(gain_status_name(figure->status)),
		  .gross = value_money(figure->sum.gross),
		  .running_cost = value_money(figure->sum.running_cost),
		  .investment = value_money(figure->sum.investment),
		  .sr04_carry_over = carry_over->is_known ? value_money(carry_over->amount)
							  : value_none("not given"),
		  .ni179 = value_money(figure->ni179),
		  .weighted_ni179 = value_money(figure->weighted));

	add_expectation(tables->expectation, gains, &terms->baselines[figure->council], figure);
}

static struct value likelihood_value(const struct gain *gain)
{
	if (gain->status == GAIN_ACTUAL)
		return value_none(gain->quality == QUALITY_FAILED ? "failed its quality check"
								  : "came out");
	return gain->has_likelihood ? value_fraction(gain->likelihood) : value_none("not given");
}

/* As add_gain() of indicator.c has it; a gain that could be added up can be weighted. */
static struct value weighted_value(const struct gain *gain)
{
	struct money weighted = {0};

	(void)money_share(&weighted, gain->gross, gain->likelihood);
	return value_money(weighted);
}

/* What lapses has counted until then. */
static const char *counted_text(enum gain_reason reason)
{
	if (reason == GAIN_COUNTS)
		return "yes";
	return reason == REASON_LAPSED ? "until it lapsed" : indicator_reason_text(reason);
}

/* Which gain a row is of. */
#define OF_GAIN(gains, gain)                                             \
	.council = value_text((gains)->councils.items[(gain)->council]), \
	.initiative = value_text((gain)->initiative),                    \
	.workstream = value_text(workstream_name((gain)->workstream)),   \
	.year = value_year((gain)->year)

void indicator_tables_gain(struct indicator_tables *tables, const struct gains *gains,
			   const struct gain *gain, enum gain_reason reason, struct year from)
{
	TABLE_ADD(
	    tables->line, gain_line, OF_GAIN(gains, gain),
	    .status = value_text(gain_status_name(gain->status)),
	    .basis = gain->is_reckoned ? value_money(gain->basis) : value_none("gross given"),
	    .gross = value_money(gain->gross), .running_cost = value_money(gain->running_cost),
	    .investment = value_money(gain->investment),
	    .lapses = gain->lapses.start == 0 ? value_none("goes on") : value_year(gain->lapses),
	    .likelihood = likelihood_value(gain), .weighted_gross = weighted_value(gain),
	    .quality_check = value_text(quality_name(gain->quality)),
	    .counted = value_text(counted_text(reason)), .source = value_text(gain->source));
	if (reason == GAIN_COUNTS)
		return;
	tables->reasons[reason].count++;
	indicator_add(&tables->reasons[reason].gross, gain->gross);

	TABLE_ADD(tables->left_out, gain_left_out, OF_GAIN(gains, gain),
		  .status = value_text(gain_status_name(gain->status)),
		  .gross = value_money(gain->gross), .left_out_from = value_year(from),
		  .reason = value_text(indicator_reason_text(reason)));
}

void indicator_tables_scrutiny(struct indicator_tables *tables, const struct gains *gains,
			       const struct gain *gain)
{
	ARENA_ADD_BY(tables->scrutiny->results->arena, tables, unlikely, n_unlikely,
		     unlikely_capacity) = gain;
	TABLE_ADD(tables->scrutiny, gain_scrutiny, OF_GAIN(gains, gain),
		  .gross = value_money(gain->gross), .likelihood = likelihood_value(gain),
		  .weighted_gross = weighted_value(gain),
		  .quality_check = value_text(quality_name(gain->quality)),
		  .source = value_text(gain->source));
}
