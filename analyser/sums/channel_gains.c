#include "sums/channel_gains.h"

#include <string.h>

#include "sums/channel_cash.h"

void channel_scratch_init(struct channel_scratch *scratch, const struct plan *plan, size_t n_lanes,
			  struct arena *arena)
{
	const size_t n_cells = (size_t)plan->n_years * n_lanes, size = plan->n_channels * n_cells,
		     n_costs = plan->question->unit_costs->n_items;
	struct money *sums = arena_array(arena, (3 + n_costs) * n_cells, sizeof *sums);

	*scratch =
	    (struct channel_scratch){.removed = arena_array(arena, size, sizeof *scratch->removed),
				     .most = arena_array(arena, size, sizeof *scratch->most),
				     .promised = sums,
				     .gross = sums + n_cells,
				     .cash = sums + 2 * n_cells,
				     .by_cost = sums + 3 * n_cells};
	channel_numbers_init(&scratch->numbers, plan, n_lanes, arena);
	channel_blocks_init(&scratch->blocks, plan, n_lanes, arena);
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

/* One channel of a block. */
struct gain_line {
	const int64_t *volumes, *failed, *demand; /* [year][lane], as all that follows */
	const struct money *extra, *of_failed, *baseline;
	const struct portion *shares; /* that are cash */
	struct money *by_cost, *most;
	int64_t *removed;
	bool has_posts; /* in the lane that is added up */
};

/* What its contacts of a year and lane gain, of which a part is cash. */
static inline bool add_cell(struct channel_scratch *scratch, const struct gain_line *line,
			    struct money unit, size_t i)
{
	struct money cost, promised, gross, cash;

