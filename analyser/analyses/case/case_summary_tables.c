#include "analyses/case/case_tables.h"

#include "analyses/sayings.h"
#include "results/table.h"

TABLE(case_summary, (rank, "Rank", COUNT_KEY), (strategy, "Strategy", TEXT, SHORT),
      (pv_gains, "Cash, present value", MONEY), (pv_costs, "Costs, present value", MONEY),
      (npv, "Net present value", MONEY_TOTAL, SHORT),
      (bcr, "Benefit-cost ratio", RATIO_TOTAL, SHORT), (payback_years, "Payback, years", RATIO, ID),
      (payback, "Pays back", TEXT, SHORT),
      (discounted_payback_years, "Payback in present values, years", RATIO, ID),
      (discounted_payback, "Pays back in present values", TEXT),
      (equivalent_annual_value, "Net present value a year", MONEY),
      (reason, "Reason for rank", TEXT), (caution, "Missing figures", TEXT));

/* An option's figures of all years, and of this one. */
#define DISCOUNTED(flows) \
	"SUMPRODUCT(({case_year.strategy}=strategy)*(" flows ")*{case_year.discount_factor})"
#define OF_YEAR(column) "SUM({case_year." column "[strategy, year]})"
#define ALL_COSTS "{case_year.running_cost}+{case_year.investment}+{case_year.optimism_bias}"

/*
 * Payback, by the last year in which a running total is below nought (sums/appraisal.h): a straight
 * line from there to the year after.  LAST is the row of the sheet, whose first is WORKBOOK_ROWS
 * + 1.
 */
#define LAST(total)                                                      \
	"LOOKUP(2,1/(({case_year.strategy}=strategy)*({case_year." total \
	"}<-0.00005)),ROW({case_year.strategy})-3)"
#define AT(total, place) "INDEX({case_year." total "}," LAST(total) place ")"
/* In how many years, from the last row that is below nought. */
#define YEARS(total)                                                                     \
	"SUMPRODUCT(({case_year.strategy}=strategy)*(ROW({case_year.strategy})-3<" LAST( \
	    total) "))-" AT(total, "") "/(" AT(total, "+1") "-" AT(total, "") ")"
#define REPAID(total) \
	"IF(INDEX({case_year.strategy}," LAST(total) "+1)<>strategy,\"never\"," YEARS(total) ")"
/* What vfm would refuse has no figures, and no payback. */
#define NO_COSTS "no costs"
#define ALWAYS_AHEAD "savings exceed costs every year"
#define NEVER "never"
#define PAYBACK(total)                                                                           \
	"!IF(ISERROR(npv),NA(),IF(ISERROR(" LAST(total) "),IF(pv_costs=0,\"" NO_COSTS            \
							"\",\"" ALWAYS_AHEAD                     \
							"\"),IFERROR(" REPAID(total) ",\"" NEVER \
										     "\")))"
/* As say_after() has it. */
#define IN_WORDS(years)                                                                   \
	"IF(ISNUMBER(" years "),IF(" years "<1,\"within a year\",\"after \"&FIXED(" years \
	",1)&\" years\")," years ")"

static const struct {
	int column;
	const char *formula;
} summary_formulas[] = {
    {COLUMN(case_summary, rank), "RANK(npv,{npv})"},
    {COLUMN(case_summary, pv_gains), "ROUND(" DISCOUNTED("{case_year.cash_releasing_gain}") ",2)"},
    {COLUMN(case_summary, pv_costs), "ROUND(" DISCOUNTED(ALL_COSTS) ",2)"},
    {COLUMN(case_summary, npv), "ROUND(" DISCOUNTED("{case_year.net_gain}") ",2)"},
    {COLUMN(case_summary, bcr),
     DISCOUNTED("{case_year.cash_releasing_gain}") "/" DISCOUNTED(ALL_COSTS)},
    {COLUMN(case_summary, payback_years), PAYBACK("running_total")},
    {COLUMN(case_summary, payback), IN_WORDS("payback_years")},
    {COLUMN(case_summary, discounted_payback_years), PAYBACK("running_value")},
    {COLUMN(case_summary, discounted_payback), IN_WORDS("discounted_payback_years")},
    {COLUMN(case_summary, equivalent_annual_value),
     "ROUND(" DISCOUNTED("{case_year.net_gain}") "/(SUMPRODUCT(({case_year.strategy}=strategy)*"
						 "{case_year.discount_factor})-1),2)"},
};

