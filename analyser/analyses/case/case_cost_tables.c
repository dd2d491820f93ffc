#include "analyses/case/case_tables.h"

#include "results/table.h"

TABLE(case_cost, (strategy, "Strategy", TEXT), (item, "Item", TEXT), (kind, "Kind", TEXT),
      (type, "Type", TEXT), (year, "Year", YEAR),
      (given, "As given", MONEY_KEY,
       .formula = "[strategy=*] @cost(item, year); @cost(item (strategy), year)"),
      (price_year, "Prices of", YEAR),
      (amount, "Amount", MONEY, .formula = "ROUND(given*price_factor,2)"),
      (project_type, "Project type", TEXT),
      (uplift, "Uplift", PERCENT_KEY, .formula = "@optimism_bias(project_type)"),
      (optimism_bias, "Optimism bias", MONEY,
       .formula = "[uplift=] 0; ROUND(given*price_factor*uplift,2)"),
      (source, "Source", TEXT), (price_factor, "To the case's prices", FACTOR_KEY),
      (ends, "First year without it", YEAR));

/*
 * Rows of case_cost that fall in a year of an option: once in their own, or each from theirs on.
 * What goes on for good says so in words, which come after all years.
 */
#define FALLING(column)                                                                     \
	"SUMPRODUCT((({case_cost.strategy}=strategy)+({case_cost.strategy}=\"*\"))*"        \
	"({case_cost.kind}=kind)*({case_cost.type}=type)*"                                  \
	"(({case_cost.kind}=\"investment\")*({case_cost.year}=year)+"                       \
	"({case_cost.kind}=\"running\")*({case_cost.year}<=year)*({case_cost.ends}>year))*" \
	"{case_cost." column "})"

TABLE(case_cost_year, (strategy, "Strategy", TEXT), (year, "Year", YEAR), (kind, "Kind", TEXT),
      (type, "Type", TEXT), (amount, "Amount", MONEY, .formula = "ROUND(" FALLING("amount") ",2)"),
      (optimism_bias, "Optimism bias", MONEY, .formula = "ROUND(" FALLING("optimism_bias") ",2)"),
      (total, "Total", MONEY_TOTAL, .formula = "ROUND(amount+optimism_bias,2)"),
      (ni179_year, "Counts in NI 179 for", YEAR));

void case_cost_tables_make(struct case_tables *tables, struct results *results)
{
	tables->cost = TABLE_NEW(results_in(results, SECTION_COSTS), case_cost,
				 "What the case costs, row by row");
	tables->cost_year = TABLE_NEW(
	    results, case_cost_year,
	    "What each option costs with what all options bear, without the register: once and "
	    "every year, capital and revenue");
	tables->cost->is_detail = tables->cost_year->is_of_part = true;
}

static void add_cost(struct table *table, const struct costed *costed)
{
	const struct cost *cost = costed->cost;

	TABLE_ADD(table, case_cost, .strategy = value_text(names_scope(cost->strategy)),
		  .item = value_text(cost->item), .kind = value_text(cost_kind_names[cost->kind]),
		  .type = value_text(cost_type_names[cost->type]), .year = value_year(cost->year),
		  .given = value_money(cost->amount), .price_year = value_year(costed->prices),
		  .amount = value_money(costed->amount),
		  .project_type = value_text_or(costed->project_type, "not given"),
		  .uplift = costed->uplift_source == NULL ? value_none("none applied")
							  : value_share(costed->uplift),
		  .optimism_bias = value_money(costed->bias), .source = value_text(cost->source),
		  .price_factor = value_ratio(fraction_double(costed->bound->factor)),
		  .ends = cost->ends.start == 0 ? value_none("goes on") : value_year(cost->ends));
}

/* The year of NI 179 in which a cost counts, as case_indicator has it; or why in none. */
static struct value year_of_ni179(const struct case_question *question,
				  const struct case_options *options, struct year year,
				  enum cost_kind kind)
{
	const struct year base = question->base_year;

	if (base.start != PLAN_BASE_YEAR.start)
		return value_none("NI 179 is measured from 2007-08");
	if (options->plan_year == 0)
		return value_none("no gains are given");
	if (year.start > base.start + options->plan_year)
		return value_none("after the last year planned");
	if (year.start > base.start)
		return value_year(year);
	return kind == COST_INVESTMENT ? value_year((struct year){base.start + 1})
				       : value_none("running cost before the first year");
}

/* Costs of one kind and type in one year; only what there is gets a row. */
static void add_sum(struct table *table, const struct case_option *option, struct value ni179_year,
		    struct year year, enum cost_kind kind, enum cost_type type,
		    const struct costing *costing)
{
	const char *strategy = option->strategy == NULL ? NULL : option->strategy->name;
	struct money amount = {0}, bias = {0};

	FOR_EACH (const struct costed, costed, costing->items, costing->n_items) {
		if (costed->cost->kind != kind || costed->cost->type != type ||
		    !costed_is_of(costed, strategy) || !cost_falls_in(costed->cost, year))
			continue;
		/* Parts of flows whose range has been checked. */
		amount.hundredths += costed->amount.hundredths;
		bias.hundredths += costed->bias.hundredths;
	}
	if (amount.hundredths == 0 && bias.hundredths == 0)
		return;
	TABLE_ADD(table, case_cost_year, .strategy = value_text(option->name),
		  .year = value_year(year), .kind = value_text(cost_kind_names[kind]),
		  .type = value_text(cost_type_names[type]), .amount = value_money(amount),
		  .optimism_bias = value_money(bias),
		  .total = value_money((struct money){amount.hundredths + bias.hundredths}),
		  .ni179_year = ni179_year);
}

void case_cost_tables_fill(struct case_tables *tables, const struct case_run *run)
{
	const struct costing *costing = &run->costing;
	const struct case_options *options = &run->options;
	const struct case_question *question = &run->question;

	for (size_t i = 0; i < costing->n_items; i++)
		add_cost(tables->cost, &costing->items[i]);
	for (size_t i = 0; i < options->count; i++) {
		/* The leader's rows are all shown. */
		if (tables->cost_year->most_rows == 0)
			tables->cost_year->most_rows = tables->cost_year->n_rows;
		if (options->items[i].is_nothing)
			continue;
		for (int t = 0; t <= options->n_years; t++) {
			const struct year year = {question->base_year.start + t};

			for (int kind = COST_INVESTMENT; kind <= COST_RUNNING; kind++)
				for (int type = COST_REVENUE; type <= COST_UNTYPED; type++)
					add_sum(tables->cost_year, &options->items[i],
						year_of_ni179(question, options, year,
							      (enum cost_kind)kind),
						year, (enum cost_kind)kind, (enum cost_type)type,
						costing);
		}
	}
}
