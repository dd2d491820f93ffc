#include "sums/part_sums.h"

/* A row's amounts in a year in which it is felt for so many months. */
static bool find_amounts(struct register_amounts *amounts, const struct bound_gain *gain,
			 const struct sums_work *work, int months)
{
	const int64_t *values = work->values;
	const struct fraction felt = {months, 12},
			      weight = {months * (wide)bound_gain_likelihood(gain, values),
					12 * (wide)SHARE_ONE};

	/* What has come out is no part of a plan any more. */
	const int64_t delivered =
	    gain->is_known ? SHARE_ONE : values[work->bound->register_delivered];
	struct fraction come = gain->factor;

	*amounts = (struct register_amounts){0};
	if ((delivered != SHARE_ONE &&
	     !fraction_multiply(&come, come, (struct fraction){delivered, SHARE_ONE})) ||
	    !money_share(&amounts->gross, (struct money){values[gain->gross]}, come) ||
	    !money_share(&amounts->running, (struct money){values[gain->running_cost]},
			 gain->factor) ||
	    !money_share(&amounts->investment, (struct money){values[gain->investment]},
			 gain->factor))
		return false;
	if (values[gain->cash] == 0)
		return true;
	amounts->cash = amounts->gross;
	if (!money_share(&amounts->part, amounts->gross, felt) ||
	    !money_share(&amounts->weighted, amounts->gross, weight))
		return false;
	amounts->counted = amounts->part;
	return gain->is_known || gain->likelihood >= 0 || amounts->part.hundredths <= 0 ||
	       portion_of_money(&amounts->counted, amounts->part,
				work_share(work, work->bound->register_confidence, 0));
}

static bool add_year(struct bridge *bridge, const struct register_amounts *amounts, bool is_first)
{
	/* Each a part of the one before, or none; so what they differ by is in range. */
	const struct money missed = {amounts->cash.hundredths - amounts->part.hundredths},
			   less = {amounts->weighted.hundredths - amounts->part.hundredths};
	struct money *likelihood = &bridge->steps[STEP_LIKELIHOOD];

	/* What comes in part of a year only is no capacity, and has a step of its own. */
	if (!bridge_deduct(bridge, STEP_PART_YEAR, missed) ||
	    !money_add(&bridge->steps[STEP_CAPACITY], bridge->steps[STEP_CAPACITY], missed) ||
	    !bridge_add_gain(bridge, STEP_REGISTER, amounts->gross, amounts->part,
			     amounts->counted) ||
	    !bridge_deduct(bridge, STEP_RUNNING, amounts->running) ||
	    (is_first && !bridge_deduct(bridge, STEP_INVESTMENT, amounts->investment)))
		return false;
	return money_add(likelihood, *likelihood, less);
}

bool parts_register(struct case_figures *figures, const struct sums_work *work)
{
	const struct case_bound *bound = work->bound;

	for (size_t i = 0; i < bound->n_gains; i++) {
		const struct bound_gain *gain = &bound->gains[i];
		struct register_amounts *amounts = figures->register_rows[i];

		if (!find_amounts(&amounts[0], gain, work, 12))
			return false;
		amounts[1] = amounts[0];
		if (gain->months != 12 && !find_amounts(&amounts[1], gain, work, gain->months))
			return false;
		for (int t = 1; t <= bound->n_years; t++)
			if (gain->counts[t] &&
			    !add_year(&figures->of_register[t], &amounts[t == gain->year],
				      t == gain->year))
				return false;
	}
	for (int t = 0; t <= bound->n_years; t++)
		if (!bridge_add(&figures->common[t], &figures->of_register[t]))
			return false;
	return true;
}
