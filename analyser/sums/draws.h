/*
 * Values drawn from the ranges of levers, for as many draws as wanted, in any order.
 *
 * Each draw of each lever is a function of the seed, the draw's number and the lever's alone:
 * Philox4x32-10 (Salmon and others, 2011; Random123) with the seed as its key and these as its
 * counter, one of its four words to a draw.  So the same seed gives the same values whatever the
 * number of threads, the order of the draws and the processor.  Values are triangular: least at
 * low, likeliest at central, most at high, to the nearest whole number of the lever's unit.
 *
 * Levers that go together are drawn by a normal copula whose rank correlations are those asked
 * for: of normal deviates correlated by 2 sin(pi r / 6).
 */
#ifndef SUMS_DRAWS_H
#define SUMS_DRAWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct draw_range {
	int lever; /* its number */
	int64_t low, central, high;
	uint64_t stream; /* whose draws these are: what draw_stream() makes of its name */
};

struct draws {
	uint64_t seed;
	const struct draw_range *ranges;
	size_t n_ranges;
	/* Of these the ones that go together, by their place in `ranges`, and how: the lower
	 * triangle of a matrix whose product with its transpose is that of their correlations. */
	const size_t *together;
	size_t n_together;
	const double *factor; /* [n_together][n_together] */
};

/*
 * The number of a lever in the counter, by its name (FNV-1a, 64 bits): neither the order of a
 * file's rows nor the other levers change what is drawn for it.
 */
uint64_t draw_stream(const char *name);

/* Above 0 and below 1: half more than a word of 32 bits, of 2^32. */
double draw_share(uint64_t seed, uint64_t draw, uint64_t stream);

/* The value below which a share of draws from a range falls. */
int64_t draw_triangular(const struct draw_range *range, double share);

/*
 * The values of the range with that number in so many draws from `first` on; room for n_together.
 * Quickest in whole thirty-twos from a multiple of sixteen.
 */
void draws_fill(int64_t *values, const struct draws *draws, size_t number, uint64_t first,
		size_t count, double *room);

/*
 * The lower triangle of a matrix of rank correlations, [n][n], made into normal ones.  False where
 * it is not positive definite, *failed then being the row at which that shows.
 */
bool draws_correlate(double *factor, const double *matrix, size_t n, size_t *failed);

/*
 * Draws of one range by many at a time, on processors that can: the same values, to the last digit.
 */

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
 * Fill as many of `count` values as go in whole sixteens, from draw `first`, a multiple of sixteen;
 * how many that are.  None where the processor cannot or an end is too far from nought.
 */
size_t draws_wide(int64_t *values, const struct draw_triangle *triangle, uint64_t seed,
		  uint64_t stream, uint64_t first, size_t count);

#endif
