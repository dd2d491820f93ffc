#include "sums/channel_numbers.h"

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
	};
}

/* In billionths, where it is a whole number of them. */
static int64_t billionths(struct fraction share)
{
	return share.denominator <= SHARE_ONE && SHARE_ONE % (int64_t)share.denominator == 0
		   ? (int64_t)share.numerator * (SHARE_ONE / (int64_t)share.denominator)
		   : SHARE_UNEVEN;
}

/* A row's own share, else its channel's of the base year. */
static int64_t share_of_row(const struct channel_numbers *numbers, const struct plan *plan,
			    bool is_own, struct fraction own, int series)
{
	if (is_own)
		return billionths(own);
	return series < 0 ? SHARE_NONE : billionths(numbers_in(numbers, plan, series, 0)->share);
}

static void find_shares(struct channel_numbers *numbers, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_rows; i++) {
		const struct contacts *row = &plan->groups->rows[i];
		const struct channel_terms *terms = &plan->terms[row->channel];

		numbers->avoidable[i] = share_of_row(numbers, plan, row->has_avoidable,
						     row->avoidable, terms->avoidable);
		numbers->first_contact[i] = share_of_row(numbers, plan, row->has_first_contact,
							 row->first_contact, terms->first_contact);
	}
}

/*
 * Step 1: rows grow.  Volumes small enough that no sum of them in later steps leaves 64 bits: in
 * one year each contact may be moved, and fail, once for each channel.
 */
static bool find_demand(struct channel_numbers *numbers, const struct plan *plan, int year)
{
	const size_t n = plan->n_channels;
	const int64_t most = INT64_MAX / 8 / (int64_t)(n + 1);
	int64_t *demand = &numbers->demand[(size_t)year * plan->n_rows],
		*block = &numbers->block_demand[(size_t)year * plan->n_blocks * n],
		*own = &numbers->group_demand[(size_t)year * plan->n_groups * n], total = 0;

	for (size_t i = 0; i < n * plan->n_blocks; i++)
		block[i] = 0;
	for (size_t i = 0; i < n * plan->n_groups; i++)
		own[i] = 0;
	for (size_t i = 0; i < plan->n_groups; i++, own += n) {
		const struct group *group = &plan->groups[i];

		if (i > 0 &&
		    (group->council != group[-1].council || group->service != group[-1].service))
			block += n;
		for (size_t j = 0; j < group->n_rows; j++) {
			const struct contacts *row = &group->rows[j];
			const struct portion *growth = numbers_in(
			    numbers, plan,
			    plan->growth[(size_t)row->service * n + (size_t)row->channel], year);
			int64_t *volume = &demand[group->first_row + j];

			if (!portion_of(volume, row->volume, growth) || *volume > most - total)
				return false;
			total += *volume;
			block[row->channel] += *volume;
			own[row->channel] += *volume;
		}
	}
	return true;
}

/* What the demand costs: unit cost x volume by council, service and channel, to the penny. */
static bool find_baseline(struct channel_numbers *numbers, const struct plan *plan, int year)
{
	const size_t n = plan->n_channels;
	size_t at = (size_t)year * plan->n_blocks * n;

	for (size_t i = 0; i < plan->n_groups; i++) {
		const struct group *group = &plan->groups[i];

		if (i > 0 && group->council == group[-1].council &&
		    group->service == group[-1].service)
			continue;
		for (size_t c = 0; c < n; c++, at++) {
			struct money *cost = &numbers->baseline[at];

			*cost = (struct money){0};
			if (numbers->block_demand[at] != 0 &&
			    !money_mul(cost, numbers_cost(numbers, plan, group->service, c),
				       numbers->block_demand[at]))
				return false;
			*cost = money_to_penny(*cost);
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
	for (int year = 1; year <= plan->n_years; year++)
		if (!find_demand(numbers, plan, year))
			return false;
	return true;
}

enum sums_status channel_numbers_make(struct channel_numbers *numbers, const struct plan *plan,
				      const int64_t *values)
{
	if (!channel_numbers_demand(numbers, plan, values))
		return SUMS_VOLUMES_BEYOND;
	find_shares(numbers, plan);
	for (int year = 1; year <= plan->n_years; year++)
		if (!find_baseline(numbers, plan, year))
			return SUMS_BEYOND;
	return SUMS_DONE;
}
