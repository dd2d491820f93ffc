/*
 * Quartiles by straight-line interpolation between ordered values.
 *
 * R's type 7 and the spreadsheets' PERCENTILE.INC (Hyndman and Fan, Sample
 * Quantiles in Statistical Packages, 1996): the quartile stands (n - 1) x
 * quarter / 4 places from the first value.  Exact until rounded.
 */
#ifndef BASE_QUARTILE_H
#define BASE_QUARTILE_H

#include <stddef.h>

#include "base/fraction.h"

/*
 * Four times the quartile of values in rising order, exactly; quarter 0 (the least) to 4 (the
 * greatest), count > 0.
 */
wide quartile_fourfold(const int64_t *values, size_t count, int quarter);

/* The quartile itself, to a whole unit, half away from zero. */
int64_t quartile_of(const int64_t *values, size_t count, int quarter);

/* Put values into rising order. */
void quartile_sort(int64_t *values, size_t count);

#endif
