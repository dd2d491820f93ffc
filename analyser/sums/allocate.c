#include "sums/allocate.h"

#include <string.h>

#include "base/fraction.h"

__extension__ typedef unsigned __int128 unsigned_wide;

/* What rounding down left of a part, which may have been given one more since. */
static wide remainder_of(size_t i, const int64_t *parts, const int64_t *weights, wide total,
			 wide sum)
{
	wide left = total * weights[i] - parts[i] * sum;

	return left < 0 ? left + sum : left;
}

/* Few and small numbers, which 64 bits hold; false where they are neither. */
static bool allocate_small(int64_t *parts, int64_t total, const int64_t *weights, size_t count,
			   wide sum)
{
	const uint64_t divisor = (uint64_t)sum;
	uint64_t ranks[8], inverse;
	int64_t left = total;

	if (count > 8 || total >> 31 != 0 || sum >> 31 != 0)
		return false;
	/* Of products below 2^62 this finds the quotient or one less. */
	inverse = UINT64_MAX / divisor;
	for (size_t i = 0; i < count; i++) {
		const uint64_t product = (uint64_t)total * (uint64_t)weights[i];

		uint64_t part = (uint64_t)(((unsigned_wide)product * inverse) >> 64);

		uint64_t rest = product - part * divisor;

		part += rest >= divisor;
		rest -= rest >= divisor ? divisor : 0;
		parts[i] = (int64_t)part;
		/* By remainder, then by weight: 31 bits each. */
		ranks[i] = rest << 31 | (uint64_t)weights[i];
		left -= parts[i];
	}
	for (; left > 0; left--) {
		size_t best = 0;

		for (size_t i = 1; i < count; i++)
			best = ranks[i] > ranks[best] ? i : best;
		parts[best]++;
		/* Of no remainder, so that only those that have one come before the first. */
		ranks[best] = 0;
	}
	return true;
}

bool allocate(int64_t *parts, int64_t total, const int64_t *weights, size_t count)
{
	wide sum = 0;
	int64_t given = 0;

	for (size_t i = 0; i < count; i++)
		sum += weights[i];
	if (sum == 0) {
		if (total == 0)
			memset(parts, 0, count * sizeof *parts);
		return total == 0;
	}
	if (allocate_small(parts, total, weights, count, sum))
		return true;
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
