#include "sums/channel_take_up.h"

#include <string.h>

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
 * How many contacts take-up brings to a channel in the t-th year: M = max(0, round(total x share)
 * - volume), and none in a year whose target is not above the share that the group has already.
 */
static bool take_up_volume(int64_t *moved, const struct step_work *work,
			   const struct bound_rule *rule, int t)
{
	const struct group *group = work->group;
	const int64_t base = group->base_total == 0 ? 0 : group->base[rule->to],
		      base_total = group->base_total == 0 ? 1 : group->base_total;
	const bool is_plain =
	    work->delivered == SHARE_ONE &&
	    work->first_rules + t >= work->plan->series.items[rule->series].years[0];
	const struct portion *value = steps_value(work, rule, t);
	struct fraction share = value->share;
	int64_t wanted;

	if (is_plain ? !portion_of(&wanted, work->totals[t], value)
		     : !steps_target(&share, work, rule, (struct fraction){base, base_total}, t) ||
			   !fraction_of(&wanted, work->totals[t], share))
		return false;
	*moved = wanted - work->shifted[rule->to * work->n_years + t];
	if (*moved < 0 || !is_above(share, base, base_total))
		*moved = 0;
	return true;
}

/* Share `moved` out over the sources; false where one would give more than it has free. */
static bool take_by(struct step_work *work, const size_t *sources, size_t n_sources, int t,
		    int64_t moved, const int64_t *volumes)
{
	const size_t n_years = (size_t)work->n_years;
	bool is_free = true;

	for (size_t i = 0; i < n_sources; i++)
		work->weights[i] = volumes[sources[i] * n_years + (size_t)t];
	if (!allocate(work->parts, moved, work->weights, n_sources))
		return false;
	for (size_t i = 0; i < n_sources; i++) {
		const size_t at = sources[i] * n_years + (size_t)t;

		work->taken[at] = work->parts[i];
		is_free = is_free && work->parts[i] <= work->free[at];
	}
	return is_free;
}

/* Step 4, `take-up`, of one channel in the t-th year: what it takes from each of its sources. */
static enum sums_status raise_share(struct step_work *work, const struct bound_rule *rule,
				    const size_t *sources, size_t n_sources, int64_t n_rules, int t)
{
	const size_t n_years = (size_t)work->n_years;
	int64_t moved, available = 0;

	if (!take_up_volume(&moved, work, rule, t))
		return SUMS_VOLUMES_BEYOND;
	for (size_t i = 0; i < n_sources; i++) {
		const size_t at = sources[i] * n_years + (size_t)t;

		work->taken[at] = 0;
		available += work->free[at];
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
	return take_by(work, sources, n_sources, t, moved, work->shifted) ||
		       take_by(work, sources, n_sources, t, moved, work->free)
		   ? SUMS_DONE
		   : SUMS_VOLUMES_BEYOND;
}

static enum sums_status raise_shares(struct step_work *work, const struct bound_rule *rule,
				     const size_t *sources, size_t n_sources, int64_t n_rules)
{
	const size_t n_years = (size_t)work->n_years;

	for (int t = work->start; t < work->n_years; t++) {
		const enum sums_status status =
		    raise_share(work, rule, sources, n_sources, n_rules, t);

		if (status != SUMS_DONE)
			return status;
	}
	for (size_t i = 0; i < n_sources; i++) {
		const int64_t *taken = &work->taken[sources[i] * n_years];
		int64_t *free = &work->free[sources[i] * n_years];

		for (int t = work->start; t < work->n_years; t++)
			free[t] -= taken[t];
		if (!steps_move(work, sources[i], (size_t)rule->to, taken))
			return SUMS_VOLUMES_BEYOND;
	}
	return SUMS_DONE;
}

enum sums_status take_up(struct step_work *work, const struct scope_rules *rules)
{
	const size_t n = work->plan->n_channels, n_years = (size_t)work->n_years;
	int64_t n_rules = 0;

	memcpy(work->free, work->shifted, n * n_years * sizeof *work->free);
	memset(work->totals, 0, n_years * sizeof *work->totals);
	for (size_t c = 0; c < n; c++)
		for (size_t t = 0; t < n_years; t++)
			work->totals[t] += work->left[c * n_years + t];
	for (size_t c = 0; c < n; c++) {
		const struct bound_rule *rule = rules->take_up[c];
		enum sums_status status;

		if (rule == NULL)
			continue;
		status = raise_shares(work, rule, &rules->sources[c * n], rules->n_sources[c],
				      ++n_rules);
		if (status != SUMS_DONE)
			return status;
	}
	return SUMS_DONE;
}
