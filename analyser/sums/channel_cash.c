#include "sums/channel_cash.h"

#include "sums/allocate.h"

static bool has_posts(const struct step_work *work, int channel)
{
	const struct channel_terms *terms = &work->plan->terms[channel];

	return terms->has_posts && work->numbers->values[terms->contacts_per_post] > 0;
}

static bool by_share(struct channel_line *line, const struct step_work *work)
{
	const struct plan *plan = work->plan;
	const int own =
	    plan->own_cashable[(size_t)line->service * plan->n_channels + (size_t)line->channel];

	return portion_of_money(&line->cash, line->gross,
				numbers_in(work->numbers, plan,
					   own >= 0 ? own : plan->terms[line->channel].cashable,
					   work->year));
}

/* Share whole posts out over the lines with a gain. */
static bool share_out(struct channel_lines *lines, size_t first, int channel, struct money release)
{
	const size_t count = lines->count - first;
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
static bool by_posts(struct channel_lines *lines, size_t first, const struct step_work *work,
		     int channel)
{
	const struct channel_terms *terms = &work->plan->terms[channel];
	const int64_t *values = work->numbers->values;
	int64_t removed = 0;
	struct money ceiling = {0}, release = {0};

	for (size_t i = first; i < lines->count; i++) {
		const struct channel_line *line = &lines->items[i];

		if (line->channel != channel)
			continue;
		removed += line->baseline_volume - line->strategy_volume;
		if (line->gross.hundredths > 0 && !money_add(&ceiling, ceiling, line->gross))
			return false;
	}
	if (removed > 0 && !money_mul(&release, (struct money){values[terms->post_cost]},
				      removed / values[terms->contacts_per_post]))
		return false;
	release = money_to_penny(release);
	if (money_compare(release, ceiling) > 0)
		release = ceiling;
	return money_add(&lines->sum.cash, lines->sum.cash, release) &&
	       (!lines->is_whole || share_out(lines, first, channel, release));
}

bool cash_release(struct channel_lines *lines, size_t first, const struct step_work *work)
{
	for (size_t i = first; i < lines->count; i++) {
		struct channel_line *line = &lines->items[i];

		line->cash = (struct money){0};
		if (line->gross.hundredths <= 0)
			line->cash = line->gross;
		else if (!has_posts(work, line->channel) && !by_share(line, work))
			return false;
		if (!money_add(&lines->sum.cash, lines->sum.cash, line->cash))
			return false;
	}
	for (size_t c = 0; c < work->plan->n_channels; c++)
		if (has_posts(work, (int)c) && !by_posts(lines, first, work, (int)c))
			return false;
	return true;
}
