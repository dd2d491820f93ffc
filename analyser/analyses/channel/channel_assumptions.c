#include "analyses/channel/channel_tables.h"

#include "analyses/sayings.h"

/* By channel, the contacts of the base year and what they cost. */
static void list_base(struct results *results, const struct plan *plan,
		      const struct channel_base *base)
{
	const char *year = say_year(results->arena, plan->question->base_year);

	for (size_t c = 0; c < plan->n_channels; c++) {
		if (base->volumes[c] == 0)
			continue;
		say_assumed(results, "volume", plan->channels[c], value_count(base->volumes[c]),
			    say_file(plan->question->activity_path), "given")
		    ->year = year;
		say_assumed(results, "cost_of_contacts", plan->channels[c],
			    value_money(base->costs[c]),
			    "volumes x unit costs (table channel_cost)", "derived")
		    ->year = year;
	}
}

void channel_assumptions_list(struct results *results, const struct plan *plan,
			      const struct channel_tables *tables)
{
	list_base(results, plan, &tables->base);
	say_levers(results, plan->levers, LEVER_UNIT_COST);
	say_levers(results, plan->levers, LEVER_STRATEGY_RULE);
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
