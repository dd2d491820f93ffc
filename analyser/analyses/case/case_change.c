#include "analyses/case/case_run.h"

#include <string.h>

/* What a change makes of the levers of a kind. */
struct change_step {
	enum case_change change;
	enum lever_kind kind;
	const char *scope; /* of this one only, or NULL: of any */
	int64_t value;
};

static const struct change_step steps[] = {
    {CHANGE_NO_BANDS, LEVER_DELIVERED_SHARE, "procurement", 0},
    {CHANGE_NO_PRICES, LEVER_DELIVERED_SHARE, "prices", 0},
    {CHANGE_NO_REGISTER, LEVER_REGISTER_GROSS, NULL, 0},
    {CHANGE_CONTACTS_CASH, LEVER_CASHABLE_SHARE, NULL, SHARE_ONE},
    {CHANGE_CONTACTS_CASH, LEVER_CONTACTS_PER_POST, NULL, 0},
    {CHANGE_PROCUREMENT_CASH, LEVER_PROCUREMENT_CASHABLE_SHARE, NULL, SHARE_ONE},
    {CHANGE_REGISTER_CASH, LEVER_REGISTER_CASH, NULL, SHARE_ONE},
    {CHANGE_ALL_CERTAIN, LEVER_BENEFIT_CONFIDENCE, NULL, SHARE_ONE},
    {CHANGE_ALL_CERTAIN, LEVER_REGISTER_LIKELIHOOD, NULL, SHARE_ONE},
    {CHANGE_NO_COSTS, LEVER_COST, NULL, 0},
    {CHANGE_NO_COSTS, LEVER_REGISTER_RUNNING_COST, NULL, 0},
    {CHANGE_NO_COSTS, LEVER_REGISTER_INVESTMENT, NULL, 0},
    {CHANGE_NO_BIAS, LEVER_OPTIMISM_BIAS, NULL, 0},
    {CHANGE_UNDISCOUNTED, LEVER_DISCOUNT_RATE, NULL, 0},
};

static void take(int64_t *values, const struct levers *levers, enum case_change change)
{
	for (size_t i = 0; i < levers->count; i++)
		for (size_t j = 0; j < N_OF(steps); j++)
			if (steps[j].change == change && steps[j].kind == levers->items[i].kind &&
			    (steps[j].scope == NULL ||
			     strcmp(steps[j].scope, levers->items[i].scope) == 0))
				values[i] = steps[j].value;
}

/* The rules of one strategy at nothing: its contacts stay where they are. */
static void take_strategy(int64_t *values, const struct case_bound *bound,
			  const struct case_option *option)
{
	if (option->strategy == NULL)
		return;
	const struct bound_strategy *strategy = &bound->channel->strategies[option->number];
	for (size_t i = 0; i < strategy->n_rules; i++) {
		const struct series *series =
		    &bound->channel->series.items[strategy->rules[i].series];

		memset(&values[series->first], 0, (size_t)series->n_points * sizeof *values);
	}
}

static bool double_costs(int64_t *values, const struct levers *levers)
{
	for (size_t i = 0; i < levers->count; i++) {
		const enum lever_kind kind = levers->items[i].kind;

		if ((kind == LEVER_COST || kind == LEVER_REGISTER_RUNNING_COST ||
		     kind == LEVER_REGISTER_INVESTMENT) &&
		    __builtin_mul_overflow(values[i], 2, &values[i]))
			return false;
	}
	return true;
}

const char *case_npv_of(struct money *npv, const struct case_values *values,
			const struct case_run *run, const struct case_option *option)
{
	struct case_scratch scratch = run->scratch;
	struct case_figures figures;
	enum sums_status status;

	case_figures_init(&figures, &run->bound, run->work.arena);
	status = case_evaluate(&figures, &run->bound, values, &scratch);
	if (status != SUMS_DONE)
		return sums_status_said[status];
	*npv = figures.options[option->number].appraisal.npv;
	return NULL;
}

const char *case_changed(struct money *npv, enum case_change change, const struct case_run *run,
			 const struct case_option *option)
{
	const struct case_bound *bound = &run->bound;
	const struct levers *levers = &bound->levers;
	struct case_values values;

	if (change == CHANGE_PLAN_YEARS) {
		/* What has come together by then. */
		*npv = option->appraisal.running_value[run->options.plan_year];
		return NULL;
	}
	case_values_init(&values, bound, run->work.arena);
	take(values.items, levers, change);
	if (change == CHANGE_NO_STRATEGY || change == CHANGE_NO_GAINS)
		take_strategy(values.items, bound, option);
	if (change == CHANGE_ALL_CASH) {
		take(values.items, levers, CHANGE_CONTACTS_CASH);
		take(values.items, levers, CHANGE_PROCUREMENT_CASH);
		take(values.items, levers, CHANGE_REGISTER_CASH);
	}
	if (change == CHANGE_NO_GAINS) {
		take(values.items, levers, CHANGE_NO_BANDS);
		take(values.items, levers, CHANGE_NO_PRICES);
		take(values.items, levers, CHANGE_NO_REGISTER);
	}
	if (change == CHANGE_COSTS_TWICE && !double_costs(values.items, levers))
		return sums_status_said[SUMS_BEYOND];
	return case_npv_of(npv, &values, run, option);
}
