#include "sums/case_evaluate.h"

#include <string.h>

#include "base/text.h"
#include "sums/part_sums.h"

static size_t count_years(const struct case_bound *bound)
{
	return (size_t)bound->n_years + 1;
}

void case_figures_init(struct case_figures *figures, const struct case_bound *bound,
		       struct arena *arena)
{
	const size_t count = count_years(bound);
	struct bridge *room = arena_array(arena, count, (4 + 2 * bound->n_options) * sizeof *room);

	*figures = (struct case_figures){
	    .gains = bound->channel == NULL ? NULL : channel_gains_new(bound->channel, arena),
	    .common = room,
	    .of_bands = room + count,
	    .of_prices = room + 2 * count,
	    .of_register = room + 3 * count,
	    .procurement_cash = arena_array(arena, count, sizeof *figures->procurement_cash),
	    .register_rows = arena_array(arena, bound->n_gains, sizeof *figures->register_rows),
	    .costs = arena_array(arena, bound->n_costs, sizeof *figures->costs),
	    .options = arena_array(arena, bound->n_options, sizeof *figures->options)};
	for (size_t i = 0; i < bound->n_options; i++) {
		struct option_figures *option = &figures->options[i];

		option->bridges = room + (4 + 2 * i) * count;
		option->alone = option->bridges + count;
		appraisal_init(&option->appraisal, bound->n_years, arena);
		appraisal_init(&option->alone_appraisal, bound->n_years, arena);
	}
}

void case_values_init(struct case_values *values, const struct case_bound *bound,
		      struct arena *arena)
{
	values->count = bound->levers.count;
	values->items = arena_array(arena, values->count, sizeof *values->items);
	case_values_reset(values, bound);
}

void case_values_reset(struct case_values *values, const struct case_bound *bound)
{
	memcpy(values->items, bound->levers.values, values->count * sizeof *values->items);
}

void case_scratch_init(struct case_scratch *scratch, const struct case_bound *bound,
		       struct arena *arena)
{
	const size_t count = count_years(bound);

	*scratch = (struct case_scratch){
	    .changed = CHANGED_ALL,
	    .by_year = arena_array(arena, bound->series.count * count, sizeof *scratch->by_year),
	    .costs = arena_array(arena, count * (bound->n_strategies + 1), sizeof *scratch->costs),
	    .flows = arena_array(arena, count, sizeof *scratch->flows)};
	if (bound->channel != NULL)
		channel_scratch_init(&scratch->channel, bound->channel, 1, arena);
}

/* The gain of a strategy in a year, beside what it costs. */
static bool add_strategy(struct bridge *bridge, const struct channel_gain *gain,
			 const struct portion *confidence)
{
	struct money failed, counted = gain->cash;

	if ((gain->cash.hundredths > 0 && !portion_of_money(&counted, gain->cash, confidence)) ||
	    !bridge_add_gain(bridge, STEP_PROMISED, gain->gross, gain->cash, counted) ||
	    !money_subtract(&failed, gain->promised, gain->gross) ||
	    !bridge_deduct(bridge, STEP_FAILED, failed))
		return false;
	bridge->steps[STEP_PROMISED] = gain->promised;
	return true;
}

static bool appraise_bridges(struct appraisal *appraisal, const struct bridge *bridges, int n_years,
			     const double *factors, struct flow *flows)
{
	struct money net;

	for (int t = 0; t <= n_years; t++)
		if (!bridge_cash_and_net(&flows[t].gains, &net, &bridges[t]) ||
		    !money_subtract(&flows[t].costs, flows[t].gains, net))
			return false;
	return appraise(appraisal, flows, n_years, factors);
}

static bool is_nought(const struct bridge *bridge)
{
	for (int step = 0; step < N_STEPS; step++)
		if (bridge->steps[step].hundredths != 0)
			return false;
	return true;
}

/* One option: what all have, what a strategy adds, and what both cost; doing nothing is nought. */
static bool fill_option(struct case_figures *figures, const struct sums_work *work, size_t number,
			struct case_scratch *scratch)
{
	const struct case_bound *bound = work->bound;
	const size_t count = count_years(bound);
	const bool has_strategy = number < bound->n_strategies;
	struct option_figures *option = &figures->options[number];

