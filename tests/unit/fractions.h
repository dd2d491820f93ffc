/*
 * Fractions for tests: compared, made at random, and in lowest terms or not.
 */
#ifndef FRACTIONS_H
#define FRACTIONS_H

#include "unit.h"

#include "base/fraction.h"

static inline void assert_fraction(struct fraction fraction, wide numerator, wide denominator)
{
	assert_true(fraction.numerator == numerator);
	assert_true(fraction.denominator == denominator);
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
	wide a = fraction.numerator < 0 ? -fraction.numerator : fraction.numerator;
	wide b = fraction.denominator;

	while (b != 0) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	return a == 1 && fraction.denominator > 0;
}

#endif
