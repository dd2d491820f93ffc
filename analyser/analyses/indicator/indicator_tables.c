#include "analyses/indicator/indicator_tables.h"

#include <string.h>

enum {
	NI_COUNCIL,
	NI_YEAR,
	NI_STATUS,
	NI_GROSS,
	NI_RUNNING,
	NI_INVESTMENT,
	NI_CARRY_OVER,
	NI_NI179,
	NI_WEIGHTED,
	N_NI
};

static const struct column indicator_columns[] = {
    [NI_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [NI_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [NI_STATUS] = {"status", "Status", UNIT_TEXT, ROLE_DIMENSION},
    [NI_GROSS] = {"gross", "Gross", UNIT_MONEY, ROLE_MEASURE},
    [NI_RUNNING] = {"running_cost", "Running cost", UNIT_MONEY, ROLE_MEASURE},
    [NI_INVESTMENT] = {"investment", "Investment", UNIT_MONEY, ROLE_MEASURE},
    [NI_CARRY_OVER] = {"sr04_carry_over", "SR04 carry-over", UNIT_MONEY, ROLE_MEASURE},
    [NI_NI179] = {"ni179", "NI 179", UNIT_MONEY, ROLE_TOTAL},
    [NI_WEIGHTED] = {"weighted_ni179", "By likelihood", UNIT_MONEY, ROLE_MEASURE},
};

enum {
	EX_COUNCIL,
	EX_YEAR,
	EX_STATUS,
	EX_NI179,
	EX_BASELINE,
	EX_SHARE,
	EX_EXPECTED_SHARE,
	EX_EXPECTATION,
	EX_BEYOND,
	N_EX
};

static const struct column expectation_columns[] = {
    [EX_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [EX_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [EX_STATUS] = {"status", "Status", UNIT_TEXT, ROLE_DIMENSION},
    [EX_NI179] = {"ni179", "NI 179", UNIT_MONEY, ROLE_MEASURE},
    [EX_BASELINE] = {"baseline", "Baseline", UNIT_MONEY, ROLE_MEASURE},
    [EX_SHARE] = {"share_of_baseline", "Of baseline", UNIT_PERCENT, ROLE_MEASURE},
    [EX_EXPECTED_SHARE] = {"expected_share", "Expected", UNIT_PERCENT, ROLE_MEASURE},
    [EX_EXPECTATION] = {"expectation", "Expectation", UNIT_MONEY, ROLE_MEASURE},
    [EX_BEYOND] = {"beyond_expectation", "Beyond it", UNIT_MONEY, ROLE_TOTAL},
};

enum {
	OUT_COUNCIL,
	OUT_INITIATIVE,
	OUT_WORKSTREAM,
	OUT_YEAR,
	OUT_STATUS,
	OUT_GROSS,
	OUT_FROM,
	OUT_REASON,
	N_OUT
};

static const struct column left_out_columns[] = {
    [OUT_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [OUT_INITIATIVE] = {"initiative", "Initiative", UNIT_TEXT, ROLE_DIMENSION},
    [OUT_WORKSTREAM] = {"workstream", "Workstream", UNIT_TEXT, ROLE_DIMENSION},
    [OUT_YEAR] = {"year", "First felt", UNIT_YEAR, ROLE_DIMENSION},
    [OUT_STATUS] = {"status", "Status", UNIT_TEXT, ROLE_DIMENSION},
    [OUT_GROSS] = {"gross", "Gross", UNIT_MONEY, ROLE_MEASURE},
    [OUT_FROM] = {"left_out_from", "Left out from", UNIT_YEAR, ROLE_DIMENSION},
    [OUT_REASON] = {"reason", "Reason", UNIT_TEXT, ROLE_DIMENSION},
};

enum {
	HARD_COUNCIL,
	HARD_INITIATIVE,
	HARD_WORKSTREAM,
	HARD_YEAR,
	HARD_GROSS,
	HARD_LIKELIHOOD,
	HARD_WEIGHTED,
	HARD_QUALITY,
	HARD_SOURCE,
	N_HARD
};

static const struct column scrutiny_columns[] = {
    [HARD_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [HARD_INITIATIVE] = {"initiative", "Initiative", UNIT_TEXT, ROLE_DIMENSION},
    [HARD_WORKSTREAM] = {"workstream", "Workstream", UNIT_TEXT, ROLE_DIMENSION},
    [HARD_YEAR] = {"year", "First felt", UNIT_YEAR, ROLE_DIMENSION},
    [HARD_GROSS] = {"gross", "Gross", UNIT_MONEY, ROLE_MEASURE},
    [HARD_LIKELIHOOD] = {"likelihood", "Likelihood", UNIT_PERCENT, ROLE_MEASURE},
    [HARD_WEIGHTED] = {"weighted_gross", "By likelihood", UNIT_MONEY, ROLE_MEASURE},
    [HARD_QUALITY] = {"quality_check", "Quality check", UNIT_TEXT, ROLE_DIMENSION},
    [HARD_SOURCE] = {"source", "Source", UNIT_TEXT, ROLE_DIMENSION},
};

enum {
	LINE_COUNCIL,
	LINE_INITIATIVE,
	LINE_WORKSTREAM,
	LINE_YEAR,
	LINE_STATUS,
	LINE_BASIS,
	LINE_GROSS,
	LINE_RUNNING,
	LINE_INVESTMENT,
	LINE_LAPSES,
	LINE_LIKELIHOOD,
	LINE_WEIGHTED,
	LINE_QUALITY,
	LINE_COUNTED,
	LINE_SOURCE,
	N_LINE
};

static const struct column line_columns[] = {
    [LINE_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_INITIATIVE] = {"initiative", "Initiative", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_WORKSTREAM] = {"workstream", "Workstream", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_YEAR] = {"year", "First felt", UNIT_YEAR, ROLE_DIMENSION},
    [LINE_STATUS] = {"status", "Status", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_BASIS] = {"basis", "Reckoned from", UNIT_MONEY, ROLE_MEASURE},
    [LINE_GROSS] = {"gross", "Gross", UNIT_MONEY, ROLE_MEASURE},
    [LINE_RUNNING] = {"running_cost", "Running cost", UNIT_MONEY, ROLE_MEASURE},
    [LINE_INVESTMENT] = {"investment", "Investment", UNIT_MONEY, ROLE_MEASURE},
    [LINE_LAPSES] = {"lapses", "Lapses", UNIT_YEAR, ROLE_DIMENSION},
    [LINE_LIKELIHOOD] = {"likelihood", "Likelihood", UNIT_PERCENT, ROLE_MEASURE},
    [LINE_WEIGHTED] = {"weighted_gross", "By likelihood", UNIT_MONEY, ROLE_MEASURE},
    [LINE_QUALITY] = {"quality_check", "Quality check", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_COUNTED] = {"counted", "Counted", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_SOURCE] = {"source", "Source", UNIT_TEXT, ROLE_DIMENSION},
};

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
	tables->indicator = results_table(
	    results, "indicator", "NI 179: ongoing cash-releasing gains at the end of each year",
	    indicator_columns, N_NI);
	tables->expectation = results_table(results, "indicator_expectation",
					    "Against 3% a year of the council's own baseline",
					    expectation_columns, N_EX);
	tables->left_out =
	    results_table(results, "gain_left_out", "Gains left out, and gains that lapse",
			  left_out_columns, N_OUT);
	tables->scrutiny =
	    results_table(results, "gain_scrutiny", "High-value gains of low likelihood",
			  scrutiny_columns, N_HARD);
	tables->line = results_table(results, "gain_line", "The register", line_columns, N_LINE);
	tables->left_out->most_rows = tables->scrutiny->most_rows = MOST_GAINS;
	tables->line->is_detail = true;
}

static void set_expectation(struct value *values, const struct council_baseline *baseline,
			    const struct indicator_figure *figure)
{
	static const char no_baseline[] = "baseline not given";
	static const char no_expectation[] = "beyond the plan's years";

	values[EX_BASELINE] = values[EX_SHARE] = value_none(no_baseline);
	values[EX_EXPECTATION] = values[EX_BEYOND] = value_none(no_baseline);
	values[EX_EXPECTED_SHARE] = value_none(no_expectation);
	if (figure->has_expectation)
		values[EX_EXPECTED_SHARE] = value_fraction(figure->expected_share);
	if (!baseline->is_known)
		return;
	values[EX_BASELINE] = value_money(baseline->amount);
	values[EX_SHARE] = value_share_of(figure->ni179.hundredths, baseline->amount.hundredths);
	values[EX_EXPECTATION] = values[EX_BEYOND] = value_none(no_expectation);
	if (figure->has_expectation) {
		values[EX_EXPECTATION] = value_money(figure->expectation);
		values[EX_BEYOND] = value_money(figure->beyond);
	}
}

void indicator_tables_figure(struct indicator_tables *tables, const struct gains *gains,
			     const struct indicator_terms *terms,
			     const struct indicator_figure *figure)
{
	const struct carry_over *carry_over = &terms->carry_overs[figure->council];
	struct value *values = table_row(tables->indicator);

	values[NI_COUNCIL] = value_text(gains->councils.items[figure->council]);
	values[NI_YEAR] = value_year(figure->year);
	values[NI_STATUS] = value_text(gain_status_name(figure->status));
	values[NI_GROSS] = value_money(figure->sum.gross);
	values[NI_RUNNING] = value_money(figure->sum.running_cost);
	values[NI_INVESTMENT] = value_money(figure->sum.investment);
	values[NI_CARRY_OVER] =
	    carry_over->is_known ? value_money(carry_over->amount) : value_none("not given");
	values[NI_NI179] = value_money(figure->ni179);
	values[NI_WEIGHTED] = value_money(figure->weighted);

	values = table_row(tables->expectation);
	values[EX_COUNCIL] = value_text(gains->councils.items[figure->council]);
	values[EX_YEAR] = value_year(figure->year);
	values[EX_STATUS] = value_text(gain_status_name(figure->status));
	values[EX_NI179] = value_money(figure->ni179);
	set_expectation(values, &terms->baselines[figure->council], figure);
}

static struct value likelihood_value(const struct gain *gain)
{
	if (gain->status == GAIN_ACTUAL)
		return value_none("came out");
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
static const char *counted_text(const struct gain *gain, const char *reason)
{
	if (reason == NULL)
		return "yes";
	return gain->lapses.start != 0 && strcmp(reason, "lapsed") == 0 ? "until it lapsed"
									: reason;
}

void indicator_tables_gain(struct indicator_tables *tables, const struct gains *gains,
			   const struct gain *gain, const char *reason, struct year from)
{
	struct value *values = table_row(tables->line);

	values[LINE_COUNCIL] = value_text(gains->councils.items[gain->council]);
	values[LINE_INITIATIVE] = value_text(gain->initiative);
	values[LINE_WORKSTREAM] = value_text(workstream_name(gain->workstream));
	values[LINE_YEAR] = value_year(gain->year);
	values[LINE_STATUS] = value_text(gain_status_name(gain->status));
	values[LINE_BASIS] =
	    gain->is_reckoned ? value_money(gain->basis) : value_none("gross given");
	values[LINE_GROSS] = value_money(gain->gross);
	values[LINE_RUNNING] = value_money(gain->running_cost);
	values[LINE_INVESTMENT] = value_money(gain->investment);
	values[LINE_LAPSES] =
	    gain->lapses.start == 0 ? value_none("goes on") : value_year(gain->lapses);
	values[LINE_LIKELIHOOD] = likelihood_value(gain);
	values[LINE_WEIGHTED] = weighted_value(gain);
	values[LINE_QUALITY] = value_text(quality_name(gain->quality));
	values[LINE_COUNTED] = value_text(counted_text(gain, reason));
	values[LINE_SOURCE] = value_text(gain->source);
	if (reason == NULL)
		return;

	values = table_row(tables->left_out);
	values[OUT_COUNCIL] = value_text(gains->councils.items[gain->council]);
	values[OUT_INITIATIVE] = value_text(gain->initiative);
	values[OUT_WORKSTREAM] = value_text(workstream_name(gain->workstream));
	values[OUT_YEAR] = value_year(gain->year);
	values[OUT_STATUS] = value_text(gain_status_name(gain->status));
	values[OUT_GROSS] = value_money(gain->gross);
	values[OUT_FROM] = value_year(from);
	values[OUT_REASON] = value_text(reason);
}

void indicator_tables_scrutiny(struct indicator_tables *tables, const struct gains *gains,
			       const struct gain *gain)
{
	struct value *values = table_row(tables->scrutiny);

	values[HARD_COUNCIL] = value_text(gains->councils.items[gain->council]);
	values[HARD_INITIATIVE] = value_text(gain->initiative);
	values[HARD_WORKSTREAM] = value_text(workstream_name(gain->workstream));
	values[HARD_YEAR] = value_year(gain->year);
	values[HARD_GROSS] = value_money(gain->gross);
	values[HARD_LIKELIHOOD] = likelihood_value(gain);
	values[HARD_WEIGHTED] = weighted_value(gain);
	values[HARD_QUALITY] = value_text(quality_name(gain->quality));
	values[HARD_SOURCE] = value_text(gain->source);
}