	option->has_alone = false;
	memset(option->bridges, 0, count * sizeof *option->bridges);
	memset(option->alone, 0, count * sizeof *option->alone);
	for (int t = 0; t <= bound->n_years && number + 1 < bound->n_options; t++) {
		struct bridge *bridge = &option->bridges[t], *alone = &option->alone[t];

		*bridge = figures->common[t];
		if (!bridge_add(bridge, &scratch->costs[t]))
			return false;
		if (!has_strategy)
			continue;
		option->has_alone |= !is_nought(bridge);
		*alone = scratch->costs[(number + 1) * count + (size_t)t];
		if (!add_strategy(alone, channel_gain_of(figures->gains, bound->channel, number, t),
				  work_share(work, bound->channel_confidence, 0)) ||
		    !bridge_add(bridge, alone))
			return false;
	}
	return (!option->has_alone ||
		appraise_bridges(&option->alone_appraisal, option->alone, bound->n_years,
				 figures->factors, scratch->flows)) &&
	       appraise_bridges(&option->appraisal, option->bridges, bound->n_years,
				figures->factors, scratch->flows);
}

/* Each year's factor is that of the year before over one plus the year's rate. */
static void find_factors(double *factors, const struct case_bound *bound, const int64_t *values)
{
	factors[0] = 1.0;
	for (int t = 1; t <= bound->n_years; t++)
		factors[t] =
		    factors[t - 1] / (1.0 + (double)values[bound->rates[t]] / (double)SHARE_ONE);
}

static void clear(struct case_figures *figures, const struct case_bound *bound)
{
	const size_t count = count_years(bound);

	/* The four stand behind one another. */
	memset(figures->common, 0, 4 * count * sizeof *figures->common);
	memset(figures->procurement_cash, 0, count * sizeof *figures->procurement_cash);
}

enum sums_status case_evaluate_rest(struct case_figures *figures, const struct case_bound *bound,
				    const int64_t *values, struct case_scratch *scratch)
{
	const struct sums_work work = {bound, values, scratch->by_year};

	clear(figures, bound);
	find_factors(figures->factors, bound, values);
	series_fill_all(scratch->by_year, &bound->series, values, bound->n_years);
	if ((bound->procurement.part.is_there && !parts_procurement(figures, &work)) ||
	    (bound->prices.part.is_there && !parts_prices(figures, &work)) ||
	    (bound->has_register && !parts_register(figures, &work)) ||
	    !parts_costs(figures, scratch->costs, &work))
		return SUMS_BEYOND;
	for (size_t i = 0; i < bound->n_options; i++)
		if (!fill_option(figures, &work, i, scratch))
			return SUMS_BEYOND;
	return SUMS_DONE;
}

enum sums_status case_evaluate(struct case_figures *figures, const struct case_bound *bound,
			       const struct case_values *values, struct case_scratch *scratch)
{
	enum sums_status status = SUMS_DONE;

	if (bound->channel != NULL && scratch->changed != CHANGED_NONE)
		status = channel_gains_make(&figures->gains, bound->channel, values->items,
					    scratch->changed, &scratch->channel);
	return status != SUMS_DONE ? status
				   : case_evaluate_rest(figures, bound, values->items, scratch);
}

int case_changes(const struct case_bound *bound, int lever)
{
	const struct plan *plan = bound->channel;
	const enum lever_kind kind = bound->levers.items[lever].kind;

	if (kind == LEVER_STRATEGY_RULE || kind == LEVER_DELIVERED_SHARE ||
	    kind == LEVER_DELAY_YEARS) {
		for (size_t i = 0; i < bound->n_strategies; i++)
			if (plan_strategy_has(plan, i, lever))
				return (int)i;
		return CHANGED_NONE;
	}
	/* What else drives the gains of contacts drives those of all strategies. */
	return text_is_same(lever_kind_facts(kind)->workstream, "channel") ? CHANGED_ALL
									   : CHANGED_NONE;
}
