#include "sums/channel_steps.h"

#include <math.h>
#include <string.h>

#include "sums/channel_rules.h"

void step_work_init(struct step_work *work, const struct plan *plan, size_t n_lanes,
		    struct arena *arena)
{
	const size_t n = plan->n_channels, n_cells = (size_t)plan->n_years * n_lanes,
		     size = n * n_cells;
	int64_t *room = arena_array(arena, 6 * size + n * size + 6 * n_cells + n_lanes + 2 * n,
				    sizeof *room),
		*by_year = room + 6 * size + n * size, *by_lane = by_year + 6 * n_cells,
		*by_channel = by_lane + n_lanes;

	*work = (struct step_work){.plan = plan,
				   .n_lanes = n_lanes,
				   .delivered = by_lane,
				   .volumes = {.strategy = room,
					       .failed = room + size,
					       .avoided = by_year,
					       .shifted = by_year + n_cells,
					       .n_failed = by_year + 2 * n_cells},
				   .left = room + 2 * size,
				   .shifted = room + 3 * size,
				   .free = room + 4 * size,
				   .taken = room + 5 * size,
				   .moves = room + 6 * size,
				   .totals = by_year + 3 * n_cells,
				   .sums = by_year + 4 * n_cells,
				   .moved = by_year + 5 * n_cells,
				   .weights = by_channel,
				   .parts = by_channel + n};
}

void steps_begin(struct step_work *work, const struct channel_numbers *numbers,
		 const struct bound_strategy *strategy, int first, int n_years)
{
	const int64_t delay = numbers_value(numbers, strategy->delay, 0);

	work->numbers = numbers;
	work->strategy = strategy;
	work->first = first;
	work->n_years = n_years;
	work->start = delay < first             ? 0
		      : delay - first < n_years ? (int)delay - first + 1
						: n_years;
	work->first_rules = work->start < n_years ? first - (int)delay : 0;
	work->n_cells = (size_t)n_years * work->n_lanes;
	work->begin = (size_t)work->start * work->n_lanes;
	work->is_whole = true;
	for (size_t lane = 0; lane < work->n_lanes; lane++) {
		work->delivered[lane] = numbers_value(numbers, strategy->delivered, lane);
		work->is_whole &= work->delivered[lane] == SHARE_ONE;
	}
}

/* Of the way from one share to another the part that is delivered. */
static bool deliver(struct fraction *target, struct fraction start, int64_t delivered)
{
	struct fraction way;

	return fraction_add(&way, *target,
			    (struct fraction){-start.numerator, start.denominator}) &&
	       (way.numerator <= 0 ||
		(fraction_multiply(&way, way, (struct fraction){delivered, SHARE_ONE}) &&
		 fraction_add(target, start, way)));
}

size_t steps_plain(const struct step_work *work, const struct bound_rule *rule)
{
	const int years = work->plan->series.items[rule->series].years[0] - work->first_rules;
	const size_t first = years < 0 ? 0 : (size_t)years * work->n_lanes;

	if (!work->is_whole || first > work->n_cells)
		return work->n_cells;
	return first < work->begin ? work->begin : first;
}

bool steps_target(struct fraction *target, const struct step_work *work,
		  const struct bound_rule *rule, struct fraction start, size_t cell)
{
	const struct series *series = &work->plan->series.items[rule->series];
	const size_t lane = cell % work->n_lanes;
	const int year = work->first_rules + (int)(cell / work->n_lanes), steps = series->years[0];
	const wide first = numbers_value(work->numbers, series->first, lane);

	if (year >= steps)
		*target = steps_value(work, rule, cell)->share;
	else if (start.denominator == SHARE_ONE)
		*target = (struct fraction){start.numerator * (steps - year) + first * year,
					    (wide)SHARE_ONE * steps};
	else
		*target = (struct fraction){start.numerator * SHARE_ONE * (steps - year) +
						start.denominator * first * year,
					    start.denominator * SHARE_ONE * steps};
	return work->delivered[lane] == SHARE_ONE || deliver(target, start, work->delivered[lane]);
}

