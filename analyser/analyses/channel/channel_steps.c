#include "analyses/channel/channel_steps.h"

#include <string.h>

#include "analyses/channel/channel_take_up.h"
#include "analyses/channel/channel_terms.h"

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

bool steps_refuse(const struct plan *plan, const struct group *group)
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

		if (!terms_demand(&demand, plan, group->service, row->channel, row->volume, year))
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
static bool most_rounded_up(size_t *most, const int64_t *moves, const struct fraction *shares,
			    int64_t volume, size_t count)
{
	struct fraction best = fraction_zero;

	*most = count;

	for (size_t i = 0; i < count; i++) {
		struct fraction gained;

		if (moves[i] == 0)
			continue;
		/* What rounding gained: moves - volume x share. */
		if (!fraction_multiply(&gained, shares[i], (struct fraction){-volume, 1}) ||
		    !fraction_add(&gained, gained, (struct fraction){moves[i], 1}))
			return false;
		if (*most == count || fraction_compare(gained, best) > 0) {
			*most = i;
			best = gained;
		}
	}
	return *most < count;
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
			size_t most;

			if (!most_rounded_up(&most, moves, shares, work->left[from], n))
				return false;
			moves[most]--;
			sum--;
		}
	}
	return true;
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

bool steps_move(struct step_work *work, const struct plan *plan, size_t from, size_t to,
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

bool steps_run(struct step_work *work, const struct plan *plan,
	       const struct bound_strategy *strategy, const struct group *group, int year)
{
	size_t n = plan->n_channels;

	memset(work->volumes.demand, 0, n * sizeof *work->volumes.demand);
	memset(work->base, 0, n * sizeof *work->base);
	memset(work->left, 0, n * sizeof *work->left);
	memset(work->moves, 0, n * n * sizeof *work->moves);
	work->volumes.avoided = work->volumes.shifted = work->volumes.failed = 0;
	if (!reduce_rows(work, plan, strategy, group, year) ||
	    !find_shifts(work, plan, strategy, group, year))
		return steps_refuse(plan, group);
	apply_shifts(work, n);
	memcpy(work->volumes.strategy, work->left, n * sizeof *work->left);
	for (size_t from = 0; from < n; from++)
		for (size_t to = 0; to < n; to++)
			if (work->moves[from * n + to] > 0 &&
			    !steps_move(work, plan, from, to, work->moves[from * n + to], year))
				return steps_refuse(plan, group);
	return take_up(work, plan, strategy, group, year);
}
