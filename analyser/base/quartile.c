#include "base/quartile.h"

#include "base/order.h"

wide quartile_fourfold(const int64_t *values, size_t count, int quarter)
{
	size_t quarters = (count - 1) * (size_t)quarter, at = quarters / 4;
	wide low = values[at], rest = (wide)(quarters % 4);

	return rest == 0 ? 4 * low : 4 * low + rest * (values[at + 1] - low);
}

int64_t quartile_of(const int64_t *values, size_t count, int quarter)
{
	int64_t quartile = 0;

	/* Between two values, so always in range. */
	(void)wide_round(&quartile, quartile_fourfold(values, count, quarter), 4);
	return quartile;
}

static int compare(const void *left, const void *right)
{
	return ORDER(*(const int64_t *)left, *(const int64_t *)right);
}

void quartile_sort(int64_t *values, size_t count)
{
	SORT(values, count, compare);
}
