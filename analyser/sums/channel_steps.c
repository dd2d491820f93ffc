#include "sums/channel_steps.h"

#include <string.h>

#include "sums/channel_rules.h"
#include "sums/channel_take_up.h"

void step_work_init(struct step_work *work, const struct plan *plan, struct arena *arena)
{
	size_t n = plan->n_channels;
	int64_t *room = arena_array(arena, 8 * n + n * n, sizeof *room);

	*work = (struct step_work){.plan = plan,
				   .volumes = {.strategy = room, .failed = room + n},
				   .left = room + 2 * n,
				   .shifted = room + 3 * n,
				   .free = room + 4 * n,
				   .taken = room + 5 * n,
				   .weights = room + 6 * n,
				   .parts = room + 7 * n,
				   .moves = room + 8 * n};
}

void steps_begin(struct step_work *work, const struct channel_numbers *numbers,
		 const struct bound_strategy *strategy, int year)
{
	const int64_t delay = numbers->values[strategy->delay];

	work->numbers = numbers;
	work->strategy = strategy;
	work->year = year;
	work->rules_year = delay >= year ? 0 : year - (int)delay;
}

static const struct portion *value_of(const struct step_work *work, const struct bound_rule *rule)
{
	return numbers_in(work->numbers, work->plan, rule->series, work->rules_year);
}

/*
 * volume x share x value, the share in billionths, to the nearest whole: found to within two
 * billionths, and where a half lies within, exactly.
 */
static bool share_twice(int64_t *part, int64_t volume, int64_t share, const struct portion *value)
{
	uint64_t product;
	struct fraction exact;

	if (value->is_near && value->whole <= 1 && volume >= 0 &&
	    !__builtin_mul_overflow((uint64_t)volume, (uint64_t)share, &product) &&
	    product < INT64_MAX) {
		const uint64_t found = product * value->whole +
				       (uint64_t)(((unsigned_wide)product * value->part) >> 64) +
				       SHARE_ONE / 2;

		if (found % SHARE_ONE < SHARE_ONE - 2) {
			*part = (int64_t)(found / SHARE_ONE);
			return true;
		}
	}
	return fraction_multiply(&exact, (struct fraction){share, SHARE_ONE}, value->share) &&
	       fraction_of(part, volume, exact);
}

/* Step 2, `avoid`: A = round(V x avoidable share x value). */
static bool avoid(int64_t *volume, const struct step_work *work, const struct bound_rule *rule,
		  const struct contacts *row, size_t number)
{
	const int64_t share = work->numbers->avoidable[number];
	int64_t avoided;

	if (share == SHARE_NONE)
		return true;
	if (share == SHARE_UNEVEN) {
		struct fraction exact = row->avoidable;

		if (!row->has_avoidable)
			exact = numbers_in(work->numbers, work->plan,
					   work->plan->terms[row->channel].avoidable, 0)
				    ->share;
		if (!fraction_multiply(&exact, exact, value_of(work, rule)->share) ||
		    !fraction_of(&avoided, *volume, exact))
			return false;
	} else if (!share_twice(&avoided, *volume, share, value_of(work, rule))) {
		return false;
	}
	*volume -= avoided;
	return true;
}

struct fraction steps_rising(const struct step_work *work, const struct bound_rule *rule,
			     struct fraction start)
{
	const struct series *series = &work->plan->series.items[rule->series];
	const int year = work->rules_year, steps = series->years[0];
	const wide first = work->numbers->values[series->first];

	if (year >= steps)
		return value_of(work, rule)->share;
	if (start.denominator == SHARE_ONE)
		return (struct fraction){start.numerator * (steps - year) + first * year,
					 (wide)SHARE_ONE * steps};
	return (struct fraction){start.numerator * SHARE_ONE * (steps - year) +
				     start.denominator * first * year,
				 start.denominator * SHARE_ONE * steps};
}

/* Step 3, `first-contact`: round(V x r / r') is left, nothing changes where r' <= r. */
static bool first_contact(int64_t *volume, const struct step_work *work,
			  const struct bound_rule *rule, const struct contacts *row, size_t number)
{
	const int64_t share = work->numbers->first_contact[number];
	struct fraction from = {share, SHARE_ONE}, to, left;

	if (share == SHARE_NONE)
		return true;
	if (share == SHARE_UNEVEN)
		from = row->has_first_contact
			   ? row->first_contact
			   : numbers_in(work->numbers, work->plan,
					work->plan->terms[row->channel].first_contact, 0)
				 ->share;
	to = steps_rising(work, rule, from);
	if (from.denominator == SHARE_ONE)
		left =
		    (struct fraction){from.numerator * (to.denominator / SHARE_ONE), to.numerator};
	else if (fraction_compare(to, from) > 0 && !fraction_divide(&left, from, to))
		return false;
	else if (fraction_compare(to, from) <= 0)
		return true;
	return left.denominator <= left.numerator || fraction_of(volume, *volume, left);
}

/* Steps 2 and 3, row by row: what falls away of each channel. */
static bool reduce_rows(struct step_work *work, const struct group *group,
			const struct scope_rules *rules)
{
	const int64_t *demands =
	    &work->numbers->demand[(size_t)work->year * work->plan->n_rows + group->first_row];

	for (size_t i = 0; i < group->n_rows; i++) {
		const struct contacts *row = &group->rows[i];
		const struct bound_rule *avoids = rules->avoid[row->channel],
					*resolves = rules->first_contact[row->channel];
		int64_t left = demands[i];

		if ((avoids != NULL && !avoid(&left, work, avoids, row, group->first_row + i)) ||
		    (resolves != NULL &&
		     !first_contact(&left, work, resolves, row, group->first_row + i)))
			return false;
		work->left[row->channel] -= demands[i] - left;
		work->volumes.avoided += demands[i] - left;
	}
	return true;
}

