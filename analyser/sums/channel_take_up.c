#include "sums/channel_steps.h"

#include <string.h>

#include "sums/allocate.h"

/* Is the target above the share that the group has already? */
static bool is_above(struct fraction share, int64_t base, int64_t total)
{
	return fraction_compare(share, (struct fraction){base, total}) > 0;
}

/* Is the share of a cell above the one that the group has, of which the binary places are given? */
static bool is_raised(const struct portions *values, size_t i, uint64_t base_places, int64_t base,
		      int64_t total)
{
	if (values->are_near && values->places[i] != base_places)
		return values->places[i] > base_places;
	return is_above(values->exact[i].share, base, total);
}

/* What a channel would have by a share that is nearly known; false where that leaves it open. */
static bool find_near(int64_t *wanted, int64_t total, double base, double share)
{
	if (share < base - 2 * STEPS_NEAR) {
		*wanted = 0;
		return true;
	}
	return share > base + 2 * STEPS_NEAR && total < (int64_t)1 << 32 &&
	       steps_settle(wanted, (double)total * share, (double)total * (2 * STEPS_NEAR));
}

/*
 * How many contacts take-up brings to a channel: M = max(0, round(total x share) - volume), and
 * none in a year whose target is not above the share that the group has already.
 */
static bool find_moves(int64_t *moved, const struct step_work *work, const struct bound_rule *rule)
{
	const struct group *group = work->group;
	const int64_t base = group->base_total == 0 ? 0 : group->base[rule->to],
		      base_total = group->base_total == 0 ? 1 : group->base_total,
		      *own = &work->shifted[(size_t)rule->to * work->n_cells];
	const uint64_t base_places =
	    (uint64_t)(((unsigned_wide)base << PORTION_PLACES) / (unsigned_wide)base_total);
	const size_t plain = steps_plain(work, rule), past = plain - work->begin;
	struct portions values = steps_values(work, rule);
	const double near = (double)base / (double)base_total;

	for (size_t i = work->begin; i < plain; i++) {
		struct fraction share;

		if (find_near(&moved[i], work->totals[i], near,
			      steps_target_near(work, rule, near, i)))
			continue;
		if (!steps_target(&share, work, rule, (struct fraction){base, base_total}, i) ||
		    !fraction_of(&moved[i], work->totals[i], share))
			return false;
		if (!is_above(share, base, base_total))
			moved[i] = 0;
	}
	values.exact += past;
	values.places += past;
	if (!portions_of(&moved[plain], &work->totals[plain], &values, work->n_cells - plain))
		return false;
	for (size_t i = plain; i < work->n_cells; i++)
		if (!is_raised(&values, i - plain, base_places, base, base_total))
			moved[i] = 0;
	for (size_t i = work->begin; i < work->n_cells; i++)
		moved[i] = moved[i] > own[i] ? moved[i] - own[i] : 0;
	return true;
}

/* Share `moved` out over the sources; false where one would give more than it has free. */
static bool take_by(struct step_work *work, const size_t *sources, size_t n_sources, size_t cell,
		    int64_t moved, const int64_t *volumes)
{
	bool is_free = true;

	for (size_t i = 0; i < n_sources; i++)
		work->weights[i] = volumes[sources[i] * work->n_cells + cell];
	if (!allocate(work->parts, moved, work->weights, n_sources))
		return false;
	for (size_t i = 0; i < n_sources; i++) {
		const size_t at = sources[i] * work->n_cells + cell;

		work->taken[at] = work->parts[i];
		is_free = is_free && work->parts[i] <= work->free[at];
	}
	return is_free;
}

/* Step 4, `take-up`, of one channel in a year and lane: what it takes from each of its sources. */
static enum sums_status raise_share(struct step_work *work, const struct bound_rule *rule,
				    const size_t *sources, size_t n_sources, int64_t n_rules,
				    size_t cell, int64_t moved)
{
	int64_t available = 0;

	for (size_t i = 0; i < n_sources; i++) {
		const size_t at = sources[i] * work->n_cells + cell;

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
	return take_by(work, sources, n_sources, cell, moved, work->shifted) ||
		       take_by(work, sources, n_sources, cell, moved, work->free)
		   ? SUMS_DONE
		   : SUMS_VOLUMES_BEYOND;
}

static enum sums_status raise_shares(struct step_work *work, const struct bound_rule *rule,
				     const size_t *sources, size_t n_sources, int64_t n_rules)
{
	if (!find_moves(work->sums, work, rule))
		return SUMS_VOLUMES_BEYOND;
	for (size_t i = work->begin; i < work->n_cells; i++) {
		const enum sums_status status =
		    raise_share(work, rule, sources, n_sources, n_rules, i, work->sums[i]);

		if (status != SUMS_DONE)
			return status;
	}
	for (size_t i = 0; i < n_sources; i++) {
		const int64_t *taken = &work->taken[sources[i] * work->n_cells];
		int64_t *free = &work->free[sources[i] * work->n_cells];

		for (size_t j = work->begin; j < work->n_cells; j++)
			free[j] -= taken[j];
		if (!steps_move(work, sources[i], (size_t)rule->to, taken))
			return SUMS_VOLUMES_BEYOND;
	}
	return SUMS_DONE;
}

enum sums_status take_up(struct step_work *work, const struct scope_rules *rules)
{
	const size_t n = work->plan->n_channels, n_cells = work->n_cells;
	int64_t n_rules = 0;

	memcpy(work->free, work->shifted, n * n_cells * sizeof *work->free);
	memset(work->totals, 0, n_cells * sizeof *work->totals);
	for (size_t c = 0; c < n; c++)
		for (size_t i = 0; i < n_cells; i++)
			work->totals[i] += work->left[c * n_cells + i];
	for (size_t c = 0; c < n; c++) {
		const struct bound_rule *rule = rules->take_up[c];

		if (rule == NULL)
			continue;
		enum sums_status status = raise_shares(work, rule, &rules->sources[c * n],
						       rules->n_sources[c], ++n_rules);
		if (status != SUMS_DONE)
			return status;
	}
	return SUMS_DONE;
}
