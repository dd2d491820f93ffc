/*
 * Sharing a whole number out in proportion, by largest remainder.
 */
#ifndef SUMS_ALLOCATE_H
#define SUMS_ALLOCATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Set parts[i] so that they add up to total exactly and each differs from total x weights[i] / sum
 * of weights by less than one.  What is left after rounding down goes to the largest remainders; of
 * equal ones to the larger weight, then to the one that stands first.  total and weights are not
 * negative.  False, leaving parts alone, where total is positive and all weights are zero, or a
 * product is out of range.
 */
bool allocate(int64_t *parts, int64_t total, const int64_t *weights, size_t count);

#endif
