#include "analyses/sureness/uncertainty.h"

#include "results/table.h"

TABLE(uncertainty_alone, (strategy, "Strategy", TEXT), (p10, "P10", MONEY), (p50, "P50", MONEY),
      (p90, "P90", MONEY), (mean, "Mean", MONEY), (central, "As planned", MONEY),
      (above_zero, "Chance of a net saving", CHANCE),
      (as_given_or_more, "Chance of the planned figure or more", CHANCE),
      (above_zero_planned, "Chance of a net saving by the plan's last year", CHANCE));

static void add_option(struct draws_telling *telling, struct table *table,
		       const struct case_option *option)
{
	const struct carlo *carlo = telling->carlo;
	struct spread spread;
	const size_t first = option->number * carlo->n_draws;
	size_t n_planned, n_above, n_as_given;

	draws_gather(telling, &carlo->alone_planned[first]);
	n_planned = draws_count_from(telling, 1);
	draws_spread(&spread, telling, &carlo->alone[first]);
	n_above = draws_count_from(telling, 1);
	n_as_given = draws_count_from(telling, option->alone_appraisal.npv.hundredths);
	TABLE_ADD(table, uncertainty_alone, .strategy = value_text(option->name),
		  OF_SPREAD(&spread), .mean = draws_value(&spread, SPREAD_MEAN),
		  .central = value_money(option->alone_appraisal.npv),
		  .above_zero = value_share_of((int64_t)n_above, (int64_t)telling->count),
		  .as_given_or_more = value_share_of((int64_t)n_as_given, (int64_t)telling->count),
		  .above_zero_planned =
		      value_share_of((int64_t)n_planned, (int64_t)telling->count));
	if (option == telling->evaluation->leader) {
		telling->alone = spread;
		telling->is_alone_still =
		    telling->count > 1 &&
		    telling->figures[0] == telling->figures[telling->count - 1];
		telling->alone_chance = (double)n_above / (double)telling->count;
		telling->alone_as_given = (double)n_as_given / (double)telling->count;
		telling->alone_planned = (double)n_planned / (double)telling->count;
	}
}

void uncertainty_alone_add(struct draws_telling *telling)
{
	const struct case_options *options = &telling->evaluation->run->options;
	struct table *table = TABLE_NEW(
	    telling->results, uncertainty_alone,
	    "Each strategy without the rest of the case, by the ranges given: net present value");

	table->is_of_part = true;
	for (size_t i = 0; i < options->count; i++)
		if (options->items[i].alone != NULL)
			add_option(telling, table, &options->items[i]);
}
