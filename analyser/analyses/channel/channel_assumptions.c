#include "analyses/channel/channel_assumptions.h"

#include "analyses/sayings.h"

/* By channel, the contacts of the base year and what they cost. */
static void list_base(struct results *results, const struct plan *plan, const struct table *total)
{
	const char *year = say_year(results->arena, plan->question->base_year);
	const int channel = table_column(total, "channel"), volume = table_column(total, "volume"),
		  cost = table_column(total, "cost");

	for (size_t i = 0; i < total->n_rows; i++) {
		const struct value *values = table_values(total, i);
		struct assumption_used used = {.name = "volume",
					       .scope = values[channel].text,
					       .year = year,
					       .value = values[volume],
					       .low = value_none("not given"),
					       .high = value_none("not given"),
					       .source = plan->question->activity_path,
					       .origin = "given"};

		*results_assumption(results) = used;
		used.name = "cost_of_contacts";
		used.value = values[cost];
		used.source = "volumes x unit costs (table channel_cost)";
		used.origin = "derived";
		*results_assumption(results) = used;
	}
}

static void list_unit_costs(struct results *results, const struct plan *plan)
{
	const struct unit_costs *costs = plan->question->unit_costs;

	for (size_t i = 0; i < costs->n_items; i++) {
		const struct unit_cost *cost = &costs->items[i];
		struct assumption_used *used;
		bool is_used = false;

		for (size_t j = 0; j < plan->n_services * plan->n_channels; j++)
			is_used = is_used || plan->costs[j] == cost;
		if (!is_used)
			continue;
		used = results_assumption(results);
		used->name = "unit_cost";
		used->scope = cost->service == NULL ? cost->channel
						    : arena_format(results->arena, "%s, %s",
								   cost->channel, cost->service);
		used->value = value_money(cost->cost);
		used->low = cost->low;
		used->high = cost->high;
		used->source =
		    arena_format(results->arena, "%s%s (set %s)", cost->source,
				 say_around(results->arena, "; ", cost->statistic, ""),
				 unit_costs_is_own(costs, cost) ? costs->set : costs->fallback_set);
		used->origin = (unit_costs_is_own(costs, cost) ? costs->is_built_in
							       : costs->is_fallback_built_in)
				   ? "reference"
				   : "given";
	}
}

/* `web-first: shift telephone to web of service council tax` */
static const char *say_rule(struct arena *arena, const struct strategy *strategy,
			    const struct rule *rule)
{
	return arena_format(
	    arena, "%s: %s%s%s%s%s%s%s%s%s", strategy->name, action_name(rule->action),
	    rule->channel == NULL ? "" : " ", rule->channel == NULL ? "" : rule->channel,
	    rule->to == NULL ? "" : " to ", rule->to == NULL ? "" : rule->to,
	    rule->service == NULL ? "" : " of service ", rule->service == NULL ? "" : rule->service,
	    rule->purpose == NULL ? "" : " for ", rule->purpose == NULL ? "" : rule->purpose);
}

static void list_rules(struct results *results, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_strategies; i++)
		for (size_t j = 0; j < plan->strategies[i].n_rules; j++) {
			const struct strategy *strategy = plan->strategies[i].strategy;
			const struct rule *rule = plan->strategies[i].rules[j].rule;

			for (size_t k = 0; k < rule->n_points; k++) {
				const struct rule_point *point = &rule->points[k];

				*results_assumption(results) = (struct assumption_used){
				    .name = "strategy_rule",
				    .scope = say_rule(results->arena, strategy, rule),
				    .year = say_year(results->arena, point->year),
				    .value = value_share(fraction_to_share(point->value)),
				    .low = point->low,
				    .high = point->high,
				    .source = point->source,
				    .origin = strategy->is_built_in ? "reference" : "given"};
			}
		}
}

void channel_assumptions_list(struct results *results, const struct plan *plan,
			      const struct channel_tables *tables)
{
	list_base(results, plan, tables->total);
	list_unit_costs(results, plan);
	list_rules(results, plan);
	say_assumptions(results, plan->question->assumptions, ASSUMPTION_OF_CHANNEL);
}

const char *channel_sets(struct arena *arena, const struct channel_question *question)
{
	const struct activity *activity = question->activity;
	const struct unit_costs *costs = question->unit_costs;
	const char *const sets[] = {costs->set, costs->fallback_set};
	struct money sums[2] = {{0}, {0}}, all = {0};

	for (size_t i = 0; costs->n_fallback > 0 && i < activity->n_rows; i++) {
		const struct contacts *row = &activity->rows[i];
		const struct unit_cost *cost =
		    unit_costs_find(costs, activity->services.items[row->service],
				    activity->channels.items[row->channel]);
		struct money amount;

		/* Each is a part of costs whose range has been checked. */
		if (row->year.start != question->base_year.start || cost == NULL ||
		    !money_mul(&amount, cost->cost, row->volume))
			continue;
		sums[!unit_costs_is_own(costs, cost)].hundredths += amount.hundredths;
		all.hundredths += amount.hundredths;
	}
	const int most = sums[1].hundredths > sums[0].hundredths;

	if (sums[1 - most].hundredths == 0)
		return sets[most];
	return arena_format(arena, "%s (%s of cost) and %s (%s)", sets[most],
			    say_percent(arena, sums[most].hundredths, all.hundredths),
			    sets[1 - most],
			    say_percent(arena, sums[1 - most].hundredths, all.hundredths));
}