/*
 * Sums of at most six terms and products of at most one, each off by 2^-53 of it, and of a share
 * that was cut to as much.
 */
double steps_target_near(const struct step_work *work, const struct bound_rule *rule, double start,
			 size_t cell)
{
	const struct series *series = &work->plan->series.items[rule->series];
	const struct portions values = steps_values(work, rule);
	const size_t lane = cell % work->n_lanes;
	const int year = work->first_rules + (int)(cell / work->n_lanes), steps = series->years[0];
	double target;

	if (!values.are_near || start > 1)
		return NAN;
	target =
	    year >= steps
		? (double)values.places[cell - work->begin] * 0x1p-53
		: start + ((double)numbers_value(work->numbers, series->first, lane) / SHARE_ONE -
			   start) *
			      year / steps;
	if (target > start && work->delivered[lane] != SHARE_ONE)
		target = start + (target - start) * (double)work->delivered[lane] / SHARE_ONE;
	return target > 1 ? NAN : target;
}

/* The move of a year whose rounding gained it most: the first to give a contact back. */
static bool most_rounded_up(size_t *most, const struct step_work *work,
			    const struct bound_rule *const *rules, const int64_t *moves,
			    int64_t volume, size_t cell)
{
	const size_t count = work->plan->n_channels;
	struct fraction best = fraction_zero;

	*most = count;
	for (size_t i = 0; i < count; i++) {
		const int64_t moved = rules[i] == NULL ? 0 : moves[i * work->n_cells + cell];
		struct fraction gained;

		if (moved == 0)
			continue;
		/* What rounding gained: the move less volume x share. */
		if (!fraction_multiply(&gained, steps_value(work, rules[i], cell)->share,
				       (struct fraction){-volume, 1}) ||
		    !fraction_add(&gained, gained, (struct fraction){moved, 1}))
			return false;
		if (*most == count || fraction_compare(gained, best) > 0) {
			*most = i;
			best = gained;
		}
	}
	return *most < count;
}

/* Halves rounded up may move more contacts than there are: 50% and 50% of 1. */
static bool give_back(struct step_work *work, const struct bound_rule *const *rules, size_t from)
{
	const int64_t *left = &work->left[from * work->n_cells];
	int64_t *moves = &work->moves[from * work->plan->n_channels * work->n_cells];

	for (size_t i = work->begin; i < work->n_cells; i++)
		for (; work->sums[i] > left[i]; work->sums[i]--) {
			size_t most;

			if (!most_rounded_up(&most, work, rules, moves, left[i], i))
				return false;
			moves[most * work->n_cells + i]--;
		}
	return true;
}

/* Step 4, `shift`, out of one channel: M = round(W x value), from the same W for every rule. */
static bool shift(struct step_work *work, const struct bound_rule *const *rules, size_t from)
{
	const size_t n = work->plan->n_channels, n_cells = work->n_cells, begin = work->begin;
	const int64_t *left = &work->left[from * n_cells];
	int64_t *moves = &work->moves[from * n * n_cells], *own = &work->shifted[from * n_cells];

	memset(work->sums, 0, n_cells * sizeof *work->sums);
	for (size_t to = 0; to < n; to++) {
		int64_t *moved = &moves[to * n_cells];

		if (rules[to] == NULL)
			continue;
		struct portions values = steps_values(work, rules[to]);
		if (!portions_of(&moved[begin], &left[begin], &values, n_cells - begin))
			return false;
		for (size_t i = begin; i < n_cells; i++)
			work->sums[i] += moved[i];
	}
	if (!give_back(work, rules, from))
		return false;
	for (size_t to = 0; to < n; to++) {
		const int64_t *moved = &moves[to * n_cells];
		int64_t *other = &work->shifted[to * n_cells];

		if (rules[to] == NULL)
			continue;
		for (size_t i = begin; i < n_cells; i++) {
			own[i] -= moved[i];
			other[i] += moved[i];
		}
		if (!steps_move(work, from, to, moved))
			return false;
	}
	return true;
}

