#include "analyses/channel/channel_cash.h"

#include "analyses/allocate.h"

static bool by_share(struct channel_line *line, const struct plan *plan, int year)
{
	const struct channel_terms *terms = &plan->terms[line->channel];
	const struct fraction *own =
	    plan->own_cashable[(size_t)line->service * plan->n_channels + (size_t)line->channel];

	if (own != NULL)
		return money_share(&line->cash, line->gross, own[year]);
	if (!terms->has_cashable) {
		line->cash = line->gross;
		return true;
	}
	return money_share(&line->cash, line->gross, terms->cashable[year]);
}

/* Whole posts of one channel over a council's lines. */
static bool by_posts(struct channel_line *lines, size_t count, const struct plan *plan, int channel)
{
	const struct channel_terms *terms = &plan->terms[channel];
	int64_t *gains = arena_array(plan->arena, count, sizeof *gains);
	int64_t *shares = arena_array(plan->arena, count, sizeof *shares);
	int64_t removed = 0;
	struct money ceiling = {0}, release = {0};

	for (size_t i = 0; i < count; i++) {
		if (lines[i].channel != channel)
			continue;
		removed += lines[i].baseline_volume - lines[i].strategy_volume;
		if (lines[i].gross.hundredths <= 0)
			continue;
		gains[i] = lines[i].gross.hundredths / MONEY_PER_PENNY;
		if (!money_add(&ceiling, ceiling, lines[i].gross))
			return false;
	}
	if (removed > 0 &&
	    !money_mul(&release, terms->post_cost, removed / terms->contacts_per_post))
		return false;
	release = money_to_penny(release);
	if (money_compare(release, ceiling) > 0)
		release = ceiling;
	if (!allocate(shares, release.hundredths / MONEY_PER_PENNY, gains, count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (lines[i].channel == channel && lines[i].gross.hundredths > 0)
			lines[i].cash.hundredths = shares[i] * MONEY_PER_PENNY;
	return true;
}

bool cash_release(struct channel_line *lines, size_t count, const struct plan *plan, int year)
{
	for (size_t i = 0; i < count; i++) {
		const struct channel_terms *terms = &plan->terms[lines[i].channel];

		if (lines[i].gross.hundredths <= 0)
			lines[i].cash = lines[i].gross;
		else if (!terms->has_posts && !by_share(&lines[i], plan, year))
			return false;
	}
	for (size_t c = 0; c < plan->n_channels; c++)
		if (plan->terms[c].has_posts && !by_posts(lines, count, plan, (int)c))
			return false;
	return true;
}
