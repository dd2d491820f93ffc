#include "analyses/sureness/uncertainty_alone.h"

#include "results/table.h"

TABLE(uncertainty_alone, (strategy, "Strategy", TEXT), (p10, "P10", MONEY), (p50, "P50", MONEY),
      (p90, "P90", MONEY), (mean, "Mean", MONEY), (central, "As given", MONEY),
      (above_zero, "Chance above zero", PERCENT));

static void add_option(struct draws_telling *telling, struct table *table,
		       const struct case_option *option)
{
	const struct carlo *carlo = telling->carlo;
	struct spread spread;
	double above;

	draws_spread(&spread, telling, &carlo->alone[option->number * carlo->n_draws]);
	above = draws_share_from(telling, 1);
	TABLE_ADD(table, uncertainty_alone, .strategy = value_text(option->name),
		  .p10 = draws_value(&spread, SPREAD_P10), .p50 = draws_value(&spread, SPREAD_P50),
		  .p90 = draws_value(&spread, SPREAD_P90),
		  .mean = draws_value(&spread, SPREAD_MEAN),
		  .central = value_money(option->alone_appraisal.npv),
		  .above_zero = value_share(value_ratio_share(above, 1)));
	if (option == telling->evaluation->leader) {
		telling->alone = spread;
		telling->alone_chance = above;
	}
}

void uncertainty_alone_add(struct draws_telling *telling)
{
	const struct case_options *options = &telling->evaluation->run->options;
	struct table *table =
	    TABLE_NEW(telling->results, uncertainty_alone,
		      "Each strategy without the rest of the case, by the ranges given: NPV");

	table->is_of_part = true;
	for (size_t i = 0; i < options->count; i++)
		if (options->items[i].alone != NULL)
			add_option(telling, table, &options->items[i]);
}
