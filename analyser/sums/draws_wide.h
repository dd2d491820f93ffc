/*
 * Draws of one range by many at a time, on processors that can: the same values, to the last digit.
 */
#ifndef SUMS_DRAWS_WIDE_H
#define SUMS_DRAWS_WIDE_H

#include <stddef.h>
#include <stdint.h>

/*
 * A triangle over shares in 2^32 parts.  Below `turn` of them a value is the root of share x rise
 * above low, from there on the root of what is left of 2^32, x fall, below high; to the nearest
 * whole number, a half to the even one.
 */
struct draw_triangle {
	int64_t low, high;
	double turn, rise, fall;
};

/*
 * draws_wide(values, triangle, seed, stream, first, count):
 * Fill as many of `count` values as go in whole sixteens, from draw `first`, a multiple of sixteen;
 * how many that are.  None where the processor cannot or an end is too far from nought.
 */
size_t draws_wide(int64_t *values, const struct draw_triangle *triangle, uint64_t seed,
		  uint64_t stream, uint64_t first, size_t count);

#endif
