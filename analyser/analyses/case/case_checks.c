/*
 * Totals of a case that a workbook forms twice: the levels of the bridge of the steps between them,
 * net gains of gains and costs, net present values year by year, and NI 179 of its parts.
 */
#include "analyses/case/case_run.h"

#define OF_STEP(step) "SUMIF({step},\"" step "\",{amount})"
#define GROSS_STEPS                                                             \
	OF_STEP(BRIDGE_PROMISED)                                                \
	"+" OF_STEP(BRIDGE_FAILED) "+" OF_STEP(BRIDGE_PROCUREMENT) "+" OF_STEP( \
	    BRIDGE_PRICES) "+" OF_STEP(BRIDGE_REGISTER)
#define CASH_STEPS               \
	OF_STEP(BRIDGE_CAPACITY) \
	"+" OF_STEP(BRIDGE_PART_YEAR) "+" OF_STEP(BRIDGE_LIKELIHOOD) "+" OF_STEP(BRIDGE_CONFIDENCE)

#define NI179_PARTS "SUM({gross})-SUM({running_cost})-SUM({investment})+SUM({sr04_carry_over})"

static const struct {
	const char *table, *what, *shown, *again;
	const char *column, *by, *text; /* whose rows with this text, or all, are the sum */
} checks[] = {
    {"case_bridge_end", "Gross gains, and the steps that they are of", OF_STEP(BRIDGE_GROSS),
     GROSS_STEPS, "amount", "step", BRIDGE_GROSS},
    {"case_bridge_end", "Cash-releasing gains, and gross gains with the steps to cash",
     OF_STEP(BRIDGE_CASH), OF_STEP(BRIDGE_GROSS) "+" CASH_STEPS, "amount", "step", BRIDGE_CASH},
    {"case_bridge_end", "Net gains, and all steps", OF_STEP(BRIDGE_NET),
     "SUMIF({kind},\"step\",{amount})", "amount", "step", BRIDGE_NET},
    {"case_year", "Net gains, and gains less all costs", "SUM({net_gain})",
     "SUM({cash_releasing_gain})-SUM({running_cost})-SUM({investment})-SUM({optimism_bias})",
     "net_gain", NULL, NULL},
    {"case_summary", "Net present values, and present values year by year", "SUM({npv})",
     "SUM({case_year.present_value})", "npv", NULL, NULL},
    {"case_indicator", "NI 179, and gains less costs with the carry-over", "SUM({ni179})",
     NI179_PARTS, "ni179", NULL, NULL},
    {"indicator", "NI 179 of the register, and gains less costs with the carry-over",
     "SUM({ni179})", NI179_PARTS, "ni179", NULL, NULL},
};

bool case_checks_add(struct results *results, const struct case_run *run)
{
	for (size_t i = 0; i < N_OF(checks); i++) {
		struct table *table = results_find(results, checks[i].table);

		/* What stands behind the answer is added to it last. */
		if (table == NULL)
			table = results_find(&run->detail, checks[i].table);
		if (table != NULL && table->n_rows > 0)
			table_add_check(
			    table,
			    &(struct table_check){
				.what = checks[i].what,
				.shown = checks[i].shown,
				.again = checks[i].again,
				.value = table_sum_where(
				    table, table_column(table, checks[i].column),
				    checks[i].by == NULL ? -1 : table_column(table, checks[i].by),
				    checks[i].text)});
	}
	return true;
}
