#include "sums/channel_lines.h"

#include "sums/allocate.h"
#include "sums/channel_cash.h"

void lines_init(struct channel_lines *lines, const struct plan *plan, struct arena *arena)
{
	const size_t count = plan->n_blocks * plan->n_channels;

	*lines = (struct channel_lines){.items = arena_array(arena, count, sizeof *lines->items),
					.weights =
					    arena_array(arena, 2 * count, sizeof *lines->weights)};
	channel_blocks_init(&lines->blocks, plan, 1, arena);
}

static bool add_lines(void *data, const struct channel_blocks *blocks)
{
	struct channel_lines *lines = data;
	const struct step_work *work = &blocks->work;
	const struct channel_numbers *numbers = work->numbers;
	const struct plan *plan = work->plan;
	const struct group *group = blocks->group;
	const size_t n = plan->n_channels, n_years = (size_t)plan->n_years + 1;

	for (size_t c = 0; c < n; c++) {
		const size_t block = blocks->number * n + c,
			     at = block * n_years + (size_t)work->first;
		const int64_t volume = blocks->volumes[c];
		struct money promised, unit = {0};
		struct channel_line *line = &lines->items[lines->count];

		if (!plan->is_met[block] && volume == 0)
			continue;
		if (volume != 0)
			unit = numbers_cost(numbers, plan, group->service, c, 0);
		*line = (struct channel_line){.council = group->council,
					      .service = group->service,
					      .channel = (int)c,
					      .baseline_volume = numbers->block_demand[at],
					      .strategy_volume = volume,
					      .baseline_cost = numbers->baseline[at]};
		if (!channel_blocks_cost(&line->strategy_cost, &promised, unit, volume,
					 blocks->extra[c], blocks->failed[c],
					 blocks->of_failed[c]) ||
		    !money_subtract(&line->gross, line->baseline_cost, line->strategy_cost) ||
		    (!cash_has_posts(numbers, plan, c, 0) &&
		     !cash_by_share(&line->cash, line->gross,
				    &cash_shares(numbers, plan, group->service, c)[work->first])))
			return false;
		/* What is lost is lost whole, posts or not. */
		if (line->gross.hundredths <= 0)
			line->cash = line->gross;
		lines->count++;
	}
	return true;
}

/* Share whole posts out over the lines with a gain. */
static bool share_out(struct channel_lines *lines, int channel, struct money release)
{
	const size_t first = lines->first, count = lines->count - first;
	int64_t *gains = lines->weights, *shares = lines->weights + count;

	for (size_t i = 0; i < count; i++) {
		const struct channel_line *line = &lines->items[first + i];

		gains[i] = line->channel == channel && line->gross.hundredths > 0
			       ? line->gross.hundredths / MONEY_PER_PENNY
			       : 0;
	}
	if (!allocate(shares, release.hundredths / MONEY_PER_PENNY, gains, count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (gains[i] > 0)
			lines->items[first + i].cash.hundredths = shares[i] * MONEY_PER_PENNY;
	return true;
}

/* Whole posts of one channel over a council's lines. */
static bool by_posts(struct channel_lines *lines, const struct step_work *work, size_t channel)
{
	int64_t removed = 0;
	struct money most = {0}, release;

	for (size_t i = lines->first; i < lines->count; i++) {
		const struct channel_line *line = &lines->items[i];

		if ((size_t)line->channel != channel)
			continue;
		removed += line->baseline_volume - line->strategy_volume;
		if (line->gross.hundredths > 0 && !money_add(&most, most, line->gross))
			return false;
	}
	return cash_by_posts(&release, work->numbers, work->plan, channel, 0, removed, most) &&
	       share_out(lines, (int)channel, release);
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
static bool close_council(void *data, const struct channel_blocks *blocks)
{
	struct channel_lines *lines = data;
	const struct step_work *work = &blocks->work;

	for (size_t c = 0; c < work->plan->n_channels; c++)
		if (cash_has_posts(work->numbers, work->plan, c, 0) && !by_posts(lines, work, c))
			return false;
	for (; lines->first < lines->count; lines->first++)
		if (!add_to_sum(&lines->sum, &lines->items[lines->first]))
			return false;
	return true;
}

enum sums_status lines_make(struct channel_lines *lines, const struct channel_numbers *numbers,
			    const struct bound_strategy *strategy, int year)
{
	const struct block_visitor visitor = {add_lines, close_council, lines};
	enum sums_status status;

	lines->count = lines->first = 0;
	lines->sum = (struct channel_sum){0};
	status = channel_blocks_walk(&lines->blocks, numbers, strategy, year, 1, &visitor);
	lines->sum.avoided = lines->blocks.avoided[0];
	lines->sum.shifted = lines->blocks.shifted[0];
	lines->sum.failed = lines->blocks.n_failed[0];
	return status;
}
