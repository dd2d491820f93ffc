#include "analyses/allocate.h"

#include <string.h>

#include "base/fraction.h"

/* Is the remainder of i to be served before that of j? */
static bool is_before(size_t i, size_t j, const int64_t *weights, wide total, wide sum)
{
	wide left = total * weights[i] % sum, right = total * weights[j] % sum;

	if (left != right)
		return left > right;
	return weights[i] != weights[j] ? weights[i] > weights[j] : i < j;
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
	for (size_t i = 0; i < count; i++) {
		parts[i] = (int64_t)((wide)total * weights[i] / sum);
		given += parts[i];
	}
	/* Fewer are left than there are parts; each part gets at most one. */
	for (size_t i = 0; i < count && given < total; i++) {
		size_t before = 0;

		for (size_t j = 0; j < count; j++)
			before += j != i && is_before(j, i, weights, total, sum);
		parts[i] += (int64_t)before < total - given ? 1 : 0;
	}
	return true;
}
