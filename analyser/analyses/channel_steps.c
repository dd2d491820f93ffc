#include "analyses/channel_steps.h"

#include <string.h>

#include "analyses/allocate.h"

void step_work_init(struct step_work *work, const struct plan *plan)
{
	size_t n = plan->n_channels;
	int64_t *room = arena_array(plan->arena, 9 * n + n * n, sizeof *room);

	*work = (struct step_work){.volumes = {.demand = room, .strategy = room + n},
				   .base = room + 2 * n,
				   .left = room + 3 * n,
				   .shifted = room + 4 * n,
				   .free = room + 5 * n,
				   .taken = room + 6 * n,
				   .weights = room + 7 * n,
				   .parts = room + 8 * n,
				   .moves = room + 9 * n,
				   .shares = arena_array(plan->arena, n, sizeof *work->shares),
				   .is_source = arena_array(plan->arena, n, sizeof(bool))};
}

static bool out_of_range(const struct plan *plan, const struct group *group)
{
	const struct activity *activity = plan->question->activity;

	return diagnose(
	    plan->diagnostics, SEVERITY_FAULT,
	    (struct place){.file = plan->question->activity_path},
	    "the volumes of council '%s', service '%s' are too large to work with exactly",
	    activity->councils.items[group->council], activity->services.items[group->service]);
}

/* Step 2, `avoid`: A = round(V x avoidable share x value). */
static bool avoid(int64_t *volume, const struct plan *plan, const struct bound_strategy *strategy,
		  const struct group *group, const struct contacts *row, int year)
{
	const struct bound_rule *rule =
	    plan_rule(strategy, ACTION_AVOID, group->service, group->purpose, row->channel, ALL);
	const struct channel_terms *terms = &plan->terms[row->channel];
	struct fraction share;
	int64_t avoided;

	if (rule == NULL || (!row->has_avoidable && !terms->has_avoidable))
		return true;
	if (!fraction_multiply(&share, row->has_avoidable ? row->avoidable : terms->avoidable,
			       rule->values[year]) ||
	    !fraction_of(&avoided, *volume, share))
		return false;
	*volume -= avoided;
	return true;
}

/* Step 3, `first-contact`: round(V x r / r') is left, nothing changes where r' <= r. */
static bool first_contact(int64_t *volume, const struct plan *plan,
			  const struct bound_strategy *strategy, const struct group *group,
			  const struct contacts *row, int year)
{
	const struct bound_rule *rule = plan_rule(strategy, ACTION_FIRST_CONTACT, group->service,
						  group->purpose, row->channel, ALL);
	const struct channel_terms *terms = &plan->terms[row->channel];
	struct fraction from, to, left;

	if (rule == NULL || (!row->has_first_contact && !terms->has_first_contact))
		return true;
	from = row->has_first_contact ? row->first_contact : terms->first_contact;
	if (!rule_value(&to, rule->rule, from, plan->question->base_year,
			(struct year){plan->question->base_year.start + year}))
		return false;
	if (fraction_compare(to, from) <= 0)
		return true;
	return fraction_divide(&left, from, to) && fraction_of(volume, *volume, left);
}

/* Steps 1 to 3, row by row, summed to channels. */
static bool reduce_rows(struct step_work *work, const struct plan *plan,
			const struct bound_strategy *strategy, const struct group *group, int year)
{
	for (size_t i = 0; i < group->n_rows; i++) {
		const struct contacts *row = &group->rows[i];
		int64_t demand, left;

		if (!plan_demand(&demand, plan, group->service, row->channel, row->volume, year))
			return false;
		left = demand;
		if (!avoid(&left, plan, strategy, group, row, year) ||
		    !first_contact(&left, plan, strategy, group, row, year) ||
		    __builtin_add_overflow(work->volumes.demand[row->channel], demand,
					   &work->volumes.demand[row->channel]))
			return false;
		work->base[row->channel] += row->volume;
		work->left[row->channel] += left;
		work->volumes.avoided += demand - left;
	}
	return true;
}

/* The move whose rounding gained it most: the first to give a contact back. */
static size_t most_rounded_up(const int64_t *moves, const struct fraction *shares, int64_t volume,
			      size_t count)
{
	size_t most = count;
	struct fraction best = fraction_zero;

	for (size_t i = 0; i < count; i++) {
		struct fraction gained;

		if (moves[i] == 0 || !fraction_new(&gained,
						   (wide)moves[i] * shares[i].denominator -
						       (wide)volume * shares[i].numerator,
						   shares[i].denominator))
			continue;
		if (most == count || fraction_compare(gained, best) > 0) {
			most = i;
			best = gained;
		}
	}
	return most;
}

