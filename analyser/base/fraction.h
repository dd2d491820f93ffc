/*
 * Exact shares and rates.
 *
 * A `struct share` is a decimal as a file gives it (46%, 0.46, -10%), in
 * billionths.  A `struct fraction` is any ratio of whole numbers, in lowest
 * terms with a positive denominator: what shares become where they are
 * interpolated, or found from volumes (12,345 of 55,000).  Neither uses
 * floating point; rounding is half away from zero and happens once, in
 * fraction_of() and its kin.
 */
#ifndef BASE_FRACTION_H
#define BASE_FRACTION_H

#include <stdbool.h>
#include <stdint.h>

struct share {
	int64_t billionths;
};

struct fraction {
	int64_t numerator, denominator; /* lowest terms, denominator > 0 */
};

#define SHARE_ONE 1000000000
#define SHARE_TEXT_SIZE 32

/* Wide enough for the products of counts, money and fractions. */
__extension__ typedef __int128 wide;

/* The fraction 0/1, and 1/1. */
extern const struct fraction fraction_zero, fraction_one;

/* A share as a fraction; never fails. */
struct fraction fraction_from_share(struct share share);

/* The nearest share (billionths, half away from zero); saturates. */
struct share fraction_to_share(struct fraction fraction);

/*
 * fraction_new(result, numerator, denominator):
 * Reduce to lowest terms.  False, leaving *result alone, where the
 * denominator is zero or a term does not fit 64 bits when reduced.
 */
bool fraction_new(struct fraction *result, wide numerator, wide denominator);

/* Products and sums, exact: false, leaving *result alone, out of range. */
bool fraction_multiply(struct fraction *result, struct fraction a, struct fraction b);
bool fraction_divide(struct fraction *result, struct fraction a, struct fraction b);
bool fraction_add(struct fraction *result, struct fraction a, struct fraction b);

/*
 * fraction_between(result, from, to, step, steps):
 * The value after `step` of `steps` equal steps on the straight line between
 * two values; steps > 0.  False, leaving *result alone, out of range.
 */
bool fraction_between(struct fraction *result, struct fraction from, struct fraction to, int step,
		      int steps);

/*
 * fraction_of(part, count, share):
 * Set *part to count times share as a whole number, half away from zero.
 * False, leaving *part alone, out of range.
 */
bool fraction_of(int64_t *part, int64_t count, struct fraction share);

/* Negative, zero or positive as a is less than, equal to or more than b. */
int fraction_compare(struct fraction a, struct fraction b);

/*
 * wide_round(quotient, numerator, denominator):
 * Divide half away from zero; denominator > 0.  False where the quotient
 * does not fit 64 bits.
 */
bool wide_round(int64_t *quotient, wide numerator, wide denominator);

/* Plain text, a fraction of one: `0.46`, `-0.1`, `1`. */
const char *share_plain(struct share share, char text[SHARE_TEXT_SIZE]);

/* For people, to one decimal of a percent where it is not whole: `46%`, `12.3%`. */
const char *share_percent(struct share share, char text[SHARE_TEXT_SIZE]);

#endif