	/* Where nothing is other than without the strategy nothing is gained. */
	if (line->volumes[i] == line->demand[i] && line->failed[i] == 0 &&
	    line->extra[i].hundredths == 0)
		return true;
	if (!channel_blocks_cost(&cost, &promised, unit, line->volumes[i], line->extra[i],
				 line->failed[i], line->of_failed[i]) ||
	    !money_subtract(&gross, line->baseline[i], cost) ||
	    !money_subtract(&promised, line->baseline[i], promised) ||
	    !money_add(&scratch->gross[i], scratch->gross[i], gross) ||
	    !money_add(&scratch->promised[i], scratch->promised[i], promised))
		return false;
	/* These sums are parts of the year's, whose range has been checked. */
	line->by_cost[i].hundredths += gross.hundredths;
	if (line->has_posts) {
		line->removed[i] += line->demand[i] - line->volumes[i];
		if (gross.hundredths > 0)
			return money_add(&line->most[i], line->most[i], gross);
	}
	return cash_by_share(&cash, gross, &line->shares[i]) &&
	       money_add(&scratch->cash[i], scratch->cash[i], cash);
}

static bool add_channel(struct channel_scratch *scratch, const struct channel_blocks *blocks,
			size_t channel)
{
	const struct step_work *work = &blocks->work;
	const struct plan *plan = work->plan;
	const struct channel_numbers *numbers = work->numbers;
	const int service = blocks->group->service;
	const size_t n_cells = work->n_cells, n_lanes = work->n_lanes, at = channel * n_cells,
		     first = (size_t)work->first * n_lanes,
		     of_block = (blocks->number * plan->n_channels + channel) *
				    numbers_cells(numbers, plan) +
				first,
		     cost =
			 (size_t)(plan->cost_levers[(size_t)service * plan->n_channels + channel] -
				  plan->first_unit_cost);
	struct gain_line line = {.volumes = &blocks->volumes[at],
				 .failed = &blocks->failed[at],
				 .demand = &numbers->block_demand[of_block],
				 .extra = &blocks->extra[at],
				 .of_failed = &blocks->of_failed[at],
				 .baseline = &numbers->baseline[of_block],
				 .shares = &cash_shares(numbers, plan, service, channel)[first],
				 .by_cost = &scratch->by_cost[cost * n_cells],
				 .most = &scratch->most[at],
				 .removed = &scratch->removed[at]};

	for (size_t lane = 0; lane < n_lanes; lane++) {
		const struct money unit = numbers_cost(numbers, plan, service, channel, lane);

		line.has_posts = cash_has_posts(numbers, plan, channel, lane);
		for (size_t i = work->begin + lane; i < n_cells; i += n_lanes)
			if (!add_cell(scratch, &line, unit, i))
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
	struct channel_scratch *scratch = data;
	const struct step_work *work = &blocks->work;

	for (size_t c = 0; c < work->plan->n_channels; c++) {
		int64_t *removed = &scratch->removed[c * work->n_cells];
		struct money *most = &scratch->most[c * work->n_cells];

		if (!work->plan->terms[c].has_posts)
			continue;
		for (size_t i = work->begin; i < work->n_cells; i++) {
			const size_t lane = i % work->n_lanes;
			struct money release;

			if (!cash_has_posts(work->numbers, work->plan, c, lane))
				continue;
			if (!cash_by_posts(&release, work->numbers, work->plan, c, lane, removed[i],
					   most[i]) ||
			    !money_add(&scratch->cash[i], scratch->cash[i], release))
				return false;
		}
		memset(removed, 0, work->n_cells * sizeof *removed);
		memset(most, 0, work->n_cells * sizeof *most);
	}
	return true;
}

/* The gains of each lane in n_years from `first` on; later ones are those of the last. */
static void keep(struct channel_gain *const *gains, const struct plan *plan, size_t strategy,
		 const struct channel_scratch *scratch, int first, int n_years)
{
	const size_t n_lanes = scratch->numbers.n_lanes, n_cells = (size_t)n_years * n_lanes,
		     n_costs = plan->question->unit_costs->n_items;

	for (int year = first; year <= plan->n_years; year++)
		for (size_t lane = 0; lane < n_lanes; lane++) {
			struct channel_gain *gain =
			    channel_gain_of(gains[lane], plan, strategy, year);
			const int t = year - first < n_years ? year - first : n_years - 1;
			const size_t cell = (size_t)t * n_lanes + lane;

			gain->promised = scratch->promised[cell];
			gain->gross = scratch->gross[cell];
			gain->cash = scratch->cash[cell];
			for (size_t i = 0; i < n_costs; i++)
				gain->by_cost[i] = scratch->by_cost[i * n_cells + cell];
		}
}

static void clear(struct channel_scratch *scratch, size_t n_cells, size_t n_costs)
{
	memset(scratch->promised, 0, n_cells * sizeof *scratch->promised);
	memset(scratch->gross, 0, n_cells * sizeof *scratch->gross);
	memset(scratch->cash, 0, n_cells * sizeof *scratch->cash);
	memset(scratch->by_cost, 0, n_costs * n_cells * sizeof *scratch->by_cost);
}

/* The last year in which a series of any lane may be other than in the year before. */
static int last_change(const struct channel_numbers *numbers, const struct plan *plan)
{
	int last = 0;

	for (size_t lane = 0; lane < numbers->n_lanes; lane++) {
		const int own =
		    series_last_change(&plan->series, &numbers->values[lane * numbers->n_levers]);

		last = own > last ? own : last;
	}
	return last;
}

enum sums_status channel_gains_make(struct channel_gain *const *gains, const struct plan *plan,
				    const int64_t *values, int only,
				    struct channel_scratch *scratch)
{
	const struct channel_numbers *numbers = &scratch->numbers;
	const int first = plan->question->first_year.start - plan->question->base_year.start;
	const size_t size = plan->n_channels * (size_t)plan->n_years * numbers->n_lanes,
		     n_costs = plan->question->unit_costs->n_items;
	const struct block_visitor visitor = {add_block, add_posts, scratch};
	enum sums_status status = channel_numbers_make(&scratch->numbers, plan, values);

	if (status == SUMS_DONE)
		status = steps_check_shifts(plan, numbers);
	if (status != SUMS_DONE)
		return status;
	int changes = last_change(numbers, plan);
	memset(scratch->removed, 0, size * sizeof *scratch->removed);
	memset(scratch->most, 0, size * sizeof *scratch->most);
	for (size_t i = 0; i < plan->n_strategies && status == SUMS_DONE; i++) {
		const struct bound_strategy *strategy = &plan->strategies[i];
		const int64_t last = changes + numbers_value(numbers, strategy->delay, 0);
		const int end = last >= plan->n_years ? plan->n_years
				: last < first        ? first
						      : (int)last;

		if (only >= 0 && i != (size_t)only)
			continue;
		clear(scratch, (size_t)(end - first + 1) * numbers->n_lanes, n_costs);
		status = channel_blocks_walk(&scratch->blocks, numbers, strategy, first,
					     end - first + 1, &visitor);
		keep(gains, plan, i, scratch, first, end - first + 1);
	}
	return status;
}