TABLE(case_option, (strategy, "Strategy", TEXT), (year, "Year", YEAR),
      (gross_gain, "Gross gain", MONEY, .formula = OF_YEAR("gross_gain")),
      (cash_releasing_gain, "Cash-releasing gain", MONEY,
       .formula = OF_YEAR("cash_releasing_gain")),
      (net_gain, "Net gain", MONEY, .formula = OF_YEAR("net_gain")));

/* Costs of a strategy's own that fall in a year: once in theirs, or each from theirs on. */
#define OWN_COSTS                                                                           \
	"SUMPRODUCT(({case_cost.strategy}=strategy)*"                                       \
	"(({case_cost.kind}=\"investment\")*({case_cost.year}=year)+"                       \
	"({case_cost.kind}=\"running\")*({case_cost.year}<=year)*({case_cost.ends}>year))*" \
	"({case_cost.amount}+{case_cost.optimism_bias}))"

/* Worth so far, by the factors of all years in their order. */
#define SO_FAR(sign)                                                             \
	"ROUND(SUMPRODUCT(({.year[strategy]}" sign "year)*{.net_gain[strategy]}" \
	"*{discount_year.factor[n=0]}),2)"

TABLE(case_alone, (strategy, "Strategy", TEXT), (year, "Year", YEAR),
      (cash_releasing_gain, "Cash-releasing gain", MONEY,
       .formula = "SUM({channel_year.counted[strategy, year]})"),
      (costs, "Costs", MONEY, .formula = "ROUND(" OWN_COSTS ",2)"),
      (net_gain, "Net gain", MONEY_TOTAL, .formula = "ROUND(cash_releasing_gain-costs,2)"),
      (present_value, "Present value", MONEY_TOTAL,
       .formula = "ROUND(" SO_FAR("<=") "-" SO_FAR("<") ",2)"),
      (running_total, "Net so far", MONEY_TOTAL,
       .formula = "ROUND(prev(running_total)+net_gain,2)"),
      (mark, "", TEXT));

/* What a strategy on its own comes to. */
#define ALONE(flows) "SUMPRODUCT(" flows "*{discount_year.factor[n=0]})"
#define ALONE_CASH "{case_alone_year.cash_releasing_gain[strategy]}"
#define ALONE_COSTS "{case_alone_year.costs[strategy]}"
#define ALONE_NET "{case_alone_year.net_gain[strategy]}"

static const struct {
	int column;
	const char *formula;
} alone_formulas[] = {
    {COLUMN(case_summary, rank), "RANK(npv,{npv})"},
    {COLUMN(case_summary, pv_gains), "ROUND(" ALONE(ALONE_CASH) ",2)"},
    {COLUMN(case_summary, pv_costs), "ROUND(" ALONE(ALONE_COSTS) ",2)"},
    {COLUMN(case_summary, npv), "ROUND(" ALONE(ALONE_NET) ",2)"},
    {COLUMN(case_summary, bcr), ALONE(ALONE_CASH) "/" ALONE(ALONE_COSTS)},
    {COLUMN(case_summary, equivalent_annual_value),
     "ROUND(" ALONE(ALONE_NET) "/(SUM({discount_year.factor[n=0]})-1),2)"},
};

/* Is there more in the case than strategies, so that an option's figures are not its own alone? */
static bool has_rest(const struct case_question *question)
{
	return question->channel != NULL && (question->procurement != NULL ||
					     question->prices != NULL || question->gains != NULL);
}

