#include "sums/channel_gains.h"

#include <string.h>

void channel_scratch_init(struct channel_scratch *scratch, const struct plan *plan,
			  struct arena *arena)
{
	channel_numbers_init(&scratch->numbers, plan, arena);
	lines_init(&scratch->lines, plan, false, arena);
	step_work_init(&scratch->work, plan, arena);
}

struct channel_gain *channel_gains_new(const struct plan *plan, struct arena *arena)
{
	const size_t count = plan->n_strategies * ((size_t)plan->n_years + 1),
		     n_costs = plan->question->unit_costs->n_items;
	struct channel_gain *gains = arena_array(arena, count, sizeof *gains);
	struct money *by_cost = arena_array(arena, count * n_costs, sizeof *by_cost);

	for (size_t i = 0; i < count; i++)
		gains[i].by_cost = &by_cost[i * n_costs];
	return gains;
}

/* Of a gain only a share may come. */
static bool deliver(struct channel_gain *gain, size_t n_costs, int64_t share)
{
	const struct fraction delivered = {share, SHARE_ONE};

	if (share == SHARE_ONE)
		return true;
	for (size_t i = 0; i < n_costs; i++)
		if (!money_share(&gain->by_cost[i], gain->by_cost[i], delivered))
			return false;
	return money_share(&gain->promised, gain->promised, delivered) &&
	       money_share(&gain->gross, gain->gross, delivered) &&
	       money_share(&gain->cash, gain->cash, delivered);
}

static bool take(struct channel_gain *gain, const struct channel_lines *lines,
		 const struct plan *plan, int64_t delivered)
{
	const struct unit_costs *costs = plan->question->unit_costs;

	gain->promised = lines->sum.promised;
	gain->gross = lines->sum.gross;
	gain->cash = lines->sum.cash;
	memset(gain->by_cost, 0, costs->n_items * sizeof *gain->by_cost);
	for (size_t i = 0; i < lines->count; i++) {
		const struct channel_line *line = &lines->items[i];
		const int lever = plan->cost_levers[(size_t)line->service * plan->n_channels +
						    (size_t)line->channel];

		/* These sums are parts of the year's, whose range has been checked. */
		gain->by_cost[lever - plan->first_unit_cost].hundredths += line->gross.hundredths;
	}
	return deliver(gain, costs->n_items, delivered);
}

/* A year in which nothing is other than in the year before. */
static void repeat(struct channel_gain *gain, size_t n_costs)
{
	const struct channel_gain *before = gain - 1;

	gain->promised = before->promised;
	gain->gross = before->gross;
	gain->cash = before->cash;
	memcpy(gain->by_cost, before->by_cost, n_costs * sizeof *gain->by_cost);
}

enum sums_status channel_gains_make(struct channel_gain *gains, const struct plan *plan,
				    const int64_t *values, struct channel_scratch *scratch)
{
	const int first = plan->question->first_year.start - plan->question->base_year.start,
		  changes = series_last_change(&plan->series, values);
	enum sums_status status = channel_numbers_make(&scratch->numbers, plan, values);

	if (status == SUMS_DONE)
		status = steps_check_shifts(plan, &scratch->numbers);
	for (size_t i = 0; i < plan->n_strategies && status == SUMS_DONE; i++) {
		const struct bound_strategy *strategy = &plan->strategies[i];

		for (int t = first; t <= plan->n_years; t++) {
			struct channel_gain *gain = channel_gain_of(gains, plan, i, t);

			if (t > first && t > changes + values[strategy->delay]) {
				repeat(gain, plan->question->unit_costs->n_items);
				continue;
			}
			status = lines_make(&scratch->lines, &scratch->work, &scratch->numbers,
					    strategy, t);
			if (status != SUMS_DONE)
				return status;
			if (!take(gain, &scratch->lines, plan, values[strategy->delivered]))
				return SUMS_BEYOND;
		}
	}
	return status;
}
