#include "sums/channel_take_up.h"

#include "sums/allocate.h"

/* Is the target above the share that the group has already? */
static bool is_above(struct fraction share, int64_t base, int64_t total)
{
	int64_t target, own;

	if (share.numerator >> 62 == 0 && share.denominator >> 62 == 0 &&
	    !__builtin_mul_overflow((int64_t)share.numerator, total, &target) &&
	    !__builtin_mul_overflow((int64_t)share.denominator, base, &own))
		return target > own;
	return fraction_compare(share, (struct fraction){base, total}) > 0;
}

/*
 * How many contacts take-up brings to a channel: M = max(0, round(total x share) - volume), and
 * none in a year whose target is not above the share that the group has already.
 */
static bool take_up_volume(int64_t *moved, const struct step_work *work,
			   const struct bound_rule *rule)
{
	const struct group *group = work->group;
	const struct series *series = &work->plan->series.items[rule->series];
	const int64_t base = group->base_total == 0 ? 0 : group->base[rule->to],
		      base_total = group->base_total == 0 ? 1 : group->base_total;
	struct fraction share;
	int64_t total = 0, wanted;

	for (size_t c = 0; c < work->plan->n_channels; c++)
		total += work->left[c];
	if (work->rules_year >= series->years[0]) {
		const struct portion *value =
		    numbers_in(work->numbers, work->plan, rule->series, work->rules_year);

		share = value->share;
		if (!portion_of(&wanted, total, value))
			return false;
	} else {
		share = steps_rising(work, rule, (struct fraction){base, base_total});
		if (!fraction_of(&wanted, total, share))
			return false;
	}
	*moved = wanted - work->shifted[rule->to];
	if (*moved < 0 || !is_above(share, base, base_total))
		*moved = 0;
	return true;
}

/* Share `moved` out over the sources; false where one would give more than it has free. */
static bool take_by(struct step_work *work, const bool *is_source, int64_t moved,
		    const int64_t *volumes)
{
	const struct plan *plan = work->plan;
	size_t n = plan->n_channels;
	bool is_free = true;

	/* In order of name, which settles ties. */
	for (size_t i = 0; i < n; i++) {
		size_t c = plan->by_name[i];

		work->weights[i] = is_source[c] ? volumes[c] : 0;
	}
	if (!allocate(work->parts, moved, work->weights, n))
		return false;
	for (size_t i = 0; i < n; i++) {
		work->taken[plan->by_name[i]] = work->parts[i];
		is_free = is_free && work->parts[i] <= work->free[plan->by_name[i]];
	}
	return is_free;
}

/* Step 4, `take-up`, of one channel, the n_rules-th of its group. */
static enum sums_status raise_share(struct step_work *work, const struct bound_rule *rule,
				    const bool *is_source, int64_t n_rules)
{
	size_t n = work->plan->n_channels;
	int64_t moved, available = 0;

	if (!take_up_volume(&moved, work, rule))
		return SUMS_VOLUMES_BEYOND;
	for (size_t c = 0; c < n; c++) {
		work->taken[c] = 0;
		available += is_source[c] ? work->free[c] : 0;
	}
	/* Each take-up's total may have been rounded up by half a contact. */
	if (moved > available && (moved - available) * 2 > n_rules) {
		work->rule = rule;
		work->wanted = moved;
		work->available = available;
		return SUMS_TAKE_UP_OVER;
	}
	moved = moved > available ? available : moved;
	if (moved == 0)
		return SUMS_DONE;
	if (!take_by(work, is_source, moved, work->shifted) &&
	    !take_by(work, is_source, moved, work->free))
		return SUMS_VOLUMES_BEYOND;
	for (size_t c = 0; c < n; c++) {
		work->free[c] -= work->taken[c];
		if (work->taken[c] > 0 && !steps_move(work, c, (size_t)rule->to, work->taken[c]))
			return SUMS_VOLUMES_BEYOND;
	}
	return SUMS_DONE;
}

enum sums_status take_up(struct step_work *work, const struct scope_rules *rules)
{
	const size_t n = work->plan->n_channels;
	int64_t n_rules = 0;

	for (size_t c = 0; c < n; c++)
		work->free[c] = work->shifted[c];
	for (size_t c = 0; c < n; c++) {
		const struct bound_rule *rule = rules->take_up[c];
		enum sums_status status;

		if (rule == NULL)
			continue;
		status = raise_share(work, rule, &rules->is_source[c * n], ++n_rules);
		if (status != SUMS_DONE)
			return status;
	}
	return SUMS_DONE;
}
