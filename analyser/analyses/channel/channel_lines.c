#include "analyses/channel/channel_lines.h"

#include <assert.h>
#include <string.h>

#include "analyses/channel/channel_cash.h"
#include "analyses/channel/channel_steps.h"

/* Sums of one service of a council, by channel, before they become lines. */
struct service_sums {
	int64_t *demand, *strategy;
	struct money *cost; /* of the strategy, exact */
	bool *has_contacts;
};

static bool out_of_range(const struct plan *plan)
{
	return plan_out_of_range(plan, "costs add up to more than can be counted exactly");
}

/* Step 6: u' = u x (1 + value), rounded to £0.0001. */
static bool strategy_cost(struct money *cost, const struct plan *plan,
			  const struct bound_strategy *strategy, const struct group *group,
			  int channel, int year)
{
	const struct bound_rule *rule =
	    plan_rule(strategy, ACTION_UNIT_COST, group->service, group->purpose, channel, ALL);
	struct fraction factor;

	*cost = plan_cost(plan, group->service, channel);
	if (rule == NULL)
		return true;
	return fraction_add(&factor, fraction_one, rule->values[year]) &&
	       money_share_fine(cost, *cost, factor);
}

static bool add_group(struct service_sums *sums, const struct plan *plan,
		      const struct bound_strategy *strategy, const struct group *group, int year,
		      const struct step_volumes *volumes)
{
	for (size_t i = 0; i < group->n_rows; i++)
		sums->has_contacts[group->rows[i].channel] = true;
	for (size_t c = 0; c < plan->n_channels; c++) {
		struct money unit_cost, cost;

		sums->demand[c] += volumes->demand[c];
		sums->strategy[c] += volumes->strategy[c];
		if (volumes->strategy[c] == 0)
			continue;
		sums->has_contacts[c] = true;
		if (!strategy_cost(&unit_cost, plan, strategy, group, (int)c, year) ||
		    !money_mul(&cost, unit_cost, volumes->strategy[c]) ||
		    !money_add(&sums->cost[c], sums->cost[c], cost))
			return false;
	}
	return true;
}

static bool add_lines(struct channel_lines *lines, const struct service_sums *sums,
		      const struct plan *plan, int council, int service)
{
	for (size_t c = 0; c < plan->n_channels; c++) {
		struct channel_line line = {.council = council,
					    .service = service,
					    .channel = (int)c,
					    .baseline_volume = sums->demand[c],
					    .strategy_volume = sums->strategy[c]};

		if (!sums->has_contacts[c])
			continue;
		if (!money_mul(&line.baseline_cost, plan_cost(plan, service, (int)c),
			       sums->demand[c]))
			return false;
		line.baseline_cost = money_to_penny(line.baseline_cost);
		line.strategy_cost = money_to_penny(sums->cost[c]);
		if (!money_subtract(&line.gross, line.baseline_cost, line.strategy_cost))
			return false;
		lines->items = arena_grow(plan->arena, lines->items, lines->count, &lines->capacity,
					  sizeof line);
		lines->items[lines->count++] = line;
	}
	return true;
}

static bool add_to_sum(struct channel_sum *sum, const struct channel_line *line)
{
	sum->demand += line->baseline_volume;
	return money_add(&sum->baseline_cost, sum->baseline_cost, line->baseline_cost) &&
	       money_add(&sum->strategy_cost, sum->strategy_cost, line->strategy_cost) &&
	       money_add(&sum->gross, sum->gross, line->gross) &&
	       money_add(&sum->cash, sum->cash, line->cash);
}

/* A council's lines are whole: what it releases in cash can be told. */
static bool close_council(struct channel_lines *lines, size_t first, const struct plan *plan,
			  int year)
{
	if (!cash_release(lines->items + first, lines->count - first, plan, year))
		return false;
	for (size_t i = first; i < lines->count; i++)
		if (!add_to_sum(&lines->sum, &lines->items[i]))
			return false;
	return true;
}

static void clear_sums(struct service_sums *sums, const struct plan *plan)
{
	memset(sums->demand, 0, plan->n_channels * sizeof *sums->demand);
	memset(sums->strategy, 0, plan->n_channels * sizeof *sums->strategy);
	memset(sums->cost, 0, plan->n_channels * sizeof *sums->cost);
	memset(sums->has_contacts, 0, plan->n_channels * sizeof *sums->has_contacts);
}

bool lines_make(struct channel_lines *lines, const struct plan *plan,
		const struct bound_strategy *strategy, int year, struct step_work *work)
{
	size_t n = plan->n_channels, first = 0;
	struct service_sums sums = {
	    arena_array(plan->arena, n, sizeof *sums.demand),
	    arena_array(plan->arena, n, sizeof *sums.strategy),
	    arena_array(plan->arena, n, sizeof *sums.cost),
	    arena_array(plan->arena, n, sizeof *sums.has_contacts),
	};

	lines->count = 0;
	lines->sum = (struct channel_sum){0};
	assert(plan->groups != NULL); /* the base year has contacts, or there is no plan */
	for (size_t i = 0; i < plan->n_groups; i++) {
		const struct group *group = &plan->groups[i];
		const struct group *next = i + 1 < plan->n_groups ? &plan->groups[i + 1] : NULL;

		if (!steps_run(work, plan, strategy, group, year))
			return false;
		if (!add_group(&sums, plan, strategy, group, year, &work->volumes))
			return out_of_range(plan);
		lines->sum.avoided += work->volumes.avoided;
		lines->sum.shifted += work->volumes.shifted;
		lines->sum.failed += work->volumes.failed;
		if (next != NULL && next->council == group->council &&
		    next->service == group->service)
			continue;
		if (!add_lines(lines, &sums, plan, group->council, group->service))
			return out_of_range(plan);
		clear_sums(&sums, plan);
		if (next != NULL && next->council == group->council)
			continue;
		if (!close_council(lines, first, plan, year))
			return out_of_range(plan);
		first = lines->count;
	}
	return true;
}
