#include "sums/channel_numbers.h"

#include <string.h>

/* In billionths, where it is a whole number of them. */
static int64_t billionths(struct fraction share)
{
	if (share.denominator == SHARE_ONE)
		return (int64_t)share.numerator;
	return share.denominator < SHARE_ONE && SHARE_ONE % (int64_t)share.denominator == 0
		   ? (int64_t)share.numerator * (SHARE_ONE / (int64_t)share.denominator)
		   : SHARE_UNEVEN;
}

/* The shares that rows have themselves are the same by any values. */
static void find_own_shares(struct channel_numbers *numbers, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_rows; i++) {
		const struct contacts *row = &plan->groups->rows[i];

		numbers->avoidable[i] =
		    row->has_avoidable ? billionths(row->avoidable) : SHARE_NONE;
		numbers->first_contact[i] =
		    row->has_first_contact ? billionths(row->first_contact) : SHARE_NONE;
	}
}

void channel_numbers_init(struct channel_numbers *numbers, const struct plan *plan,
			  struct arena *arena)
{
	const size_t n_years = (size_t)plan->n_years + 1, n_rows = plan->n_rows,
		     n_lines = plan->n_blocks * plan->n_channels;

	*numbers = (struct channel_numbers){
	    .by_year = arena_array(arena, plan->series.count * n_years, sizeof *numbers->by_year),
	    .avoidable = arena_array(arena, n_rows, sizeof *numbers->avoidable),
	    .first_contact = arena_array(arena, n_rows, sizeof *numbers->first_contact),
	    .demand = arena_array(arena, n_rows * n_years, sizeof *numbers->demand),
	    .group_demand = arena_array(arena, plan->n_groups * plan->n_channels * n_years,
					sizeof *numbers->group_demand),
	    .block_demand = arena_array(arena, n_lines * n_years, sizeof *numbers->block_demand),
	    .baseline = arena_array(arena, n_lines * n_years, sizeof *numbers->baseline),
	    .totals = arena_array(arena, n_years, sizeof *numbers->totals),
	};
	find_own_shares(numbers, plan);
}

/* The other rows have those of their channel in the base year. */
static void find_shares(struct channel_numbers *numbers, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_rows; i++) {
		const struct contacts *row = &plan->groups->rows[i];
		const struct channel_terms *terms = &plan->terms[row->channel];

		if (!row->has_avoidable && terms->avoidable >= 0)
			numbers->avoidable[i] =
			    billionths(numbers_in(numbers, plan, terms->avoidable, 0)->share);
		if (!row->has_first_contact && terms->first_contact >= 0)
			numbers->first_contact[i] =
			    billionths(numbers_in(numbers, plan, terms->first_contact, 0)->share);
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
	const struct portion *growth = numbers_in(numbers, plan, series, 0);

	for (int t = 1; t <= plan->n_years; t++) {
		if (!portion_of(&demand[t], row->volume, &growth[t]) ||
		    demand[t] > most - numbers->totals[t])
			return false;
		numbers->totals[t] += demand[t];
		own[t] += demand[t];
		block[t] += demand[t];
	}
	return true;
}

static bool find_demand(struct channel_numbers *numbers, const struct plan *plan)
{
	const size_t n_years = (size_t)plan->n_years + 1, n = plan->n_channels;
	int64_t *own = numbers->group_demand, *block = numbers->block_demand;

	memset(numbers->totals, 0, n_years * sizeof *numbers->totals);
	memset(own, 0, plan->n_groups * n * n_years * sizeof *own);
	memset(block, 0, plan->n_blocks * n * n_years * sizeof *block);
	for (size_t i = 0; i < plan->n_groups; i++, own += n * n_years) {
		const struct group *group = &plan->groups[i];

		if (i > 0 && !plan_is_same_block(group, &group[-1]))
			block += n * n_years;
		for (size_t j = 0; j < group->n_rows; j++) {
			const size_t at = (size_t)group->rows[j].channel * n_years;

			if (!grow_row(numbers, plan, &group->rows[j],
				      &numbers->demand[(group->first_row + j) * n_years], &own[at],
				      &block[at]))
				return false;
		}
	}
	return true;
}

/* What the demand costs: unit cost x volume by council, service and channel, to the penny. */
static bool find_baseline(struct channel_numbers *numbers, const struct plan *plan)
{
	const size_t n_years = (size_t)plan->n_years + 1;
	size_t at = 0;

	for (size_t i = 0; i < plan->n_groups; i++) {
		const struct group *group = &plan->groups[i];

		if (i > 0 && plan_is_same_block(group, &group[-1]))
			continue;
		for (size_t c = 0; c < plan->n_channels; c++, at += n_years) {
			const int64_t *demand = &numbers->block_demand[at];
			struct money *costs = &numbers->baseline[at], unit = {0};

			if (plan->costs[(size_t)group->service * plan->n_channels + c] != NULL)
				unit = numbers_cost(numbers, plan, group->service, c);
			for (int t = 1; t <= plan->n_years; t++) {
				if (!money_mul(&costs[t], unit, demand[t]))
					return false;
				costs[t] = money_to_penny(costs[t]);
			}
		}
	}
	return true;
}

bool channel_numbers_demand(struct channel_numbers *numbers, const struct plan *plan,
			    const int64_t *values)
{
	numbers->values = values;
	if (!series_fill_all(numbers->by_year, &plan->series, values, plan->n_years))
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
