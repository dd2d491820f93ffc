#include "sums/channel_numbers.h"

#include <string.h>

/* In billionths, where it is a whole number of them. */
static int64_t billionths(struct fraction share)
{
	const int64_t denominator = (int64_t)share.denominator;

	if (denominator == SHARE_ONE)
		return (int64_t)share.numerator;
	return SHARE_ONE % denominator == 0 ? (int64_t)share.numerator * (SHARE_ONE / denominator)
					    : SHARE_UNEVEN;
}

/* The shares that rows have themselves are the same by any values. */
static void find_own_shares(struct channel_numbers *numbers, const struct plan *plan)
{
	const size_t n_lanes = numbers->n_lanes;

	for (size_t i = 0; i < plan->n_rows; i++) {
		const struct contacts *row = &plan->groups->rows[i];

		for (size_t lane = 0; lane < n_lanes; lane++) {
			numbers->avoidable[i * n_lanes + lane] =
			    row->has_avoidable ? billionths(row->avoidable) : SHARE_NONE;
			numbers->first_contact[i * n_lanes + lane] =
			    row->has_first_contact ? billionths(row->first_contact) : SHARE_NONE;
		}
	}
}

void channel_numbers_init(struct channel_numbers *numbers, const struct plan *plan, size_t n_lanes,
			  struct arena *arena)
{
	const size_t n_rows = plan->n_rows, n_lines = plan->n_blocks * plan->n_channels,
		     n_series = plan->series.count;

	*numbers = (struct channel_numbers){.n_lanes = n_lanes, .n_levers = plan->levers->count};
	size_t n_cells = numbers_cells(numbers, plan);
	numbers->by_year = arena_array(arena, n_series * n_cells, sizeof *numbers->by_year);
	numbers->places = arena_array(arena, n_series * n_cells, sizeof *numbers->places);
	numbers->are_near = arena_array(arena, n_series, sizeof *numbers->are_near);
	numbers->avoidable = arena_array(arena, n_rows * n_lanes, sizeof *numbers->avoidable);
	numbers->first_contact =
	    arena_array(arena, n_rows * n_lanes, sizeof *numbers->first_contact);
	numbers->demand = arena_array(arena, n_rows * n_cells, sizeof *numbers->demand);
	numbers->group_demand = arena_array(arena, plan->n_groups * plan->n_channels * n_cells,
					    sizeof *numbers->group_demand);
	numbers->block_demand =
	    arena_array(arena, n_lines * n_cells, sizeof *numbers->block_demand);
	numbers->baseline = arena_array(arena, n_lines * n_cells, sizeof *numbers->baseline);
	numbers->totals = arena_array(arena, n_cells, sizeof *numbers->totals);
	numbers->counts = arena_array(arena, n_cells, sizeof *numbers->counts);
	numbers->filled = arena_array(arena, (size_t)plan->n_years + 1, sizeof *numbers->filled);
	find_own_shares(numbers, plan);
}

/* The other rows have those of their channel in the base year. */
static void find_shares(struct channel_numbers *numbers, const struct plan *plan)
{
	const size_t n_lanes = numbers->n_lanes;

	for (size_t i = 0; i < plan->n_rows; i++) {
		const struct contacts *row = &plan->groups->rows[i];
		const struct channel_terms *terms = &plan->terms[row->channel];

		for (size_t lane = 0; lane < n_lanes; lane++) {
			if (!row->has_avoidable && terms->avoidable >= 0)
				numbers->avoidable[i * n_lanes + lane] = billionths(
				    numbers_in(numbers, plan, terms->avoidable, 0)[lane].share);
			if (!row->has_first_contact && terms->first_contact >= 0)
				numbers->first_contact[i * n_lanes + lane] = billionths(
				    numbers_in(numbers, plan, terms->first_contact, 0)[lane].share);
		}
	}
}

/*
 * Step 1: rows grow.  Volumes small enough that no sum of them in later steps leaves 64 bits: in
 * one year each contact may be moved, and fail, once for each channel.
 */
