#include "sums/channel_lines.h"

#include <assert.h>
#include <string.h>

#include "sums/channel_cash.h"
#include "sums/channel_rules.h"

void lines_init(struct channel_lines *lines, const struct plan *plan, bool has_cash,
		struct arena *arena)
{
	const size_t n = plan->n_channels, count = plan->n_blocks * n;

	*lines = (struct channel_lines){
	    .items = arena_array(arena, count, sizeof *lines->items),
	    .has_cash = has_cash,
	    .weights = has_cash ? arena_array(arena, 2 * count, sizeof *lines->weights) : NULL,
	    .volumes = arena_array(arena, n, sizeof *lines->volumes),
	    .costs = arena_array(arena, n, sizeof *lines->costs),
	    .of_failed = arena_array(arena, n, sizeof *lines->of_failed)};
}

/* Step 6: u' = u x (1 + value), rounded to £0.0001. */
static bool strategy_cost(struct money *cost, const struct step_work *work,
			  const struct bound_rule *rule)
{
	return rule == NULL || work->rules_year == 0 ||
	       portion_of(&cost->hundredths, cost->hundredths,
			  numbers_in(work->numbers, work->plan, rule->series, work->rules_year));
}

static bool add_group(struct channel_lines *lines, const struct step_work *work,
		      const struct group *group)
{
	const struct step_volumes *volumes = &work->volumes;
	const struct scope_rules *rules = rules_of(work->strategy, group);

	for (size_t c = 0; c < work->plan->n_channels; c++) {
		const int64_t volume = volumes->strategy[c];
		struct money unit_cost, cost;

		lines->volumes[c] += volume;
		if (volume == 0)
			continue;
		unit_cost = numbers_cost(work->numbers, work->plan, group->service, c);
		if (!strategy_cost(&unit_cost, work, rules->unit_cost[c]) ||
		    !money_mul(&cost, unit_cost, volume) ||
		    !money_add(&lines->costs[c], lines->costs[c], cost))
			return false;
		/* A part of that, which is in range. */
		lines->of_failed[c].hundredths += unit_cost.hundredths * volumes->failed[c];
	}
	return true;
}

static bool add_lines(struct channel_lines *lines, const struct step_work *work,
		      const struct group *group, size_t block)
{
	const struct plan *plan = work->plan;
	const size_t n = plan->n_channels, first = block * n,
		     of_year = (size_t)work->year * plan->n_blocks * n + first;

	for (size_t c = 0; c < n; c++) {
		struct channel_line *line = &lines->items[lines->count];
		struct money promised = lines->costs[c];

		if (!plan->is_met[first + c] && lines->volumes[c] == 0)
			continue;
		*line = (struct channel_line){.council = group->council,
					      .service = group->service,
					      .channel = (int)c,
					      .baseline_volume =
						  work->numbers->block_demand[of_year + c],
					      .strategy_volume = lines->volumes[c],
					      .baseline_cost = work->numbers->baseline[of_year + c],
					      .strategy_cost = money_to_penny(lines->costs[c])};
		promised.hundredths -= lines->of_failed[c].hundredths;
		promised = money_to_penny(promised);
		if (!money_subtract(&line->gross, line->baseline_cost, line->strategy_cost) ||
		    !money_subtract(&promised, line->baseline_cost, promised) ||
		    !money_add(&lines->sum.promised, lines->sum.promised, promised))
			return false;
		lines->count++;
	}
	return true;
}

static bool add_to_sum(struct channel_sum *sum, const struct channel_line *line)
{
	sum->demand += line->baseline_volume;
	return money_add(&sum->baseline_cost, sum->baseline_cost, line->baseline_cost) &&
	       money_add(&sum->strategy_cost, sum->strategy_cost, line->strategy_cost) &&
	       money_add(&sum->gross, sum->gross, line->gross);
}

/* A council's lines are whole: what it releases in cash can be told. */
static bool close_council(struct channel_lines *lines, size_t first, const struct step_work *work)
{
	if (!cash_release(lines, first, work))
		return false;
	for (size_t i = first; i < lines->count; i++)
		if (!add_to_sum(&lines->sum, &lines->items[i]))
			return false;
	return true;
}

static void clear_sums(struct channel_lines *lines, size_t n)
{
	memset(lines->volumes, 0, n * sizeof *lines->volumes);
	memset(lines->costs, 0, n * sizeof *lines->costs);
	memset(lines->of_failed, 0, n * sizeof *lines->of_failed);
}

enum sums_status lines_make(struct channel_lines *lines, struct step_work *work,
			    const struct channel_numbers *numbers,
			    const struct bound_strategy *strategy, int year)
{
	const struct plan *plan = work->plan;
	size_t first = 0, block = 0;

	lines->count = 0;
	lines->sum = (struct channel_sum){0};
	assert(plan->groups != NULL); /* the base year has contacts, or there is no plan */
	steps_begin(work, numbers, strategy, year);
	clear_sums(lines, plan->n_channels);
	for (size_t i = 0; i < plan->n_groups; i++) {
		const struct group *group = &plan->groups[i];
		const struct group *next = i + 1 < plan->n_groups ? &plan->groups[i + 1] : NULL;
		enum sums_status status = steps_run(work, group);

		if (status != SUMS_DONE)
			return status;
		if (!add_group(lines, work, group))
			return SUMS_BEYOND;
		lines->sum.avoided += work->volumes.avoided;
		lines->sum.shifted += work->volumes.shifted;
		lines->sum.failed += work->volumes.n_failed;
		if (next != NULL && next->council == group->council &&
		    next->service == group->service)
			continue;
		if (!add_lines(lines, work, group, block++))
			return SUMS_BEYOND;
		clear_sums(lines, plan->n_channels);
		if (next != NULL && next->council == group->council)
			continue;
		if (!close_council(lines, first, work))
			return SUMS_BEYOND;
		first = lines->count;
	}
	return SUMS_DONE;
}
