/*
 * Fractions for tests: compared, made at random, and in lowest terms or not.
 */
#ifndef FRACTIONS_H
#define FRACTIONS_H

#include "unit.h"

#include "base/fraction.h"

static inline void assert_fraction(struct fraction fraction, int64_t numerator, int64_t denominator)
{
	assert_int_equal(fraction.numerator, numerator);
	assert_int_equal(fraction.denominator, denominator);
}

/* Small enough that every product below fits 128 bits. */
static inline struct fraction random_fraction(uint64_t *seed)
{
	struct fraction fraction;
	int64_t numerator = random_int(seed) >> 33;
	int64_t denominator = (random_int(seed) >> 33) | 1;

	assert_true(fraction_new(&fraction, numerator, denominator));
	return fraction;
}

static inline bool is_in_lowest_terms(struct fraction fraction)
{
	int64_t a = fraction.numerator < 0 ? -fraction.numerator : fraction.numerator;
	int64_t b = fraction.denominator;

	while (b != 0) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a == 1 && fraction.denominator > 0;
}

#endif