void case_summary_tables_make(struct case_tables *tables, struct results *results,
			      const struct case_question *question)
{
	struct arena *arena = results->arena;

	tables->summary = TABLE_NEW(
	    results_in(results, SECTION_OPTIONS), case_summary,
	    arena_format(arena, "%s, over %s, at %s prices",
			 has_rest(question) ? "The whole case with each option" : "The options",
			 say_count(arena, question->n_years, "year", "years"),
			 say_year(arena, question->price_year)));
	for (size_t i = 0; i < N_OF(summary_formulas); i++)
		table_own_column(tables->summary, summary_formulas[i].column)->formula =
		    summary_formulas[i].formula;
	tables->alone = table_make(results, "case_alone",
				   "Each strategy on its own, without the rest of the case",
				   &case_summary_table);
	for (size_t i = 0; i < N_OF(alone_formulas); i++)
		table_own_column(tables->alone, alone_formulas[i].column)->formula =
		    alone_formulas[i].formula;
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

void payback_values(struct value *years, struct value *words, const struct payback *payback,
		    bool has_costs, struct arena *arena)
{
	const char *said = payback->repayment == REPAID_NEVER     ? NEVER
			   : payback->repayment == REPAID_IN_TIME ? say_after(arena, payback->years)
			   : has_costs                            ? ALWAYS_AHEAD
								  : NO_COSTS;

	*years =
	    payback->repayment == REPAID_IN_TIME ? value_ratio(payback->years) : value_none(said);
	*words = value_text(said);
}

struct value bcr_value(const struct appraisal *appraisal)
{
	return appraisal->has_bcr ? value_ratio(appraisal->bcr) : value_none(NO_COSTS);
}

static struct case_summary_row summary_of(const char *name, const struct appraisal *appraisal,
					  int64_t rank, struct arena *arena)
{
	struct case_summary_row row = {.rank = value_count(rank),
				       .strategy = value_text(name),
				       .pv_gains = value_money(appraisal->pv_gains),
				       .pv_costs = value_money(appraisal->pv_costs),
				       .npv = value_money(appraisal->npv),
				       .bcr = bcr_value(appraisal),
				       .equivalent_annual_value =
					   value_money(appraisal->annual_value)};

	payback_values(&row.payback_years, &row.payback, &appraisal->simple, appraisal->has_bcr,
		       arena);
	payback_values(&row.discounted_payback_years, &row.discounted_payback,
		       &appraisal->discounted, appraisal->has_bcr, arena);
	return row;
}

static void add_end(struct table *table, const struct case_option *option, int plan_year,
		    struct year year)
{
	const struct bridge *bridge = &option->bridges[plan_year];

	TABLE_ADD(table, case_option, .strategy = value_text(option->name),
		  .year = value_year(year), .gross_gain = value_money(bridge_gross(bridge)),
		  .cash_releasing_gain = value_money(bridge_cash(bridge)),
		  .net_gain = value_money(option->appraisal.net[plan_year]));
}

const char *payback_mark(struct arena *arena, const struct payback *payback, int year)
{
	if (payback->repayment != REPAID_IN_TIME || payback->years <= year - 1 ||
	    payback->years > year)
		return NULL;
	return arena_format(arena, "pays back %s", say_after(arena, payback->years));
}

static void add_alone_years(struct case_tables *tables, const struct case_work *work,
			    const struct case_option *option)
{
	const struct appraisal *appraisal = &option->alone_appraisal;

	for (int t = 0; t <= work->question->n_years; t++) {
		const char *mark = payback_mark(work->arena, &appraisal->simple, t);
		const struct money cash = bridge_cash(&option->alone[t]);

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

void case_summary_tables_fill(struct case_tables *tables, const struct case_run *run)
{
	const struct case_work *work = &run->work;
	const struct case_options *options = &run->options;

	FOR_EACH (const struct case_option, option, options->items, options->count) {
		struct case_summary_row row =
		    summary_of(option->name, &option->appraisal, option->rank, work->arena);

		row.reason = value_text(option->reason);
		row.caution = option->cautions.count == 0
				  ? value_none("nothing known")
				  : value_text(say_joined(work->arena, &option->cautions));
		table_add(tables->summary, &row);
		add_end(tables->option, option, options->plan_year, work->question->last_year);
		if (option->alone == NULL)
			continue;
		row = summary_of(option->name, &option->alone_appraisal,
				 (int64_t)tables->alone->n_rows + 1, work->arena);
		table_add(tables->alone, &row);
		add_alone_years(tables, work, option);
	}
}