/* Step 4, `shift`: M = round(W x value), from the same W for every rule. */
static bool find_shifts(struct step_work *work, const struct plan *plan,
			const struct bound_strategy *strategy, const struct group *group, int year)
{
	size_t n = plan->n_channels;
	struct fraction *shares = work->shares;

	for (size_t from = 0; from < n; from++) {
		int64_t *moves = &work->moves[from * n], sum = 0;

		if (work->left[from] == 0)
			continue;
		for (size_t to = 0; to < n; to++) {
			const struct bound_rule *rule =
			    to == from ? NULL
				       : plan_rule(strategy, ACTION_SHIFT, group->service,
						   group->purpose, (int)from, (int)to);

			shares[to] = rule == NULL ? fraction_zero : rule->values[year];
			if (!fraction_of(&moves[to], work->left[from], shares[to]))
				return false;
			sum += moves[to];
		}
		/* Halves rounded up may move more contacts than there are: 50% and 50% of 1. */
		while (sum > work->left[from]) {
			moves[most_rounded_up(moves, shares, work->left[from], n)]--;
			sum--;
		}
	}
	return true;
}

/* Is a channel's share raised by take-up here, and by which rule? */
static const struct bound_rule *take_up_rule(const struct bound_strategy *strategy,
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

/* The volumes after the shifts, all of which take-up may still take. */
static void apply_shifts(struct step_work *work, size_t n)
{
	for (size_t c = 0; c < n; c++) {
		work->shifted[c] = work->left[c];
		for (size_t other = 0; other < n; other++)
			work->shifted[c] += work->moves[other * n + c] - work->moves[c * n + other];
		work->free[c] = work->shifted[c];
	}
}

/* How many contacts take-up brings to a channel: M = max(0, round(total x share) - volume). */
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
	*moved = *moved < 0 ? 0 : *moved;
	return true;
}

/* Count a move with its failures: step 5, F = round(M x failure share). */
static bool count_move(struct step_work *work, const struct plan *plan, size_t from, size_t to,
		       int64_t moved, int year)
{
	int64_t failed;

	if (!fraction_of(&failed, moved, plan->terms[to].failure[year]))
		return false;
	work->volumes.strategy[from] += failed - moved;
	work->volumes.strategy[to] += moved;
	work->volumes.shifted += moved;
	work->volumes.failed += failed;
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

/* Step 4, `take-up`, of one channel, with its failures; it is the n_rules-th of its group. */
static bool take_up(struct step_work *work, const struct plan *plan,
		    const struct bound_strategy *strategy, const struct group *group,
		    const struct bound_rule *rule, int64_t n_rules, int year)
{
	size_t n = plan->n_channels;
	int64_t moved, available = 0;

	if (!take_up_volume(&moved, work, plan, rule, year))
		return out_of_range(plan, group);
	for (size_t c = 0; c < n; c++) {
		work->is_source[c] = is_source(strategy, group, rule, (int)c);
		available += work->is_source[c] ? work->free[c] : 0;
	}
	/* Each take-up's total may have been rounded up by half a contact. */
	if (moved > available && (moved - available) * 2 > n_rules)
		return refuse_take_up(plan, strategy, rule, group, moved, available);
	moved = moved > available ? available : moved;
	if (!take_by(work, plan, moved, work->shifted) && !take_by(work, plan, moved, work->free))
		return out_of_range(plan, group);
	for (size_t c = 0; c < n; c++) {
		work->free[c] -= work->taken[c];
		if (work->taken[c] > 0 &&
		    !count_move(work, plan, c, (size_t)rule->to, work->taken[c], year))
			return out_of_range(plan, group);
	}
	return true;
}

bool steps_run(struct step_work *work, const struct plan *plan,
	       const struct bound_strategy *strategy, const struct group *group, int year)
{
	size_t n = plan->n_channels;
	int64_t n_take_ups = 0;

	memset(work->volumes.demand, 0, n * sizeof *work->volumes.demand);
	memset(work->base, 0, n * sizeof *work->base);
	memset(work->left, 0, n * sizeof *work->left);
	memset(work->moves, 0, n * n * sizeof *work->moves);
	work->volumes.avoided = work->volumes.shifted = work->volumes.failed = 0;
	if (!reduce_rows(work, plan, strategy, group, year) ||
	    !find_shifts(work, plan, strategy, group, year))
		return out_of_range(plan, group);
	apply_shifts(work, n);
	memcpy(work->volumes.strategy, work->left, n * sizeof *work->left);
	for (size_t from = 0; from < n; from++)
		for (size_t to = 0; to < n; to++)
			if (work->moves[from * n + to] > 0 &&
			    !count_move(work, plan, from, to, work->moves[from * n + to], year))
				return out_of_range(plan, group);
	for (size_t c = 0; c < n; c++) {
		const struct bound_rule *rule = take_up_rule(strategy, group, (int)c);

		if (rule != NULL && !take_up(work, plan, strategy, group, rule, ++n_take_ups, year))
			return false;
	}
	return true;
}
