#include "analyses/case/case_summary_tables.h"

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

TABLE(case_summary, (rank, "Rank", COUNT_KEY), (strategy, "Strategy", TEXT, SHORT),
      (pv_gains, "Cash, present value", MONEY), (pv_costs, "Costs, present value", MONEY),
      (npv, "Net present value", MONEY_TOTAL, SHORT),
      (bcr, "Benefit-cost ratio", RATIO_TOTAL, SHORT),
      (payback_years, "Payback, years", RATIO, SHORT), (payback, "", TEXT, SHORT),
      (discounted_payback_years, "Discounted, years", RATIO), (discounted_payback, "", TEXT),
      (equivalent_annual_value, "Annual value", MONEY), (reason, "Reason for rank", TEXT),
      (caution, "What could change it", TEXT));

TABLE(case_option, (strategy, "Strategy", TEXT), (year, "Year", YEAR),
      (gross_gain, "Gross gain", MONEY), (cash_releasing_gain, "Cash-releasing gain", MONEY),
      (net_gain, "Net gain", MONEY));

TABLE(case_alone, (strategy, "Strategy", TEXT), (year, "Year", YEAR),
      (cash_releasing_gain, "Cash-releasing gain", MONEY), (costs, "Costs", MONEY),
      (net_gain, "Net gain", MONEY_TOTAL), (present_value, "Present value", MONEY_TOTAL),
      (running_total, "Net so far", MONEY_TOTAL), (mark, "", TEXT));

void case_summary_tables_make(struct case_tables *tables, struct results *results,
			      const struct case_question *question)
{
	struct arena *arena = results->arena;

	results->section = SECTION_OPTIONS;
	tables->summary =
	    TABLE_NEW(results, case_summary,
		      arena_format(arena, "The options, over %d years, at %s prices",
				   question->n_years, say_year(arena, question->price_year)));
	tables->alone = table_make(results, "case_alone",
				   "Each strategy on its own, without the rest of the case",
				   &case_summary_table);
	table_leave_out(tables->alone, COLUMN(case_summary, reason));
	table_leave_out(tables->alone, COLUMN(case_summary, caution));
	tables->option = TABLE_NEW(
	    results, case_option,
	    arena_format(arena, "The options in %s", say_year(arena, question->last_year)));
	tables->alone_year =
	    table_make(results, "case_alone_year", "Each strategy on its own, year by year",
		       &case_alone_table);
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

struct value bcr_value(const struct appraisal *appraisal)
{
	return appraisal->has_bcr ? value_ratio(appraisal->bcr) : value_none("no costs");
}

static struct case_summary_row summary_of(const char *name, const struct appraisal *appraisal,
					  int64_t rank)
{
	struct case_summary_row row = {.rank = value_count(rank),
				       .strategy = value_text(name),
				       .pv_gains = value_money(appraisal->pv_gains),
				       .pv_costs = value_money(appraisal->pv_costs),
				       .npv = value_money(appraisal->npv),
				       .bcr = bcr_value(appraisal),
				       .equivalent_annual_value =
					   value_money(appraisal->annual_value)};

	payback_values(&row.payback_years, &row.payback, &appraisal->simple);
	payback_values(&row.discounted_payback_years, &row.discounted_payback,
		       &appraisal->discounted);
	return row;
}

static void add_end(struct table *table, const struct case_option *option, int plan_year,
		    struct year year)
{
	struct money gross = {0}, cash = {0};

	(void)bridge_gross(&gross, &option->bridges[plan_year]);
	(void)bridge_cash(&cash, &option->bridges[plan_year]);
	TABLE_ADD(table, case_option, .strategy = value_text(option->name),
		  .year = value_year(year), .gross_gain = value_money(gross),
		  .cash_releasing_gain = value_money(cash),
		  .net_gain = value_money(option->appraisal.net[plan_year]));
}

const char *payback_mark(struct arena *arena, const struct payback *payback, int year)
{
	if (payback->repayment != REPAID_IN_TIME || payback->years <= year - 1 ||
	    payback->years > year)
		return NULL;
	return arena_format(arena, "pays back after %.1f years", payback->years);
}

static void add_alone_years(struct case_tables *tables, const struct case_work *work,
			    const struct case_option *option)
{
	const struct appraisal *appraisal = &option->alone_appraisal;

	for (int t = 0; t <= work->question->n_years; t++) {
		const char *mark = payback_mark(work->arena, &appraisal->simple, t);
		struct money cash = {0};

		(void)bridge_cash(&cash, &option->alone[t]);
		TABLE_ADD(tables->alone_year, case_alone, .strategy = value_text(option->name),
			  .year = value_year((struct year){work->question->base_year.start + t}),
			  .cash_releasing_gain = value_money(cash),
			  .costs = value_money(
			      (struct money){cash.hundredths - appraisal->net[t].hundredths}),
			  .net_gain = value_money(appraisal->net[t]),
			  .present_value = value_money(appraisal->present_value[t]),
			  .running_total = value_money(appraisal->running_total[t]),
			  .mark = value_text_or(mark, ""));
	}
}

void case_summary_tables_fill(struct case_tables *tables, const struct case_work *work,
			      const struct case_options *options)
{
	for (size_t i = 0; i < options->count; i++) {
		const struct case_option *option = &options->items[i];
		struct case_summary_row row =
		    summary_of(option->name, &option->appraisal, option->rank);

		row.reason = value_text(option->reason);
		row.caution = option->cautions.count == 0
				  ? value_none("nothing known")
				  : value_text(say_joined(work->arena, &option->cautions));
		table_add(tables->summary, &row);
		add_end(tables->option, option, options->plan_year, work->question->last_year);
		if (option->alone == NULL)
			continue;
		row = summary_of(option->name, &option->alone_appraisal,
				 (int64_t)tables->alone->n_rows + 1);
		table_add(tables->alone, &row);
		add_alone_years(tables, work, option);
	}
}
