#include "sums/channel_lines.h"

#include <assert.h>
#include <string.h>

#include "sums/channel_cash.h"
#include "sums/channel_rules.h"

void lines_init(struct channel_lines *lines, const struct plan *plan, bool is_whole,
		struct arena *arena)
{
	const size_t n = plan->n_channels, count = plan->n_blocks * n;
	int64_t *room = arena_array(arena, 4 * n, sizeof *room);

	*lines = (struct channel_lines){
	    .items = arena_array(arena, count, sizeof *lines->items),
	    .is_whole = is_whole,
	    .weights = is_whole ? arena_array(arena, 2 * count, sizeof *lines->weights) : NULL,
	    .volumes = room,
	    .failed = room + n,
	    .extra = (struct money *)(room + 2 * n),
	    .of_failed = (struct money *)(room + 3 * n)};
}

/* Step 6: u' = u x (1 + value), rounded to £0.0001: what that adds to the cost of a group. */
static bool add_extra(struct channel_lines *lines, const struct step_work *work,
		      const struct group *group, const struct bound_rule *const *rules)
{
	for (size_t c = 0; c < work->plan->n_channels; c++) {
		const int64_t volume = work->volumes.strategy[c];
		struct money cost, more;

		if (rules[c] == NULL || volume == 0)
			continue;
		cost = numbers_cost(work->numbers, work->plan, group->service, c);
		if (!portion_of(&more.hundredths, cost.hundredths,
				numbers_in(work->numbers, work->plan, rules[c]->series,
					   work->rules_year)) ||
		    !money_subtract(&more, more, cost) || !money_mul(&cost, more, volume) ||
		    !money_add(&lines->extra[c], lines->extra[c], cost))
			return false;
		/* A part of that, which is in range. */
		lines->of_failed[c].hundredths += more.hundredths * work->volumes.failed[c];
	}
	return true;
}

static enum sums_status add_group(struct channel_lines *lines, struct step_work *work,
				  const struct group *group)
{
	const struct scope_rules *rules = rules_of(work->strategy, group);
	const bool acts = rules->acts && work->rules_year > 0;
	const int64_t *volumes = work->volumes.strategy;

	if (acts) {
		const enum sums_status status = steps_run(work, group);

		if (status != SUMS_DONE)
			return status;
		lines->is_touched = true;
		lines->sum.avoided += work->volumes.avoided;
		lines->sum.shifted += work->volumes.shifted;
		lines->sum.failed += work->volumes.n_failed;
		for (size_t c = 0; c < work->plan->n_channels; c++)
			lines->failed[c] += work->volumes.failed[c];
		if (rules->reprices && !add_extra(lines, work, group, rules->unit_cost))
			return SUMS_BEYOND;
	} else {
		volumes = numbers_demand(work->numbers, work->plan, group, work->year);
	}
	for (size_t c = 0; c < work->plan->n_channels; c++)
		lines->volumes[c] += volumes[c];
	return SUMS_DONE;
}

/* What a strategy's contacts cost, and what they would if none had failed, to the penny each. */
static bool find_costs(struct money *cost, struct money *promised,
		       const struct channel_lines *lines, const struct step_work *work,
		       const struct group *group, size_t c)
{
	struct money unit, exact, failed;

	*cost = *promised = (struct money){0};
	if (lines->volumes[c] == 0)
		return true;
	unit = numbers_cost(work->numbers, work->plan, group->service, c);
	if (!money_mul(&exact, unit, lines->volumes[c]) ||
	    !money_add(&exact, exact, lines->extra[c]))
		return false;
	/* Parts of that, which is in range. */
	failed.hundredths = unit.hundredths * lines->failed[c] + lines->of_failed[c].hundredths;
	*promised = *cost = money_to_penny(exact);
	if (failed.hundredths != 0)
		*promised = money_to_penny((struct money){exact.hundredths - failed.hundredths});
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
		struct money promised;

		if (!plan->is_met[first + c] && lines->volumes[c] == 0)
			continue;
		/* Where nothing is other than without the strategy nothing is gained. */
		if (!lines->is_whole && lines->extra[c].hundredths == 0 && lines->failed[c] == 0 &&
		    lines->volumes[c] == work->numbers->block_demand[of_year + c])
			continue;
		line->council = group->council;
		line->service = group->service;
		line->channel = (int)c;
		line->baseline_volume = work->numbers->block_demand[of_year + c];
		line->strategy_volume = lines->volumes[c];
		line->baseline_cost = work->numbers->baseline[of_year + c];
		if (!find_costs(&line->strategy_cost, &promised, lines, work, group, c) ||
		    !money_subtract(&line->gross, line->baseline_cost, line->strategy_cost) ||
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
	/* The four stand behind one another. */
	memset(lines->volumes, 0, 4 * n * sizeof *lines->volumes);
	lines->is_touched = false;
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
		const enum sums_status status = add_group(lines, work, group);

		if (status != SUMS_DONE)
			return status;
		if (next != NULL && next->council == group->council &&
		    next->service == group->service)
			continue;
		if ((lines->is_whole || lines->is_touched) && !add_lines(lines, work, group, block))
			return SUMS_BEYOND;
		block++;
		clear_sums(lines, plan->n_channels);
		if (next != NULL && next->council == group->council)
			continue;
		if (!close_council(lines, first, work))
			return SUMS_BEYOND;
		first = lines->count;
	}
	return SUMS_DONE;
}
