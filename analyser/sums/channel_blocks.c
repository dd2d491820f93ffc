#include "sums/channel_blocks.h"

#include <string.h>

#include "sums/channel_rules.h"

void channel_blocks_init(struct channel_blocks *blocks, const struct plan *plan, size_t n_lanes,
			 struct arena *arena)
{
	const size_t n_cells = (size_t)plan->n_years * n_lanes, size = plan->n_channels * n_cells;
	int64_t *room = arena_array(arena, 4 * size + 3 * n_cells, sizeof *room);

	*blocks = (struct channel_blocks){.volumes = room,
					  .failed = room + size,
					  .extra = (struct money *)(room + 2 * size),
					  .of_failed = (struct money *)(room + 3 * size),
					  .avoided = room + 4 * size,
					  .shifted = room + 4 * size + n_cells,
					  .n_failed = room + 4 * size + 2 * n_cells};
	step_work_init(&blocks->work, plan, n_lanes, arena);
}

/* Step 6: u' = u x (1 + value), rounded to £0.0001: what that adds to the cost of a group. */
static bool add_extra(struct channel_blocks *blocks, const struct group *group,
		      const struct bound_rule *const *rules)
{
	const struct step_work *work = &blocks->work;

	for (size_t c = 0; c < work->plan->n_channels; c++) {
		if (rules[c] == NULL)
			continue;
		for (size_t i = work->begin; i < work->n_cells; i++) {
			const size_t at = c * work->n_cells + i;
			const int64_t volume = work->volumes.strategy[at];
			const struct money unit = numbers_cost(
			    work->numbers, work->plan, group->service, c, i % work->n_lanes);
			struct money cost, more;

			if (volume == 0)
				continue;
			if (!portion_of(&more.hundredths, unit.hundredths,
					steps_value(work, rules[c], i)) ||
			    !money_subtract(&more, more, unit) || !money_mul(&cost, more, volume) ||
			    !money_add(&blocks->extra[at], blocks->extra[at], cost))
				return false;
			/* A part of that, which is in range. */
			blocks->of_failed[at].hundredths +=
			    more.hundredths * work->volumes.failed[at];
		}
	}
	return true;
}

static void add(int64_t *sums, const int64_t *amounts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sums[i] += amounts[i];
}

static enum sums_status add_group(struct channel_blocks *blocks, const struct group *group)
{
	struct step_work *work = &blocks->work;
	const struct step_volumes *volumes = &work->volumes;
	const struct scope_rules *rules = rules_of(work->strategy, group);
	const size_t n = work->plan->n_channels, n_cells = work->n_cells;

	if (!rules->acts || work->start == work->n_years) {
		for (size_t c = 0; c < n; c++)
			add(&blocks->volumes[c * n_cells],
			    &numbers_demand(work->numbers, work->plan, group,
					    c)[(size_t)work->first * work->n_lanes],
			    n_cells);
		return SUMS_DONE;
	}
	enum sums_status status = steps_run(work, group);
	if (status != SUMS_DONE)
		return status;
	blocks->is_touched = true;
	add(blocks->volumes, volumes->strategy, n * n_cells);
	add(blocks->failed, volumes->failed, n * n_cells);
	add(blocks->avoided, volumes->avoided, n_cells);
	add(blocks->shifted, volumes->shifted, n_cells);
	add(blocks->n_failed, volumes->n_failed, n_cells);
	return rules->reprices && !add_extra(blocks, group, rules->unit_cost) ? SUMS_BEYOND
									      : SUMS_DONE;
}

static void clear(struct channel_blocks *blocks)
{
	const size_t size = blocks->work.plan->n_channels * blocks->work.n_cells;

	memset(blocks->volumes, 0, size * sizeof *blocks->volumes);
	memset(blocks->failed, 0, size * sizeof *blocks->failed);
	memset(blocks->extra, 0, size * sizeof *blocks->extra);
	memset(blocks->of_failed, 0, size * sizeof *blocks->of_failed);
	blocks->is_touched = false;
}

enum sums_status channel_blocks_walk(struct channel_blocks *blocks,
				     const struct channel_numbers *numbers,
				     const struct bound_strategy *strategy, int first, int n_years,
				     const struct block_visitor *visitor)
{
	const struct plan *plan = blocks->work.plan;

	steps_begin(&blocks->work, numbers, strategy, first, n_years);
	/* The three stand behind one another. */
	memset(blocks->avoided, 0,
	       3 * (size_t)plan->n_years * blocks->work.n_lanes * sizeof *blocks->avoided);
	blocks->number = 0;
	clear(blocks);
	for (size_t i = 0; i < plan->n_groups; i++) {
		const struct group *group = &plan->groups[i],
				   *next = i + 1 < plan->n_groups ? group + 1 : NULL;
		const enum sums_status status = add_group(blocks, group);

		if (status != SUMS_DONE)
			return status;
		if (next != NULL && plan_is_same_block(group, next))
			continue;
		blocks->group = group;
		if (!visitor->close_block(visitor->data, blocks))
			return SUMS_BEYOND;
		blocks->number++;
		clear(blocks);
		if ((next == NULL || next->council != group->council) &&
		    !visitor->close_council(visitor->data, blocks))
			return SUMS_BEYOND;
	}
	return SUMS_DONE;
}
