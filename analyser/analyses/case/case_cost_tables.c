#include "analyses/case/case_cost_tables.h"

enum {
	COST_STRATEGY,
	COST_ITEM,
	COST_KIND,
	COST_TYPE,
	COST_YEAR,
	COST_GIVEN,
	COST_PRICES,
	COST_AMOUNT,
	COST_PROJECT,
	COST_UPLIFT,
	COST_BIAS,
	COST_SOURCE,
	N_COST
};

static const struct column cost_columns[] = {
    [COST_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [COST_ITEM] = {"item", "Item", UNIT_TEXT, ROLE_DIMENSION},
    [COST_KIND] = {"kind", "Kind", UNIT_TEXT, ROLE_DIMENSION},
    [COST_TYPE] = {"type", "Type", UNIT_TEXT, ROLE_DIMENSION},
    [COST_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [COST_GIVEN] = {"given", "As given", UNIT_MONEY, ROLE_DIMENSION},
    [COST_PRICES] = {"price_year", "Prices of", UNIT_YEAR, ROLE_DIMENSION},
    [COST_AMOUNT] = {"amount", "Amount", UNIT_MONEY, ROLE_MEASURE},
    [COST_PROJECT] = {"project_type", "Project type", UNIT_TEXT, ROLE_DIMENSION},
    [COST_UPLIFT] = {"uplift", "Uplift", UNIT_PERCENT, ROLE_DIMENSION},
    [COST_BIAS] = {"optimism_bias", "Optimism bias", UNIT_MONEY, ROLE_MEASURE},
    [COST_SOURCE] = {"source", "Source", UNIT_TEXT, ROLE_DIMENSION},
};

enum { SUM_STRATEGY, SUM_YEAR, SUM_KIND, SUM_TYPE, SUM_AMOUNT, SUM_BIAS, SUM_TOTAL, N_SUM };

static const struct column sum_columns[] = {
    [SUM_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [SUM_KIND] = {"kind", "Kind", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_TYPE] = {"type", "Type", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_AMOUNT] = {"amount", "Amount", UNIT_MONEY, ROLE_MEASURE},
    [SUM_BIAS] = {"optimism_bias", "Optimism bias", UNIT_MONEY, ROLE_MEASURE},
    [SUM_TOTAL] = {"total", "Total", UNIT_MONEY, ROLE_TOTAL},
};

void case_cost_tables_make(struct case_tables *tables, struct results *results)
{
	tables->cost = results_table(results, "case_cost", "What the case costs, row by row",
				     cost_columns, N_COST);
	tables->cost_year = results_table(
	    results, "case_cost_year",
	    "What each option costs, once and every year, capital and revenue", sum_columns, N_SUM);
	tables->cost->is_detail = tables->cost_year->is_detail = true;
}

static void add_cost(struct table *table, const struct costed *costed)
{
	const struct cost *cost = costed->cost;
	struct value *values = table_row(table);

	values[COST_STRATEGY] = value_text(cost->strategy == NULL ? "*" : cost->strategy);
	values[COST_ITEM] = value_text(cost->item);
	values[COST_KIND] = value_text(cost_kind_name(cost->kind));
	values[COST_TYPE] = value_text(cost_type_name(cost->type));
	values[COST_YEAR] = value_year(cost->year);
	values[COST_GIVEN] = value_money(cost->amount);
	values[COST_PRICES] = value_year(costed->prices);
	values[COST_AMOUNT] = value_money(costed->amount);
	values[COST_PROJECT] = costed->project_type == NULL ? value_none("not given")
							    : value_text(costed->project_type);
	values[COST_UPLIFT] = costed->uplift_source == NULL ? value_none("none applied")
							    : value_share(costed->uplift);
	values[COST_BIAS] = value_money(costed->bias);
	values[COST_SOURCE] = value_text(cost->source);
}

/* Costs of one kind and type in one year; only what there is gets a row. */
static void add_sum(struct table *table, const struct case_option *option, struct year year,
		    enum cost_kind kind, enum cost_type type, const struct costing *costing)
{
	const char *strategy = option->strategy == NULL ? NULL : option->strategy->name;
	struct money amount = {0}, bias = {0};
	struct value *values;

	for (size_t i = 0; i < costing->n_items; i++) {
		const struct costed *costed = &costing->items[i];

		if (costed->cost->kind != kind || costed->cost->type != type ||
		    !costed_is_of(costed, strategy) || !cost_falls_in(costed->cost, year))
			continue;
		/* Parts of flows whose range has been checked. */
		amount.hundredths += costed->amount.hundredths;
		bias.hundredths += costed->bias.hundredths;
	}
	if (amount.hundredths == 0 && bias.hundredths == 0)
		return;
	values = table_row(table);
	values[SUM_STRATEGY] = value_text(option->name);
	values[SUM_YEAR] = value_year(year);
	values[SUM_KIND] = value_text(cost_kind_name(kind));
	values[SUM_TYPE] = value_text(cost_type_name(type));
	values[SUM_AMOUNT] = value_money(amount);
	values[SUM_BIAS] = value_money(bias);
	values[SUM_TOTAL] = value_money((struct money){amount.hundredths + bias.hundredths});
}

void case_cost_tables_fill(struct case_tables *tables, const struct case_work *work,
			   const struct costing *costing, const struct case_options *options)
{
	const struct year base = work->question->base_year;

	for (size_t i = 0; i < costing->n_items; i++)
		add_cost(tables->cost, &costing->items[i]);
	for (size_t i = 0; i < options->count; i++) {
		if (options->items[i].is_nothing)
			continue;
		for (int t = 0; t <= options->n_years; t++)
			for (int kind = COST_INVESTMENT; kind <= COST_RUNNING; kind++)
				for (int type = COST_REVENUE; type <= COST_UNTYPED; type++)
					add_sum(tables->cost_year, &options->items[i],
						(struct year){base.start + t}, (enum cost_kind)kind,
						(enum cost_type)type, costing);
	}
}