bool steps_move(struct step_work *work, size_t from, size_t to, const int64_t *moves)
{
	const size_t n_cells = work->n_cells, begin = work->begin;
	const struct portions failure = numbers_from(
	    work->numbers, work->plan, work->plan->terms[to].failure, work->first + work->start);
	struct step_volumes *volumes = &work->volumes;
	int64_t *own = &volumes->strategy[from * n_cells],
		*other = &volumes->strategy[to * n_cells],
		*failed_own = &volumes->failed[from * n_cells], *failed = work->moved;

	if (!portions_of(&failed[begin], &moves[begin], &failure, n_cells - begin))
		return false;
	for (size_t i = begin; i < n_cells; i++) {
		own[i] += failed[i] - moves[i];
		other[i] += moves[i];
		failed_own[i] += failed[i];
		volumes->shifted[i] += moves[i];
		volumes->n_failed[i] += failed[i];
	}
	return true;
}

enum sums_status steps_run(struct step_work *work, const struct group *group)
{
	const struct scope_rules *rules = rules_of(work->strategy, group);
	const size_t n = work->plan->n_channels, n_cells = work->n_cells,
		     size = n * n_cells * sizeof *work->left;
	struct step_volumes *volumes = &work->volumes;

	work->group = group;
	for (size_t c = 0; c < n; c++)
		memcpy(&work->left[c * n_cells],
		       &numbers_demand(work->numbers, work->plan, group,
				       c)[(size_t)work->first * work->n_lanes],
		       n_cells * sizeof *work->left);
	memset(volumes->failed, 0, size);
	memset(volumes->avoided, 0, n_cells * sizeof *volumes->avoided);
	memset(volumes->shifted, 0, n_cells * sizeof *volumes->shifted);
	memset(volumes->n_failed, 0, n_cells * sizeof *volumes->n_failed);
	if (rules->reduces && !step_reduce(work, group, rules))
		return SUMS_VOLUMES_BEYOND;
	memcpy(volumes->strategy, work->left, size);
	memcpy(work->shifted, work->left, size);
	for (size_t from = 0; rules->shifts && from < n; from++)
		if (rules->shifts_from[from] && !shift(work, &rules->shift[from * n], from))
			return SUMS_VOLUMES_BEYOND;
	return rules->takes_up ? take_up(work, rules) : SUMS_DONE;
}

/* The shares of a set in a year, quickly where they are not near 100%. */
static bool is_over(const struct shift_set *set, const struct plan *plan,
		    const struct channel_numbers *numbers, int year, size_t lane)
{
	struct fraction sum = fraction_zero;
	unsigned_wide near = 0;
	bool is_near = true;

	for (size_t to = 0; to < plan->n_channels; to++)
		if (set->rules[to] != NULL) {
			const struct portion *value =
			    &numbers_in(numbers, plan, set->rules[to]->series, year)[lane];

			is_near &= value->is_near;
			/* Each may be less than one place more. */
			near += ((unsigned_wide)value->whole << 64) + value->part + 1;
		}
	if (is_near && near >> 64 == 0)
		return false;
	for (size_t to = 0; to < plan->n_channels; to++)
		if (set->rules[to] != NULL &&
		    !fraction_add(
			&sum, sum,
			numbers_in(numbers, plan, set->rules[to]->series, year)[lane].share))
			return true;
	return fraction_compare(sum, fraction_one) > 0;
}

enum sums_status steps_check_shifts(const struct plan *plan, const struct channel_numbers *numbers)
{
	for (size_t i = 0; i < plan->n_strategies; i++)
		for (size_t j = 0; j < plan->strategies[i].n_shift_sets; j++)
			for (int t = 1; t <= plan->n_years; t++)
				for (size_t lane = 0; lane < numbers->n_lanes; lane++)
					if (is_over(&plan->strategies[i].shift_sets[j], plan,
						    numbers, t, lane))
						return SUMS_SHIFTS_OVER;
	return SUMS_DONE;
}
