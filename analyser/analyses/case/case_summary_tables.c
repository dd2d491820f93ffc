#include "analyses/case/case_summary_tables.h"

#include "analyses/sayings.h"
#include "base/text.h"

enum {
	SUM_RANK,
	SUM_STRATEGY,
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
	SUM_CAUTION,
	N_SUM
};

static const struct column summary_columns[] = {
    [SUM_RANK] = {"rank", "Rank", UNIT_COUNT, ROLE_DIMENSION},
    [SUM_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
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
    [SUM_CAUTION] = {"caution", "What could turn it", UNIT_TEXT, ROLE_DIMENSION},
};

enum { END_STRATEGY, END_YEAR, END_GROSS, END_CASH, END_NET, N_END };

static const struct column end_columns[] = {
    [END_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [END_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [END_GROSS] = {"gross_gain", "Gross gain", UNIT_MONEY, ROLE_MEASURE},
    [END_CASH] = {"cash_releasing_gain", "Cash-releasing gain", UNIT_MONEY, ROLE_MEASURE},
    [END_NET] = {"net_gain", "Net gain", UNIT_MONEY, ROLE_MEASURE},
};

enum {
	ALONE_STRATEGY,
	ALONE_YEAR,
	ALONE_CASH,
	ALONE_COSTS,
	ALONE_NET,
	ALONE_VALUE,
	ALONE_TOTAL,
	ALONE_MARK,
	N_ALONE
};

static const struct column alone_columns[] = {
    [ALONE_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [ALONE_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [ALONE_CASH] = {"cash_releasing_gain", "Cash-releasing gain", UNIT_MONEY, ROLE_MEASURE},
    [ALONE_COSTS] = {"costs", "Costs", UNIT_MONEY, ROLE_MEASURE},
    [ALONE_NET] = {"net_gain", "Net gain", UNIT_MONEY, ROLE_TOTAL},
    [ALONE_VALUE] = {"present_value", "Present value", UNIT_MONEY, ROLE_TOTAL},
    [ALONE_TOTAL] = {"running_total", "Net so far", UNIT_MONEY, ROLE_TOTAL},
    [ALONE_MARK] = {"mark", "", UNIT_TEXT, ROLE_DIMENSION},
};

void case_summary_tables_make(struct case_tables *tables, struct results *results,
			      const struct case_question *question)
{
	struct arena *arena = results->arena;

	tables->summary =
	    results_table(results, "case_summary",
			  arena_format(arena, "The options, over %d years, at %s prices",
				       question->n_years, say_year(arena, question->price_year)),
			  summary_columns, N_SUM);
	tables->alone =
	    results_table(results, "case_alone",
			  "Each strategy by itself, without the other gains and costs of the case",
			  summary_columns, SUM_REASON);
	tables->option = results_table(
	    results, "case_option",
	    arena_format(arena, "The options in %s", say_year(arena, question->last_year)),
	    end_columns, N_END);
	tables->alone_year =
	    results_table(results, "case_alone_year", "Each strategy by itself, year by year",
			  alone_columns, N_ALONE);
	tables->option->is_detail = tables->alone_year->is_detail = true;
}

void payback_values(struct value *years, struct value *words, const struct payback *payback)
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

static struct value *add_summary(struct table *table, const char *name,
				 const struct appraisal *appraisal)
{
	struct value *values = table_row(table);

	values[SUM_RANK] = value_count((int64_t)table->n_rows);
	values[SUM_STRATEGY] = value_text(name);
	values[SUM_GAINS] = value_money(appraisal->pv_gains);
	values[SUM_COSTS] = value_money(appraisal->pv_costs);
	values[SUM_NPV] = value_money(appraisal->npv);
	values[SUM_BCR] = appraisal->has_bcr ? value_ratio(appraisal->bcr) : value_none("no costs");
	payback_values(&values[SUM_PAYBACK], &values[SUM_REPAYMENT], &appraisal->simple);
	payback_values(&values[SUM_DISCOUNTED], &values[SUM_DISCOUNTED_REPAYMENT],
		       &appraisal->discounted);
	values[SUM_ANNUAL] = value_money(appraisal->annual_value);
	return values;
}

static void add_end(struct table *table, const struct case_option *option, int plan_year,
		    struct year year)
{
	struct value *values = table_row(table);
	struct money gross = {0}, cash = {0};

	(void)bridge_gross(&gross, &option->bridges[plan_year]);
	(void)bridge_cash(&cash, &option->bridges[plan_year]);
	values[END_STRATEGY] = value_text(option->name);
	values[END_YEAR] = value_year(year);
	values[END_GROSS] = value_money(gross);
	values[END_CASH] = value_money(cash);
	values[END_NET] = value_money(option->appraisal.net[plan_year]);
}

const char *payback_mark(struct arena *arena, const char *name, const struct payback *payback,
			 int year)
{
	if (payback->repayment != REPAID_IN_TIME || payback->years <= year - 1 ||
	    payback->years > year)
		return NULL;
	return arena_format(arena, "%s repaid: %.1f years", text_cut(arena, name, 24),
			    payback->years);
}

static void add_alone_years(struct case_tables *tables, const struct case_work *work,
			    const struct case_option *option)
{
	const struct appraisal *appraisal = &option->alone_appraisal;

	for (int t = 0; t <= work->question->n_years; t++) {
		struct value *values = table_row(tables->alone_year);
		const char *mark = payback_mark(work->arena, option->name, &appraisal->simple, t);
		struct money cash = {0};

		(void)bridge_cash(&cash, &option->alone[t]);
		values[ALONE_STRATEGY] = value_text(option->name);
		values[ALONE_YEAR] = value_year((struct year){work->question->base_year.start + t});
		values[ALONE_CASH] = value_money(cash);
		values[ALONE_COSTS] =
		    value_money((struct money){cash.hundredths - appraisal->net[t].hundredths});
		values[ALONE_NET] = value_money(appraisal->net[t]);
		values[ALONE_VALUE] = value_money(appraisal->present_value[t]);
		values[ALONE_TOTAL] = value_money(appraisal->running_total[t]);
		values[ALONE_MARK] = mark == NULL ? value_none("") : value_text(mark);
	}
}

void case_summary_tables_fill(struct case_tables *tables, const struct case_work *work,
			      const struct case_options *options)
{
	for (size_t i = 0; i < options->count; i++) {
		const struct case_option *option = &options->items[i];
		struct value *values =
		    add_summary(tables->summary, option->name, &option->appraisal);

		values[SUM_RANK] = value_count(option->rank);
		values[SUM_REASON] = value_text(option->reason);
		values[SUM_CAUTION] = option->cautions.count == 0
					  ? value_none("nothing known")
					  : value_text(say_joined(work->arena, &option->cautions));
		add_end(tables->option, option, options->plan_year, work->question->last_year);
		if (option->alone == NULL)
			continue;
		add_summary(tables->alone, option->name, &option->alone_appraisal);
		add_alone_years(tables, work, option);
	}
}