static bool grow_row(struct channel_numbers *numbers, const struct plan *plan,
		     const struct contacts *row, int64_t *demand, int64_t *own, int64_t *block)
{
	const int64_t most = INT64_MAX / 8 / (int64_t)(plan->n_channels + 1);
	const int series =
	    plan->growth[(size_t)row->service * plan->n_channels + (size_t)row->channel];
	const struct portions growth = numbers_from(numbers, plan, series, 0);
	const size_t n_cells = numbers_cells(numbers, plan);

	for (size_t i = 0; i < n_cells; i++)
		numbers->counts[i] = row->volume;
	if (!portions_of(demand, numbers->counts, &growth, n_cells))
		return false;
	for (size_t i = numbers->n_lanes; i < n_cells; i++) {
		if (demand[i] > most - numbers->totals[i])
			return false;
		numbers->totals[i] += demand[i];
		own[i] += demand[i];
		block[i] += demand[i];
	}
	return true;
}

static bool find_demand(struct channel_numbers *numbers, const struct plan *plan)
{
	const size_t n_cells = numbers_cells(numbers, plan), n = plan->n_channels;
	int64_t *own = numbers->group_demand, *block = numbers->block_demand;

	memset(numbers->totals, 0, n_cells * sizeof *numbers->totals);
	memset(own, 0, plan->n_groups * n * n_cells * sizeof *own);
	memset(block, 0, plan->n_blocks * n * n_cells * sizeof *block);
	for (size_t i = 0; i < plan->n_groups; i++, own += n * n_cells) {
		const struct group *group = &plan->groups[i];

		if (i > 0 && !plan_is_same_block(group, &group[-1]))
			block += n * n_cells;
		for (size_t j = 0; j < group->n_rows; j++) {
			const size_t at = (size_t)group->rows[j].channel * n_cells;

			if (!grow_row(numbers, plan, &group->rows[j],
				      &numbers->demand[(group->first_row + j) * n_cells], &own[at],
				      &block[at]))
				return false;
		}
	}
	return true;
}

/* What the demand costs: unit cost x volume by council, service and channel, to the penny. */
static bool find_baseline(struct channel_numbers *numbers, const struct plan *plan)
{
	const size_t n_cells = numbers_cells(numbers, plan), n_lanes = numbers->n_lanes;
	size_t at = 0;

	for (size_t i = 0; i < plan->n_groups; i = plan_block_end(plan, i)) {
		const struct group *group = &plan->groups[i];

		for (size_t c = 0; c < plan->n_channels; c++, at += n_cells) {
			const int64_t *demand = &numbers->block_demand[at];
			struct money *costs = &numbers->baseline[at];

			if (plan->costs[(size_t)group->service * plan->n_channels + c] == NULL)
				continue;
			for (size_t lane = 0; lane < n_lanes; lane++) {
				const struct money unit =
				    numbers_cost(numbers, plan, group->service, c, lane);

				for (size_t t = n_lanes + lane; t < n_cells; t += n_lanes) {
					if (!money_mul(&costs[t], unit, demand[t]))
						return false;
					costs[t] = money_to_penny(costs[t]);
				}
			}
		}
	}
	return true;
}

/* A series in every lane. */
static bool fill(struct channel_numbers *numbers, const struct plan *plan, int series)
{
	const size_t n_lanes = numbers->n_lanes, at = numbers_at(numbers, plan, series, 0);
	bool are_near = true;
	int beyond;

	for (size_t lane = 0; lane < n_lanes; lane++) {
		if (!series_fill(numbers->filled, &plan->series.items[series],
				 &numbers->values[lane * numbers->n_levers], plan->n_years,
				 &beyond))
			return false;
		for (int t = 0; t <= plan->n_years; t++) {
			const size_t cell = at + (size_t)t * n_lanes + lane;

			numbers->by_year[cell] = numbers->filled[t];
			numbers->places[cell] = portion_places(&numbers->filled[t]);
			are_near = are_near && numbers->filled[t].is_near;
		}
	}
	numbers->are_near[series] = are_near;
	return true;
}

bool channel_numbers_demand(struct channel_numbers *numbers, const struct plan *plan,
			    const int64_t *values)
{
	numbers->values = values;
	for (size_t i = 0; i < plan->series.count; i++)
		if (!fill(numbers, plan, (int)i))
			return false;
	return find_demand(numbers, plan);
}

enum sums_status channel_numbers_make(struct channel_numbers *numbers, const struct plan *plan,
				      const int64_t *values)
{
	if (!channel_numbers_demand(numbers, plan, values))
		return SUMS_VOLUMES_BEYOND;
	find_shares(numbers, plan);
	return find_baseline(numbers, plan) ? SUMS_DONE : SUMS_BEYOND;
}
