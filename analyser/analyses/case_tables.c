#include "analyses/case_tables.h"

#include "analyses/case_cost_tables.h"
#include "analyses/sayings.h"

enum {
	BRIDGE_STRATEGY,
	BRIDGE_YEAR,
	BRIDGE_STEP,
	BRIDGE_AMOUNT,
	BRIDGE_KIND,
	BRIDGE_SOURCE,
	N_BRIDGE
};

static const struct column bridge_columns[] = {
    [BRIDGE_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [BRIDGE_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [BRIDGE_STEP] = {"step", "Step", UNIT_TEXT, ROLE_DIMENSION},
    [BRIDGE_AMOUNT] = {"amount", "Amount", UNIT_MONEY, ROLE_MEASURE},
    [BRIDGE_KIND] = {"kind", "", UNIT_TEXT, ROLE_DIMENSION},
    [BRIDGE_SOURCE] = {"source", "From", UNIT_TEXT, ROLE_DIMENSION},
};

enum {
	YEAR_STRATEGY,
	YEAR_YEAR,
	YEAR_GROSS,
	YEAR_CASH,
	YEAR_RUNNING,
	YEAR_INVESTMENT,
	YEAR_BIAS,
	YEAR_NET,
	YEAR_FACTOR,
	YEAR_VALUE,
	YEAR_TOTAL,
	YEAR_TOTAL_VALUE,
	YEAR_MARK,
	N_YEAR
};

static const struct column year_columns[] = {
    [YEAR_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [YEAR_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [YEAR_GROSS] = {"gross_gain", "Gross gain", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_CASH] = {"cash_releasing_gain", "Cash-releasing gain", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_RUNNING] = {"running_cost", "Running cost", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_INVESTMENT] = {"investment", "Investment", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_BIAS] = {"optimism_bias", "Optimism bias", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_NET] = {"net_gain", "Net gain", UNIT_MONEY, ROLE_TOTAL},
    [YEAR_FACTOR] = {"discount_factor", "Discount factor", UNIT_RATIO, ROLE_DIMENSION},
    [YEAR_VALUE] = {"present_value", "Present value", UNIT_MONEY, ROLE_TOTAL},
    [YEAR_TOTAL] = {"running_total", "Net so far", UNIT_MONEY, ROLE_TOTAL},
    [YEAR_TOTAL_VALUE] = {"running_value", "Value so far", UNIT_MONEY, ROLE_TOTAL},
    [YEAR_MARK] = {"mark", "", UNIT_TEXT, ROLE_DIMENSION},
};

enum {
	SUM_RANK,
	SUM_STRATEGY,
	SUM_GROSS,
	SUM_CASH,
	SUM_GAINS,
	SUM_COSTS,
	SUM_NPV,
	SUM_BCR,
	SUM_PAYBACK,
	SUM_REPAYMENT,
	SUM_DISCOUNTED,
	SUM_DISCOUNTED_REPAYMENT,
	SUM_ANNUAL,
	SUM_REASON,
	N_SUM
};

static const struct column summary_columns[] = {
    [SUM_RANK] = {"rank", "Rank", UNIT_COUNT, ROLE_DIMENSION},
    [SUM_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_GROSS] = {"gross_gain", "Gross gain", UNIT_MONEY, ROLE_MEASURE},
    [SUM_CASH] = {"cash_releasing_gain", "Cash-releasing gain", UNIT_MONEY, ROLE_MEASURE},
    [SUM_GAINS] = {"pv_gains", "PV of cash", UNIT_MONEY, ROLE_MEASURE},
    [SUM_COSTS] = {"pv_costs", "PV of costs", UNIT_MONEY, ROLE_MEASURE},
    [SUM_NPV] = {"npv", "NPV", UNIT_MONEY, ROLE_TOTAL},
    [SUM_BCR] = {"bcr", "BCR", UNIT_RATIO, ROLE_TOTAL},
    [SUM_PAYBACK] = {"payback_years", "Payback, years", UNIT_RATIO, ROLE_MEASURE},
    [SUM_REPAYMENT] = {"payback", "", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_DISCOUNTED] = {"discounted_payback_years", "Discounted, years", UNIT_RATIO, ROLE_MEASURE},
    [SUM_DISCOUNTED_REPAYMENT] = {"discounted_payback", "", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_ANNUAL] = {"equivalent_annual_value", "Annual value", UNIT_MONEY, ROLE_MEASURE},
    [SUM_REASON] = {"reason", "Why it stands there", UNIT_TEXT, ROLE_DIMENSION},
};

void case_tables_make(struct case_tables *tables, struct results *results,
		      const struct case_question *question)
{
	struct arena *arena = results->arena;
	const char *prices = say_year(arena, question->price_year);

	tables->end = results_table(results, "case_bridge_end",
				    arena_format(arena, "From gross to cash in %s, at %s prices",
						 say_year(arena, question->last_year), prices),
				    bridge_columns, N_BRIDGE);
	tables->year = results_table(results, "case_year",
				     arena_format(arena, "Year by year, at %s prices", prices),
				     year_columns, N_YEAR);
	tables->summary = results_table(
	    results, "case_summary",
	    arena_format(arena, "The options, over %d years, at %s prices; gains are of %s",
			 question->n_years, prices, say_year(arena, question->last_year)),
	    summary_columns, N_SUM);
	tables->bridge = results_table(
	    results, "case_bridge",
	    arena_format(arena, "From gross to cash by strategy and year, at %s prices", prices),
	    bridge_columns, N_BRIDGE);
	tables->bridge->is_detail = true;
	case_cost_tables_make(tables, results);
}

bool case_has_step(const struct case_parts *parts, const struct costing *costing,
		   enum case_step step)
{
	return step == STEP_BIAS ? costing->has_bias : parts->has_step[step];
}

static struct value text_or_none(const char *text)
{
	return text == NULL ? value_none("") : value_text(text);
}

static void add_bridge_row(struct table *table, const struct case_option *option, struct year year,
			   const char *step, struct money amount, const char *kind,
			   const char *source)
{
	struct value *values = table_row(table);

	values[BRIDGE_STRATEGY] = value_text(option->name);
	values[BRIDGE_YEAR] = value_year(year);
	values[BRIDGE_STEP] = value_text(step);
	values[BRIDGE_AMOUNT] = value_money(amount);
	values[BRIDGE_KIND] = value_text(kind);
	values[BRIDGE_SOURCE] = text_or_none(source);
}

/* The steps that the case shows, in order, and the sums they come to. */
static void add_bridge(struct table *table, const struct case_option *option, struct year year,
		       const struct bridge *bridge, const struct case_parts *parts,
		       const struct costing *costing)
{
	struct money sum = {0};

	for (int i = 0; i < N_STEPS; i++) {
		enum case_step step = (enum case_step)i;
		bool is_channel = step == STEP_PROMISED || step == STEP_FAILED;

		/* These sums are parts of flows whose range has been checked. */
		sum.hundredths += bridge->steps[i].hundredths;
		if (case_has_step(parts, costing, step) &&
		    !(is_channel && option->strategy == NULL))
			add_bridge_row(table, option, year, bridge_step_name(step),
				       bridge->steps[i], "step", parts->sources[i]);
		if (step == LAST_GROSS_STEP)
			add_bridge_row(table, option, year, "gross gain", sum, "total", NULL);
		if (step == LAST_CASH_STEP)
			add_bridge_row(table, option, year, "cash-releasing gain", sum, "total",
				       NULL);
	}
	add_bridge_row(table, option, year, "net cash-releasing gain", sum, "total", NULL);
}

static struct money negated(struct money money)
{
	return (struct money){-money.hundredths};
}

/* Where the running total reaches zero for good: the year in which it does. */
static bool is_payback_year(const struct payback *payback, int year)
{
	return payback->repayment == REPAID_IN_TIME && payback->years > year - 1 &&
	       payback->years <= year;
}

static void add_year(struct case_tables *tables, const struct case_option *option, int t,
		     struct year year, double factor, struct arena *arena)
{
	const struct appraisal *appraisal = &option->appraisal;
	const struct bridge *bridge = &option->bridges[t];
	struct value *values = table_row(tables->year);
	struct money gross = {0}, cash = {0};

	(void)bridge_gross(&gross, bridge);
	(void)bridge_cash(&cash, bridge);
	values[YEAR_STRATEGY] = value_text(option->name);
	values[YEAR_YEAR] = value_year(year);
	values[YEAR_GROSS] = value_money(gross);
	values[YEAR_CASH] = value_money(cash);
	values[YEAR_RUNNING] = value_money(negated(bridge->steps[STEP_RUNNING]));
	values[YEAR_INVESTMENT] = value_money(negated(bridge->steps[STEP_INVESTMENT]));
	values[YEAR_BIAS] = value_money(negated(bridge->steps[STEP_BIAS]));
	values[YEAR_NET] = value_money(appraisal->net[t]);
	values[YEAR_FACTOR] = value_ratio(factor);
	values[YEAR_VALUE] = value_money(appraisal->present_value[t]);
	values[YEAR_TOTAL] = value_money(appraisal->running_total[t]);
	values[YEAR_TOTAL_VALUE] = value_money(appraisal->running_value[t]);
	if (is_payback_year(&appraisal->simple, t))
		values[YEAR_MARK] = value_text(
		    arena_format(arena, "repaid after %.1f years", appraisal->simple.years));
}

static void set_payback(struct value *years, struct value *words, const struct payback *payback)
{
	static const char *const said[] = {
	    [REPAID_IN_TIME] = "repaid",
	    [REPAID_NEVER] = "never",
	    [REPAID_NOT_NEEDED] = "nothing to repay",
	};

	*years = payback->repayment == REPAID_IN_TIME ? value_ratio(payback->years)
						      : value_none(said[payback->repayment]);
	*words = value_text(said[payback->repayment]);
}

static void add_summary(struct case_tables *tables, const struct case_option *option, size_t rank,
			int plan_year)
{
	const struct appraisal *appraisal = &option->appraisal;
	struct value *values = table_row(tables->summary);
	struct money gross = {0}, cash = {0};

	(void)bridge_gross(&gross, &option->bridges[plan_year]);
	(void)bridge_cash(&cash, &option->bridges[plan_year]);
	values[SUM_RANK] = value_count((int64_t)rank + 1);
	values[SUM_STRATEGY] = value_text(option->name);
	values[SUM_GROSS] = value_money(gross);
	values[SUM_CASH] = value_money(cash);
	values[SUM_GAINS] = value_money(appraisal->pv_gains);
	values[SUM_COSTS] = value_money(appraisal->pv_costs);
	values[SUM_NPV] = value_money(appraisal->npv);
	values[SUM_BCR] = appraisal->has_bcr ? value_ratio(appraisal->bcr) : value_none("no costs");
	set_payback(&values[SUM_PAYBACK], &values[SUM_REPAYMENT], &appraisal->simple);
	set_payback(&values[SUM_DISCOUNTED], &values[SUM_DISCOUNTED_REPAYMENT],
		    &appraisal->discounted);
	values[SUM_ANNUAL] = value_money(appraisal->annual_value);
	values[SUM_REASON] = value_text(option->reason);
}

void case_tables_fill(struct case_tables *tables, const struct case_work *work,
		      const struct case_parts *parts, const struct costing *costing,
		      const struct discounting *discounting, const struct case_options *options)
{
	const struct case_question *question = work->question;

	for (size_t i = 0; i < options->count; i++) {
		const struct case_option *option = &options->items[i];

		add_summary(tables, option, i, options->plan_year);
		if (option->is_nothing)
			continue;
		add_bridge(tables->end, option, question->last_year,
			   &option->bridges[options->plan_year], parts, costing);
		for (int t = 0; t <= options->n_years; t++) {
			struct year year = {question->base_year.start + t};

			add_bridge(tables->bridge, option, year, &option->bridges[t], parts,
				   costing);
			add_year(tables, option, t, year, discounting->factors[t], work->arena);
		}
		/* A reader sees the best option's; the others are in the tables. */
		if (tables->end->most_rows == 0) {
			tables->end->most_rows = tables->end->n_rows;
			tables->year->most_rows = tables->year->n_rows;
		}
	}
	case_cost_tables_fill(tables, work, costing, options);
}
