#include "sums/channel_steps.h"

#include <string.h>

/*
 * volume x share x value, the share in billionths, to the nearest whole: found to within two
 * billionths, and where a half lies within, exactly.
 */
static bool share_twice(int64_t *part, int64_t volume, int64_t share, const struct portion *value)
{
	uint64_t product;
	struct fraction exact;

	if (value->is_near && value->whole <= 1 &&
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

/* Step 2, `avoid`, of a row: A = round(V x avoidable share x value). */
static bool avoid(int64_t *volumes, const struct step_work *work, const struct bound_rule *rule,
		  const struct contacts *row, size_t number, size_t lane)
{
	const int64_t share = work->numbers->avoidable[number * work->n_lanes + lane];
	const struct portion *values = steps_value(work, rule, work->begin + lane);
	struct fraction uneven = fraction_zero;

	if (share == SHARE_NONE)
		return true;
	/* Only where it lies between two years that are given: a file has decimals. */
	if (share == SHARE_UNEVEN)
		uneven = numbers_in(work->numbers, work->plan,
				    work->plan->terms[row->channel].avoidable, 0)[lane]
			     .share;
	for (size_t i = work->begin + lane; i < work->n_cells;
	     i += work->n_lanes, values += work->n_lanes) {
		struct fraction exact;
		int64_t avoided;

		if (share != SHARE_UNEVEN ? !share_twice(&avoided, volumes[i], share, values)
					  : !fraction_multiply(&exact, uneven, values->share) ||
						!fraction_of(&avoided, volumes[i], exact))
			return false;
		volumes[i] -= avoided;
	}
	return true;
}

/* V x r / r' where both are so many of a milliard, and 64 bits hold what they come to. */
static bool fewer_by_small(int64_t *volume, uint64_t from, uint64_t to)
{
	uint64_t product, left, rest;

	if (__builtin_mul_overflow((uint64_t)*volume, from, &product))
		return false;
	left = product / to;
	rest = product % to;
	*volume = (int64_t)(left + (rest >= to - rest));
	return true;
}

/* V x r / r', where r' is above r. */
static bool fewer_repeats(int64_t *volume, struct fraction from, struct fraction to)
{
	struct fraction left;

	/* As shares in a line between two years are. */
	if (from.denominator == SHARE_ONE && to.denominator <= (wide)SHARE_ONE * INT16_MAX &&
	    to.numerator <= (wide)SHARE_ONE * INT16_MAX &&
	    (to.denominator == SHARE_ONE || (int64_t)to.denominator % SHARE_ONE == 0)) {
		left = (struct fraction){from.numerator * ((int64_t)to.denominator / SHARE_ONE),
					 to.numerator};
		if (left.denominator <= left.numerator ||
		    fewer_by_small(volume, (uint64_t)left.numerator, (uint64_t)left.denominator))
			return true;
	} else if (fraction_compare(to, from) <= 0)
		return true;
	else if (!fraction_divide(&left, from, to))
		return false;
	return fraction_of(volume, *volume, left);
}

/* The same of shares that are nearly known; false where that leaves it open. */
static bool fewer_near(int64_t *volume, double from, double to)
{
	const double amount = (double)*volume * (from / to);

	if (!(to > 0x1p-6) || *volume >= (int64_t)1 << 32)
		return false;
	/* No more than there are, where r' is not above r. */
	return steps_settle(volume, from >= to ? (double)*volume : amount,
			    (double)*volume * (4 * STEPS_NEAR) / to);
}

/* Step 3, `first-contact`, of a row: round(V x r / r') is left, nothing changes where r' <= r. */
static bool first_contact(int64_t *volumes, const struct step_work *work,
			  const struct bound_rule *rule, const struct contacts *row, size_t number,
			  size_t lane)
{
	const int64_t share = work->numbers->first_contact[number * work->n_lanes + lane];
	const size_t plain = steps_plain(work, rule);
	const struct portions values = steps_values(work, rule);
	struct fraction from = {share, SHARE_ONE}, to;

	if (share == SHARE_NONE)
		return true;
	if (share == SHARE_UNEVEN)
		from = numbers_in(work->numbers, work->plan,
				  work->plan->terms[row->channel].first_contact, 0)[lane]
			   .share;

	const double start = fraction_double(from);

	for (size_t i = work->begin + lane; i < work->n_cells; i += work->n_lanes) {
		if (i >= plain)
			to = values.exact[i - work->begin].share;
		else if (fewer_near(&volumes[i], start, steps_target_near(work, rule, start, i)))
			continue;
		else if (!steps_target(&to, work, rule, from, i))
			return false;
		if (!fewer_repeats(&volumes[i], from, to))
			return false;
	}
	return true;
}

/* Steps 2 and 3, row by row: what falls away of each channel. */
bool step_reduce(struct step_work *work, const struct group *group, const struct scope_rules *rules)
{
	const size_t n_cells = work->n_cells;
	int64_t *volumes = work->sums;

	for (size_t i = 0; i < group->n_rows; i++) {
		const struct contacts *row = &group->rows[i];
		const struct bound_rule *avoids = rules->avoid[row->channel],
					*resolves = rules->first_contact[row->channel];
		const size_t number = group->first_row + i;
		const int64_t *demand =
		    &work->numbers->demand[number * numbers_cells(work->numbers, work->plan) +
					   (size_t)work->first * work->n_lanes];
		int64_t *left = &work->left[(size_t)row->channel * n_cells];

		if (avoids == NULL && resolves == NULL)
			continue;
		memcpy(volumes, demand, n_cells * sizeof *volumes);
		for (size_t lane = 0; lane < work->n_lanes; lane++)
			if ((avoids != NULL && !avoid(volumes, work, avoids, row, number, lane)) ||
			    (resolves != NULL &&
			     !first_contact(volumes, work, resolves, row, number, lane)))
				return false;
		for (size_t j = work->begin; j < n_cells; j++) {
			left[j] -= demand[j] - volumes[j];
			work->volumes.avoided[j] += demand[j] - volumes[j];
		}
	}
	return true;
}
