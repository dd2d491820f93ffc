#include "analyses/case_options.h"

#include <string.h>

#include "analyses/case_rank.h"

const char case_nothing[] = "do nothing";

static bool out_of_range(const struct case_work *work)
{
	return diagnose(work->diagnostics, SEVERITY_FAULT,
			(struct place){.file = work->question->path},
			"the case adds up to more than can be counted exactly");
}

static bool add_costs(struct bridge *bridge, const struct costing *costing, const char *strategy,
		      struct year year)
{
	for (size_t i = 0; i < costing->n_items; i++) {
		const struct costed *costed = &costing->items[i];
		enum case_step step =
		    costed->cost->kind == COST_RUNNING ? STEP_RUNNING : STEP_INVESTMENT;

		if (!costed_is_of(costed, strategy) || !cost_falls_in(costed->cost, year))
			continue;
		if (!bridge_deduct(bridge, step, costed->amount) ||
		    !bridge_deduct(bridge, STEP_BIAS, costed->bias))
			return false;
	}
	return true;
}

/* The flows of a bridge: what it releases in cash, and what that costs. */
static bool make_flow(struct flow *flow, const struct bridge *bridge)
{
	struct money net;

	return bridge_cash(&flow->gains, bridge) && bridge_net(&net, bridge) &&
	       money_subtract(&flow->costs, flow->gains, net);
}

static bool fill(struct case_option *option, const struct case_work *work,
		 const struct case_parts *parts, const struct costing *costing, int number,
		 const double *factors)
{
	const struct case_question *question = work->question;
	const char *strategy = option->strategy == NULL ? NULL : option->strategy->name;
	size_t count = (size_t)question->n_years + 1;
	struct flow *flows = arena_array(work->arena, count, sizeof *flows);

	option->bridges = arena_array(work->arena, count, sizeof *option->bridges);
	for (int t = 0; t <= question->n_years && !option->is_nothing; t++) {
		struct bridge *bridge = &option->bridges[t];
		struct year year = {question->base_year.start + t};

		if (option->strategy != NULL) {
			const struct channel_gain *gain =
			    channel_gain_of(&parts->channel, (size_t)number, t);
			struct money failed;

			if (!bridge_add_gain(bridge, STEP_PROMISED, gain->gross, gain->cash,
					     parts->channel_confidence) ||
			    !money_subtract(&failed, gain->promised, gain->gross) ||
			    !money_add(&bridge->steps[STEP_PROMISED], bridge->steps[STEP_PROMISED],
				       failed) ||
			    !bridge_deduct(bridge, STEP_FAILED, failed))
				return false;
		}
		if (!bridge_add(bridge, &parts->common[t]) ||
		    !add_costs(bridge, costing, strategy, year) || !make_flow(&flows[t], bridge))
			return false;
	}
	return appraise(&option->appraisal, flows, question->n_years, factors, work->arena);
}

bool case_options_make(struct case_options *options, const struct case_work *work,
		       const struct case_parts *parts, const struct costing *costing,
		       const struct discounting *discounting)
{
	const struct case_question *question = work->question;
	const struct channel_question *channel = question->channel;
	size_t n_strategies = channel == NULL ? 0 : channel->strategies->n_items;

	*options = (struct case_options){
	    .items = arena_array(work->arena, n_strategies + 2, sizeof *options->items),
	    .n_years = question->n_years,
	    .plan_year = question->last_year.start - question->base_year.start};
	for (size_t i = 0; i < n_strategies; i++) {
		const struct strategy *strategy = &channel->strategies->items[i];

		if (strcmp(strategy->name, case_nothing) == 0 ||
		    (parts->common_names != NULL &&
		     strcmp(strategy->name, parts->common_names) == 0))
			return diagnose(work->diagnostics, SEVERITY_FAULT,
					(struct place){.file = strategy->path},
					"a strategy named '%s' cannot be told from the option of "
					"that name; give it another name",
					strategy->name);
		options->items[options->count++] =
		    (struct case_option){.name = strategy->name, .strategy = strategy};
	}
	if (parts->common_names != NULL)
		options->items[options->count++] =
		    (struct case_option){.name = parts->common_names};
	options->items[options->count++] =
	    (struct case_option){.name = case_nothing, .is_nothing = true};
	for (size_t i = 0; i < options->count; i++)
		if (!fill(&options->items[i], work, parts, costing, (int)i, discounting->factors))
			return out_of_range(work);
	case_rank(options, work->arena);
	return true;
}
