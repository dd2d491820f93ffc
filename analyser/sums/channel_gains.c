#include "sums/channel_gains.h"

#include <string.h>

#include "sums/channel_cash.h"

void channel_scratch_init(struct channel_scratch *scratch, const struct plan *plan,
			  struct arena *arena)
{
	const size_t size = plan->n_channels * (size_t)plan->n_years;

	*scratch =
	    (struct channel_scratch){.removed = arena_array(arena, size, sizeof *scratch->removed),
				     .most = arena_array(arena, size, sizeof *scratch->most)};
	channel_numbers_init(&scratch->numbers, plan, arena);
	channel_blocks_init(&scratch->blocks, plan, arena);
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

/* Gains of one strategy that are being added up, of the years worked on. */
struct adding {
	struct channel_gain *gains;
	struct channel_scratch *scratch;
};

/* One channel of a block, in all years. */
static bool add_channel(struct adding *adding, const struct channel_blocks *blocks, size_t channel)
{
	const struct step_work *work = &blocks->work;
	const struct plan *plan = work->plan;
	const struct channel_numbers *numbers = work->numbers;
	const int service = blocks->group->service;
	const size_t of_channel = channel * (size_t)work->n_years,
		     of_block = (blocks->number * plan->n_channels + channel) *
				    ((size_t)plan->n_years + 1) +
				(size_t)work->first;
	const int64_t *demand = &numbers->block_demand[of_block];
	const struct money *baseline = &numbers->baseline[of_block],
			   unit = numbers_cost(numbers, plan, service, channel);
	const struct portion *shares = &cash_shares(numbers, plan, service, channel)[work->first];
	const size_t of_cost =
	    (size_t)(plan->cost_levers[(size_t)service * plan->n_channels + channel] -
		     plan->first_unit_cost);
	const bool has_posts = cash_has_posts(numbers, plan, channel);
	int64_t *removed = &adding->scratch->removed[of_channel];
	struct money *most = &adding->scratch->most[of_channel];

	for (size_t t = (size_t)work->start; t < (size_t)work->n_years; t++) {
		struct channel_gain *gain = &adding->gains[t];
		const size_t at = of_channel + t;
		struct money cost, promised, gross, cash;

		/* Where nothing is other than without the strategy nothing is gained. */
		if (blocks->volumes[at] == demand[t] && blocks->failed[at] == 0 &&
		    blocks->extra[at].hundredths == 0)
			continue;
		if (!channel_blocks_cost(&cost, &promised, blocks, unit, at) ||
		    !money_subtract(&gross, baseline[t], cost) ||
		    !money_subtract(&promised, baseline[t], promised) ||
		    !money_add(&gain->gross, gain->gross, gross) ||
		    !money_add(&gain->promised, gain->promised, promised))
			return false;
		/* These sums are parts of the year's, whose range has been checked. */
		gain->by_cost[of_cost].hundredths += gross.hundredths;
		if (has_posts) {
			removed[t] += demand[t] - blocks->volumes[at];
			if (gross.hundredths > 0) {
				if (!money_add(&most[t], most[t], gross))
					return false;
				continue;
			}
		}
		if (!cash_by_share(&cash, gross, &shares[t]) ||
		    !money_add(&gain->cash, gain->cash, cash))
			return false;
	}
	return true;
}

/* Where nothing acts nothing is gained, and a channel without a cost has no contacts. */
static bool add_block(void *data, const struct channel_blocks *blocks)
{
	const struct plan *plan = blocks->work.plan;
	const struct unit_cost *const *costs =
	    &plan->costs[(size_t)blocks->group->service * plan->n_channels];

	for (size_t c = 0; blocks->is_touched && c < plan->n_channels; c++)
		if (costs[c] != NULL && !add_channel(data, blocks, c))
			return false;
	return true;
}

/* A council's blocks are whole: what it releases by whole posts can be told. */
static bool add_posts(void *data, const struct channel_blocks *blocks)
{
	struct adding *adding = data;
	struct channel_scratch *scratch = adding->scratch;
	const struct step_work *work = &blocks->work;
	const size_t n_years = (size_t)work->n_years;

	for (size_t c = 0; c < work->plan->n_channels; c++) {
		int64_t *removed = &scratch->removed[c * n_years];
		struct money *most = &scratch->most[c * n_years];

		if (!cash_has_posts(work->numbers, work->plan, c))
			continue;
		for (size_t t = (size_t)work->start; t < n_years; t++) {
			struct channel_gain *gain = &adding->gains[t];
			struct money release;

			if (!cash_by_posts(&release, work->numbers, work->plan, c, removed[t],
					   most[t]) ||
			    !money_add(&gain->cash, gain->cash, release))
				return false;
		}
		memset(removed, 0, n_years * sizeof *removed);
		memset(most, 0, n_years * sizeof *most);
	}
	return true;
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

static void clear(struct channel_gain *gains, int n_years, size_t n_costs)
{
	for (int t = 0; t < n_years; t++) {
		gains[t].promised = gains[t].gross = gains[t].cash = (struct money){0};
		memset(gains[t].by_cost, 0, n_costs * sizeof *gains[t].by_cost);
	}
}

enum sums_status channel_gains_make(struct channel_gain *gains, const struct plan *plan,
				    const int64_t *values, int only,
				    struct channel_scratch *scratch)
{
	const int first = plan->question->first_year.start - plan->question->base_year.start,
		  changes = series_last_change(&plan->series, values);
	const size_t size = plan->n_channels * (size_t)plan->n_years,
		     n_costs = plan->question->unit_costs->n_items;
	enum sums_status status = channel_numbers_make(&scratch->numbers, plan, values);

	if (status == SUMS_DONE)
		status = steps_check_shifts(plan, &scratch->numbers);
	memset(scratch->removed, 0, size * sizeof *scratch->removed);
	memset(scratch->most, 0, size * sizeof *scratch->most);
	for (size_t i = 0; i < plan->n_strategies && status == SUMS_DONE; i++) {
		const struct bound_strategy *strategy = &plan->strategies[i];
		const int64_t last = changes + values[strategy->delay];

		if (only >= 0 && i != (size_t)only)
			continue;

		const int end = last >= plan->n_years ? plan->n_years
				: last < first        ? first
						      : (int)last;
		struct adding adding = {channel_gain_of(gains, plan, i, first), scratch};
		const struct block_visitor visitor = {add_block, add_posts, &adding};

		clear(adding.gains, end - first + 1, n_costs);
		status = channel_blocks_walk(&scratch->blocks, &scratch->numbers, strategy, first,
					     end - first + 1, &visitor);
		for (int t = end + 1; t <= plan->n_years; t++)
			repeat(channel_gain_of(gains, plan, i, t), n_costs);
	}
	return status;
}
