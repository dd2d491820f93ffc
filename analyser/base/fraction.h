/*
 * Exact shares and rates.
 *
 * A `struct share` is a decimal as a file gives it (46%, 0.46, -10%), in
 * billionths.  A `struct fraction` is any ratio of whole numbers, in lowest
 * terms with a positive denominator: what shares become where they are
 * interpolated, or found from volumes (12,345 of 55,000).  Its terms have up
 * to 119 bits, room for products of several shares of nine decimals.  Neither
 * uses floating point; rounding is half away from zero and happens once, in
 * fraction_of() and its kin.
 */
#ifndef BASE_FRACTION_H
#define BASE_FRACTION_H

#include <stdbool.h>
#include <stdint.h>

/* Wide enough for the products of counts, money and fractions. */
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

struct share {
	int64_t billionths;
};

struct fraction {
	wide numerator, denominator; /* lowest terms, denominator > 0, of FRACTION_BITS at most */
};

#define FRACTION_BITS 119
#define SHARE_ONE 1000000000
#define SHARE_TEXT_SIZE 32

/* The fraction 0/1, and 1/1. */
extern const struct fraction fraction_zero, fraction_one;

/* A share as a fraction; never fails. */
struct fraction fraction_from_share(struct share share);

/* The nearest share (billionths, half away from zero); saturates. */
struct share fraction_to_share(struct fraction fraction);

/*
 * Reduce to lowest terms.  False, leaving *result alone, where the denominator is zero or a term
 * has more than FRACTION_BITS when reduced.
 */
bool fraction_new(struct fraction *result, wide numerator, wide denominator);

/* Products and sums, exact: false, leaving *result alone, out of range. */
bool fraction_multiply(struct fraction *result, struct fraction a, struct fraction b);
bool fraction_divide(struct fraction *result, struct fraction a, struct fraction b);
/* The same of two that have nothing in common to cancel, such as powers of one: quickly. */
bool fraction_multiply_coprime(struct fraction *result, struct fraction a, struct fraction b);
bool fraction_add(struct fraction *result, struct fraction a, struct fraction b);

/*
 * The exact answer where it fits; else that of both cut to eighteen decimals (towards zero).  For
 * sums of any number of ratios.
 */
bool fraction_add_near(struct fraction *result, struct fraction a, struct fraction b);
bool fraction_divide_near(struct fraction *result, struct fraction a, struct fraction b);

/*
 * The value after `step` of `steps` equal steps on the straight line between two values; steps > 0.
 * False, leaving *result alone, out of range.
 */
bool fraction_between(struct fraction *result, struct fraction from, struct fraction to, int step,
		      int steps);

/*
 * Set *part to count times share as a whole number, half away from zero.  False, leaving *part
 * alone, out of range.
 */
bool fraction_of(int64_t *part, int64_t count, struct fraction share);

/* The same of count times share / per, rounded once; per from 1 to 100. */
bool fraction_of_parts(int64_t *part, int64_t count, struct fraction share, int per);

/* The nearest double, for ratios that are shown and for rates. */
double fraction_double(struct fraction fraction);

/* Negative, zero or positive as a is less than, equal to or more than b. */
int fraction_compare(struct fraction a, struct fraction b);

/* Divide half away from zero; denominator > 0.  False where the quotient does not fit 64 bits. */
bool wide_round(int64_t *quotient, wide numerator, wide denominator);

/*
 * The next 64 bits of a long division: *rest with the digit behind it by the divisor, whose rest
 * *rest becomes.  *rest is less than the divisor, which has 127 bits at most and is above zero.
 */
uint64_t fraction_divide_on(unsigned_wide *rest, uint64_t digit, unsigned_wide divisor);

/* Plain text, a fraction of one: `0.46`, `-0.1`, `1`. */
const char *share_plain(struct share share, char text[SHARE_TEXT_SIZE]);

/* For people, to one decimal of a percent where it is not whole: `46%`, `12.3%`. */
const char *share_percent(struct share share, char text[SHARE_TEXT_SIZE]);

/* The same of what somebody gave, with all its decimals: `3.25%`, `12.345%`. */
const char *share_given(struct share share, char text[SHARE_TEXT_SIZE]);

#endif
