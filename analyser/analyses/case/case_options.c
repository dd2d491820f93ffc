#include "analyses/case/case_options.h"

#include <string.h>

#include "analyses/case/case_rank.h"

const char case_nothing[] = "do nothing";

/* The rest of the case, where there are strategies to tell it from. */
static const char case_without[] = "no channel strategy";

static bool is_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Costs of a strategy (NULL: of the whole case) in a year. */
static bool add_costs(struct bridge *bridge, const struct costing *costing, const char *strategy,
		      struct year year)
{
	for (size_t i = 0; i < costing->n_items; i++) {
		const struct costed *costed = &costing->items[i];
		enum case_step step =
		    costed->cost->kind == COST_RUNNING ? STEP_RUNNING : STEP_INVESTMENT;

		if (!is_same(costed->cost->strategy, strategy) ||
		    !cost_falls_in(costed->cost, year))
			continue;
		if (!bridge_deduct(bridge, step, costed->amount) ||
		    !bridge_deduct(bridge, STEP_BIAS, costed->bias))
			return false;
	}
	return true;
}

/* The gain of a strategy in a year, and what it costs. */
static bool add_strategy(struct bridge *bridge, const struct case_parts *parts,
			 const struct costing *costing, const struct case_option *option,
			 size_t number, int t, struct year year)
{
	const struct channel_gain *gain = channel_gain_of(parts->gains, &parts->channel, number, t);
	struct money failed, *promised = &bridge->steps[STEP_PROMISED], counted = gain->cash;

	return (gain->cash.hundredths <= 0 ||
		money_share(&counted, gain->cash, parts->channel_confidence)) &&
	       bridge_add_gain(bridge, STEP_PROMISED, gain->gross, gain->cash, counted) &&
	       money_subtract(&failed, gain->promised, gain->gross) &&
	       money_add(promised, *promised, failed) &&
	       bridge_deduct(bridge, STEP_FAILED, failed) &&
	       add_costs(bridge, costing, option->strategy->name, year);
}

static bool appraise_bridges(struct appraisal *appraisal, const struct bridge *bridges, int n_years,
			     const double *factors, struct arena *arena)
{
	struct flow *flows = arena_array(arena, (size_t)n_years + 1, sizeof *flows);
	struct money net;

	for (int t = 0; t <= n_years; t++)
		if (!bridge_cash(&flows[t].gains, &bridges[t]) || !bridge_net(&net, &bridges[t]) ||
		    !money_subtract(&flows[t].costs, flows[t].gains, net))
			return false;
	return appraise(appraisal, flows, n_years, factors, arena);
}

static bool fill(struct case_option *option, const struct case_work *work,
		 const struct case_parts *parts, const struct costing *costing, size_t number,
		 const double *factors)
{
	const struct case_question *question = work->question;
	size_t count = (size_t)question->n_years + 1;
	struct bridge *alone = arena_array(work->arena, count, sizeof *alone);

	option->bridges = arena_array(work->arena, count, sizeof *option->bridges);
	if (option->strategy != NULL) {
		option->is_gross_bound = parts->bounds[number].is_gross;
		option->is_cash_bound = parts->bounds[number].is_cash;
	}
	option->is_cash_bound |= parts->is_procurement_bound && !option->is_nothing;
	for (int t = 0; t <= question->n_years && !option->is_nothing; t++) {
		struct bridge *bridge = &option->bridges[t];
		struct year year = {question->base_year.start + t};

		if (option->strategy != NULL &&
		    !add_strategy(&alone[t], parts, costing, option, number, t, year))
			return false;
		if (!bridge_add(bridge, &parts->common[t]) ||
		    !add_costs(bridge, costing, NULL, year))
			return false;
		if (option->strategy != NULL &&
		    memcmp(bridge, &(struct bridge){0}, sizeof *bridge) != 0)
			option->alone = alone;
		if (!bridge_add(bridge, &alone[t]))
			return false;
	}
	if (option->alone != NULL && !appraise_bridges(&option->alone_appraisal, alone,
						       question->n_years, factors, work->arena))
		return false;
	return appraise_bridges(&option->appraisal, option->bridges, question->n_years, factors,
				work->arena);
}

/* What a strategy costs that is left out for want of data counts nowhere, which must be said. */
static void say_unused_costs(const struct case_options *options, const struct case_work *work)
{
	const struct costs *costs = work->question->costs;

	for (size_t i = 0; i < costs->n_items; i++) {
		const struct cost *cost = &costs->items[i];
		bool is_used = cost->strategy == NULL;

		for (size_t j = 0; j < options->count; j++)
			is_used |= is_same(cost->strategy, options->items[j].name);
		if (!is_used)
			diagnose(work->diagnostics, SEVERITY_NOTICE,
				 (struct place){costs->path, cost->line, "strategy"},
				 "counts in no option: strategy '%s' is left out, having no data",
				 cost->strategy);
	}
}

bool case_options_make(struct case_options *options, const struct case_work *work,
		       const struct case_parts *parts, const struct costing *costing,
		       const struct discounting *discounting)
{
	const struct case_question *question = work->question;
	const size_t n_strategies = parts->channel.n_strategies;

	*options = (struct case_options){
	    .items = arena_array(work->arena, n_strategies + 2, sizeof *options->items),
	    .n_years = question->n_years,
	    .plan_year = question->last_year.start - question->base_year.start};
	for (size_t i = 0; i < n_strategies; i++) {
		const struct strategy *strategy = parts->channel.strategies[i].strategy;

		if (strcmp(strategy->name, case_nothing) == 0 ||
		    strcmp(strategy->name, case_without) == 0)
			return diagnose(work->diagnostics, SEVERITY_FAULT,
					(struct place){.file = strategy->path},
					"a strategy named '%s' cannot be told from the option of "
					"that name; give it another name",
					strategy->name);
		options->items[options->count++] =
		    (struct case_option){.name = strategy->name, .strategy = strategy};
	}
	say_unused_costs(options, work);
	if (parts->common_names != NULL)
		options->items[options->count++] = (struct case_option){
		    .name = n_strategies > 0 ? case_without : parts->common_names};
	options->items[options->count++] =
	    (struct case_option){.name = case_nothing, .is_nothing = true};
	for (size_t i = 0; i < options->count; i++)
		if (!fill(&options->items[i], work, parts, costing, i, discounting->factors))
			return case_out_of_range(work);
	case_rank(options, work->arena);
	case_rank_cautions(options, work, parts, costing);
	return true;
}

const struct case_option *case_leader(const struct case_options *options)
{
	return options->items[0].is_nothing && options->count > 1 ? &options->items[1]
								  : &options->items[0];
}
