#include "sums/allocate.h"

#include <string.h>

#include "base/fraction.h"

/* What rounding down left of a part, which may have been given one more since. */
static wide remainder_of(size_t i, const int64_t *parts, const int64_t *weights, wide total,
			 wide sum)
{
	wide left = total * weights[i] - parts[i] * sum;

	return left < 0 ? left + sum : left;
}

#define MOST_SMALL 8

/*
 * Few and small numbers, which 64 bits hold; false where they are neither.  Without branches on
 * remainders, which are as good as random.
 */
static bool allocate_small(int64_t *parts, int64_t total, const int64_t *weights, size_t count)
{
	uint64_t ranks[MOST_SMALL], before[MOST_SMALL] = {0}, inverse, divisor = 0,
				    all = (uint64_t)total;
	int64_t left = total;

	for (size_t i = 0; i < count && count <= MOST_SMALL; i++) {
		divisor += (uint64_t)weights[i];
		all |= (uint64_t)weights[i];
	}
	if (count > MOST_SMALL || (all | divisor) >> 31 != 0 || divisor == 0)
		return false;
	/* Of products below 2^62 this finds the quotient or one less. */
	inverse = UINT64_MAX / divisor;
	for (size_t i = 0; i < count; i++) {
		const uint64_t product = (uint64_t)total * (uint64_t)weights[i];
		const uint64_t found = (uint64_t)(((unsigned_wide)product * inverse) >> 64),
			       over = product - found * divisor, is_less = over >= divisor;
		const uint64_t rest = over - (divisor & -is_less);

		parts[i] = (int64_t)(found + is_less);
		/* By remainder, then by weight, 31 bits each; of equal ones the first. */
		ranks[i] = rest << 31 | (uint64_t)weights[i];
		for (size_t j = 0; j < i; j++) {
			const uint64_t is_behind = ranks[j] >= ranks[i];

			before[i] += is_behind;
			before[j] += 1 - is_behind;
		}
		left -= parts[i];
	}
	/* Fewer are left than have a remainder above zero. */
	for (size_t i = 0; i < count; i++)
		parts[i] += before[i] < (uint64_t)left;
	return true;
}

bool allocate(int64_t *parts, int64_t total, const int64_t *weights, size_t count)
{
	wide sum = 0;
	int64_t given = 0;

	if (allocate_small(parts, total, weights, count))
		return true;
	for (size_t i = 0; i < count; i++)
		sum += weights[i];
	if (sum == 0) {
		if (total == 0)
			memset(parts, 0, count * sizeof *parts);
		return total == 0;
	}
	for (size_t i = 0; i < count; i++) {
		parts[i] = (int64_t)((wide)total * weights[i] / sum);
		given += parts[i];
	}
	/* Fewer are left than there are remainders above zero; each part gets at most one. */
	for (size_t i = 0; i < count && given < total; i++) {
		wide own = weights[i] == 0 ? 0 : remainder_of(i, parts, weights, total, sum);
		int64_t before = 0;

		for (size_t j = 0; own > 0 && before < total - given && j < count; j++) {
			if (j == i || weights[j] == 0)
				continue;

			wide other = remainder_of(j, parts, weights, total, sum);

			before += other != own               ? other > own
				  : weights[j] != weights[i] ? weights[j] > weights[i]
							     : j < i;
		}
		parts[i] += own > 0 && before < total - given ? 1 : 0;
	}
	return true;
}
