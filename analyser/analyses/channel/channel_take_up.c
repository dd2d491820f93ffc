#include "analyses/channel/channel_take_up.h"

#include "analyses/allocate.h"

const struct bound_rule *take_up_rule(const struct bound_strategy *strategy,
				      const struct group *group, int to)
{
	const struct bound_rule *best = NULL;
	int most = -1;

	for (size_t i = 0; i < strategy->n_rules; i++) {
		const struct bound_rule *bound = &strategy->rules[i];
		int particular = 2 * (bound->service != ALL) + (bound->purpose != ALL);

		if (bound->rule->action == ACTION_TAKE_UP && bound->to == to && particular > most &&
		    (bound->service == ALL || bound->service == group->service) &&
		    (bound->purpose == ALL || bound->purpose == group->purpose)) {
			best = bound;
			most = particular;
		}
	}
	return best;
}

/* Does take-up take from this channel: one that a rule names, or any that has no take-up? */
static bool is_source(const struct bound_strategy *strategy, const struct group *group,
		      const struct bound_rule *rule, int channel)
{
	if (channel == rule->to)
		return false;
	for (size_t i = 0; i < strategy->n_rules; i++) {
		const struct bound_rule *bound = &strategy->rules[i];

		if (bound->rule->action == ACTION_TAKE_UP && bound->to == rule->to &&
		    bound->service == rule->service && bound->purpose == rule->purpose &&
		    (bound->channel == channel ||
		     (bound->channel == ALL && take_up_rule(strategy, group, channel) == NULL)))
			return true;
	}
	return false;
}

static bool refuse_take_up(const struct plan *plan, const struct bound_strategy *strategy,
			   const struct bound_rule *rule, const struct group *group, int64_t wanted,
			   int64_t available)
{
	const struct activity *activity = plan->question->activity;

	return diagnose(
	    plan->diagnostics, SEVERITY_FAULT,
	    (struct place){strategy->strategy->path, rule->rule->line, "value"},
	    "strategy '%s': take-up of %s in council '%s', service '%s' needs %lld "
	    "contacts from channels that have %lld; lower it, or name more channels to "
	    "take from",
	    strategy->strategy->name, rule->rule->to, activity->councils.items[group->council],
	    activity->services.items[group->service], (long long)wanted, (long long)available);
}

/*
 * How many contacts take-up brings to a channel: M = max(0, round(total x share) - volume), and
 * none in a year whose target is not above the share that the group has already.
 */
static bool take_up_volume(int64_t *moved, const struct step_work *work, const struct plan *plan,
			   const struct bound_rule *rule, int year)
{
	struct fraction start = fraction_zero, share;
	int64_t total = 0, base_total = 0, wanted;

	for (size_t c = 0; c < plan->n_channels; c++) {
		total += work->left[c];
		base_total += work->base[c];
	}
	if (base_total > 0 && !fraction_new(&start, work->base[rule->to], base_total))
		return false;
	if (!rule_value(&share, rule->rule, start, plan->question->base_year,
			(struct year){plan->question->base_year.start + year}) ||
	    !fraction_of(&wanted, total, share))
		return false;
	*moved = wanted - work->shifted[rule->to];
	*moved = *moved < 0 || fraction_compare(share, start) <= 0 ? 0 : *moved;
	return true;
}

/* Share `moved` out over the sources; false where one would give more than it has free. */
static bool take_by(struct step_work *work, const struct plan *plan, int64_t moved,
		    const int64_t *volumes)
{
	size_t n = plan->n_channels;
	bool is_free = true;

	/* In order of name, which settles ties. */
	for (size_t i = 0; i < n; i++) {
		size_t c = plan->by_name[i];

		work->weights[i] = work->is_source[c] ? volumes[c] : 0;
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
static bool raise_share(struct step_work *work, const struct plan *plan,
			const struct bound_strategy *strategy, const struct group *group,
			const struct bound_rule *rule, int64_t n_rules, int year)
{
	size_t n = plan->n_channels;
	int64_t moved, available = 0;

	if (!take_up_volume(&moved, work, plan, rule, year))
		return steps_refuse(plan, group);
	for (size_t c = 0; c < n; c++) {
		work->is_source[c] = is_source(strategy, group, rule, (int)c);
		available += work->is_source[c] ? work->free[c] : 0;
	}
	/* Each take-up's total may have been rounded up by half a contact. */
	if (moved > available && (moved - available) * 2 > n_rules)
		return refuse_take_up(plan, strategy, rule, group, moved, available);
	moved = moved > available ? available : moved;
	if (!take_by(work, plan, moved, work->shifted) && !take_by(work, plan, moved, work->free))
		return steps_refuse(plan, group);
	for (size_t c = 0; c < n; c++) {
		work->free[c] -= work->taken[c];
		if (work->taken[c] > 0 &&
		    !steps_move(work, plan, c, (size_t)rule->to, work->taken[c], year))
			return steps_refuse(plan, group);
	}
	return true;
}

bool take_up(struct step_work *work, const struct plan *plan, const struct bound_strategy *strategy,
	     const struct group *group, int year)
{
	int64_t n_rules = 0;

	for (size_t c = 0; c < plan->n_channels; c++) {
		const struct bound_rule *rule = take_up_rule(strategy, group, (int)c);

		if (rule != NULL &&
		    !raise_share(work, plan, strategy, group, rule, ++n_rules, year))
			return false;
	}
	return true;
}