/* The move whose rounding gained it most: the first to give a contact back. */
static bool most_rounded_up(size_t *most, const struct step_work *work,
			    const struct bound_rule *const *rules, const int64_t *moves,
			    int64_t volume)
{
	const size_t count = work->plan->n_channels;
	struct fraction best = fraction_zero;

	*most = count;
	for (size_t i = 0; i < count; i++) {
		struct fraction gained;

		if (moves[i] == 0)
			continue;
		/* What rounding gained: moves - volume x share. */
		if (!fraction_multiply(&gained, value_of(work, rules[i])->share,
				       (struct fraction){-volume, 1}) ||
		    !fraction_add(&gained, gained, (struct fraction){moves[i], 1}))
			return false;
		if (*most == count || fraction_compare(gained, best) > 0) {
			*most = i;
			best = gained;
		}
	}
	return *most < count;
}

/* Step 4, `shift`, out of one channel: M = round(W x value), from the same W for every rule. */
static bool shift(struct step_work *work, const struct bound_rule *const *rules, size_t from)
{
	const size_t n = work->plan->n_channels;
	const int64_t volume = work->left[from];
	int64_t *moves = &work->moves[from * n], sum = 0;

	for (size_t to = 0; to < n; to++) {
		if (rules[to] == NULL)
			continue;
		if (!portion_of(&moves[to], volume, value_of(work, rules[to])))
			return false;
		sum += moves[to];
	}
	/* Halves rounded up may move more contacts than there are: 50% and 50% of 1. */
	while (sum > volume) {
		size_t most;

		if (!most_rounded_up(&most, work, rules, moves, volume))
			return false;
		moves[most]--;
		sum--;
	}
	for (size_t to = 0; to < n; to++) {
		work->shifted[from] -= moves[to];
		work->shifted[to] += moves[to];
		if (moves[to] > 0 && !steps_move(work, from, to, moves[to]))
			return false;
	}
	return true;
}

bool steps_move(struct step_work *work, size_t from, size_t to, int64_t moved)
{
	int64_t failed;

	if (!portion_of(
		&failed, moved,
		numbers_in(work->numbers, work->plan, work->plan->terms[to].failure, work->year)))
		return false;
	work->volumes.strategy[from] += failed - moved;
	work->volumes.strategy[to] += moved;
	work->volumes.failed[from] += failed;
	work->volumes.shifted += moved;
	work->volumes.n_failed += failed;
	return true;
}

enum sums_status steps_run(struct step_work *work, const struct group *group)
{
	const struct scope_rules *rules = rules_of(work->strategy, group);
	const size_t n = work->plan->n_channels;
	struct step_volumes *volumes = &work->volumes;

	work->group = group;
	volumes->demand = numbers_demand(work->numbers, work->plan, group, work->year);
	volumes->avoided = volumes->shifted = volumes->n_failed = 0;
	for (size_t c = 0; c < n; c++)
		work->left[c] = volumes->demand[c];
	if (work->rules_year > 0 && rules->reduces && !reduce_rows(work, group, rules))
		return SUMS_VOLUMES_BEYOND;
	for (size_t c = 0; c < n; c++) {
		volumes->strategy[c] = work->shifted[c] = work->left[c];
		volumes->failed[c] = 0;
	}
	if (work->rules_year == 0)
		return SUMS_DONE;
	if (rules->shifts)
		memset(work->moves, 0, n * n * sizeof *work->moves);
	for (size_t from = 0; rules->shifts && from < n; from++)
		if (rules->shifts_from[from] && work->left[from] != 0 &&
		    !shift(work, &rules->shift[from * n], from))
			return SUMS_VOLUMES_BEYOND;
	return rules->takes_up ? take_up(work, rules) : SUMS_DONE;
}

/* The shares of a set in a year, quickly where they are not near 100%. */
static bool is_over(const struct shift_set *set, const struct plan *plan,
		    const struct channel_numbers *numbers, int year)
{
	struct fraction sum = fraction_zero;
	unsigned_wide near = 0;
	bool is_near = true;

	for (size_t to = 0; to < plan->n_channels; to++)
		if (set->rules[to] != NULL) {
			const struct portion *value =
			    numbers_in(numbers, plan, set->rules[to]->series, year);

			is_near = is_near && value->is_near;
			/* Each may be less than one place more. */
			near += ((unsigned_wide)value->whole << 64) + value->part + 1;
		}
	if (is_near && near >> 64 == 0)
		return false;
	for (size_t to = 0; to < plan->n_channels; to++)
		if (set->rules[to] != NULL &&
		    !fraction_add(&sum, sum,
				  numbers_in(numbers, plan, set->rules[to]->series, year)->share))
			return true;
	return fraction_compare(sum, fraction_one) > 0;
}

enum sums_status steps_check_shifts(const struct plan *plan, const struct channel_numbers *numbers)
{
	for (size_t i = 0; i < plan->n_strategies; i++)
		for (size_t j = 0; j < plan->strategies[i].n_shift_sets; j++)
			for (int t = 1; t <= plan->n_years; t++)
				if (is_over(&plan->strategies[i].shift_sets[j], plan, numbers, t))
					return SUMS_SHIFTS_OVER;
	return SUMS_DONE;
}
