/* Exact fractions: lowest terms, sums, products and order, up to the ends of their range. */
#include "fractions.h"

static void a_fraction_is_in_lowest_terms_over_a_positive_number(void **state)
{
	struct fraction fraction;

	(void)state;
	assert_true(fraction_new(&fraction, 6, 4));
	assert_fraction(fraction, 3, 2);
	assert_true(fraction_new(&fraction, 6, -4));
	assert_fraction(fraction, -3, 2);
	assert_true(fraction_new(&fraction, -6, -4));
	assert_fraction(fraction, 3, 2);
	assert_true(fraction_new(&fraction, 0, -7));
	assert_fraction(fraction, 0, 1);
	/* 12,345 of 55,000 contacts: both divide by 5. */
	assert_true(fraction_new(&fraction, 12345, 55000));
	assert_fraction(fraction, 2469, 11000);
}

static void terms_that_do_not_fit_when_reduced_are_refused(void **state)
{
	struct fraction fraction = {7, 11};
	wide big = (wide)1 << FRACTION_BITS; /* of one bit more than a term has */

	(void)state;
	assert_false(fraction_new(&fraction, 1, 0));
	assert_false(fraction_new(&fraction, 0, 0));
	assert_false(fraction_new(&fraction, big, 1));
	assert_false(fraction_new(&fraction, big, 3));
	assert_false(fraction_new(&fraction, 1, big));
	assert_false(fraction_new(&fraction, -1, -big));
	assert_fraction(fraction, 7, 11);
	assert_true(fraction_new(&fraction, big, big));
	assert_fraction(fraction, 1, 1);
	assert_false(fraction_new(&fraction, -big, 1));
	assert_true(fraction_new(&fraction, 1 - big, 1));
	assert_fraction(fraction, 1 - big, 1);
	/* 2^126 / 2^7 = 2^119, one too many; 2^126 / 2^8 fits. */
	assert_false(fraction_new(&fraction, big * 128, 128));
	assert_true(fraction_new(&fraction, big * 128, 256));
	assert_fraction(fraction, big / 2, 1);
	/* The least of all has no opposite. */
	assert_false(fraction_new(&fraction, (wide)1 << 126, -((wide)1 << 126) * 2));
}

static void large_terms_reduce_exactly(void **state)
{
	struct fraction fraction;

	(void)state;
	/* (2^62 x 3) / (2^62 x 5). */
	assert_true(fraction_new(&fraction, ((wide)1 << 62) * 3, ((wide)1 << 62) * 5));
	assert_fraction(fraction, 3, 5);
	assert_true(fraction_new(&fraction, (wide)INT64_MAX * INT64_MAX, (wide)INT64_MAX * 2));
	assert_fraction(fraction, INT64_MAX, 2);
	/* More than 64 bits, and kept. */
	assert_true(fraction_multiply(&fraction, (struct fraction){1, INT64_MAX},
				      (struct fraction){1, INT64_MAX / 512}));
	assert_fraction(fraction, 1, (wide)INT64_MAX * (INT64_MAX / 512));
}

/* Against cross-multiplication in 128 bits: a/b = c/d where ad = bc. */
static void sums_and_products_agree_with_cross_multiplication(void **state)
{
	uint64_t seed = 2007;

	(void)state;
	for (int i = 0; i < 50000; i++) {
		struct fraction a = random_fraction(&seed), b = random_fraction(&seed);
		wide an = a.numerator, ad = a.denominator, bn = b.numerator, bd = b.denominator;
		struct fraction result;

		assert_true(fraction_multiply(&result, a, b));
		assert_true(is_in_lowest_terms(result));
		/* Terms are below 2^31, so that these are below 2^124. */
		assert_true(result.numerator * (ad * bd) == an * bn * result.denominator);
		assert_true(fraction_add(&result, a, b));
		assert_true(is_in_lowest_terms(result));
		assert_true(result.numerator * (ad * bd) ==
			    (an * bd + bn * ad) * result.denominator);
		if (bn == 0) {
			assert_false(fraction_divide(&result, a, b));
			continue;
		}
		assert_true(fraction_divide(&result, a, b));
		assert_true(is_in_lowest_terms(result));
		assert_true(result.numerator * (ad * bn) == an * bd * result.denominator);
		assert_int_equal(fraction_compare(a, b), (an * bd > bn * ad) - (an * bd < bn * ad));
	}
}

static void sums_and_products_out_of_range_leave_the_result(void **state)
{
	const wide most = ((wide)1 << FRACTION_BITS) - 1;
	struct fraction huge = {most, 1}, least = {-most, 1}, tiny = {1, most};
	struct fraction result = {7, 11};

	(void)state;
	assert_false(fraction_multiply(&result, huge, huge));
	assert_false(fraction_multiply(&result, tiny, tiny));
	assert_false(fraction_multiply(&result, least, (struct fraction){2, 1}));
	assert_false(fraction_divide(&result, huge, tiny));
	assert_false(fraction_divide(&result, huge, fraction_zero));
	assert_false(fraction_add(&result, huge, fraction_one));
	assert_false(fraction_add(&result, huge, tiny));
	assert_false(fraction_add(&result, least, least));
	assert_fraction(result, 7, 11);
	assert_true(fraction_multiply(&result, huge, tiny));
	assert_fraction(result, 1, 1);
	assert_true(fraction_divide(&result, least, least));
	assert_fraction(result, 1, 1);
	assert_true(fraction_divide(&result, fraction_one, (struct fraction){-2, 3}));
	assert_fraction(result, -3, 2);
}

static void comparison_holds_at_the_ends_of_the_range(void **state)
{
	struct fraction huge = {INT64_MAX, 1}, least = {INT64_MIN, 1};

	(void)state;
	assert_true(fraction_compare(least, huge) < 0);
	assert_true(fraction_compare(huge, least) > 0);
	assert_int_equal(fraction_compare(least, least), 0);
	/* Neighbours that no double tells apart. */
	assert_true(fraction_compare((struct fraction){INT64_MAX - 1, INT64_MAX},
				     (struct fraction){INT64_MAX - 2, INT64_MAX - 1}) > 0);
}

/* A long division by 64 bits at a time against one by single bits. */
static void a_long_division_has_the_digits_of_one_by_bits(void **state)
{
	uint64_t random = 2010;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		unsigned_wide divisor, rest, found = 0;
		uint64_t words[5];

		for (size_t i = 0; i < 5; i++) {
			random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
			/* Some of them of all ones, where a digit is guessed too high. */
			words[i] = random >> 60 == 0 ? UINT64_MAX : random ^ random >> 31;
		}
		divisor = ((unsigned_wide)words[0] << 64 | words[1]) >> (1 + words[4] % 126);
		divisor += divisor == 0;
		rest = ((unsigned_wide)words[2] << 64 | words[3]) % divisor;

		unsigned_wide by_bits = rest, by_words = rest;

		for (int bit = 63; bit >= 0; bit--) {
			by_bits = by_bits << 1 | (words[1] >> bit & 1);
			found <<= 1;
			if (by_bits >= divisor) {
				by_bits -= divisor;
				found |= 1;
			}
		}
		assert_true(fraction_divide_on(&by_words, words[1], divisor) == (uint64_t)found);
		assert_true(by_words == by_bits);
	}
}

#define POWER(n) ((wide)1 << (n))

/* Each beyond its range in one place: what is refused leaves the result. */
static void what_no_fraction_holds_is_refused(void **state)
{
	const struct fraction huge = {POWER(118) + 1, 1}, long_one = {1, POWER(118) + 1},
			      large = {POWER(118) + 1, POWER(59) + 1},
			      other = {POWER(118) - 1, POWER(59) - 1};
	struct fraction result = {4711, 1};
	int64_t part = 4711;

	(void)state;
	assert_false(fraction_new(&result, 1, POWER(126) * -2));
	assert_false(fraction_new(&result, POWER(126) * -2, 1));
	/* 2^118 / 1 + 1 / 2^118, and with 18 decimals: more than there is room for. */
	assert_false(fraction_add(&result, huge, long_one));
	assert_false(fraction_add_near(&result, huge, long_one));
	assert_false(fraction_add_near(&result, long_one, huge));
	/* Each has room with 18 decimals, their sum has not: 2^59 x 10^18 is 2^118.8. */
	assert_false(fraction_add_near(&result, large, other));
	/* One by itself has none: 2^61 x 10^18 is 2^120.8. */
	assert_false(
	    fraction_add_near(&result, (struct fraction){POWER(118) + 1, POWER(57) + 1}, long_one));
	/* With 18 decimals there is nothing to divide by. */
	assert_false(fraction_divide_near(&result, huge, long_one));
	assert_false(fraction_divide_near(&result, long_one, huge));
	/* A way that is too long, and one of which no part can be told. */
	assert_false(fraction_between(&result, long_one, huge, 1, 2));
	assert_false(fraction_between(&result, fraction_zero, long_one, 1, 3));
	assert_false(fraction_between(&result, huge, (struct fraction){POWER(118) + 2, 1}, 1, 2));
	/* Twice 2^63 - 1 has 64 bits, and a sign more than those. */
	assert_false(fraction_of(&part, INT64_MAX, (struct fraction){POWER(100), POWER(99)}));
	assert_false(fraction_of(&part, INT64_MAX, (struct fraction){POWER(100), 1}));
	assert_true(result.numerator == 4711 && result.denominator == 1);
	assert_int_equal(part, 4711);
	assert_true(fraction_of(&part, INT64_MIN, (struct fraction){POWER(100), POWER(100)}));
	assert_true(part == INT64_MIN);
}

/* 2^100 x (2^60 + 1) against 3 x 2^99, and what only the low half tells apart. */
static void products_of_many_bits_are_compared(void **state)
{
	const struct fraction a = {POWER(100), 3}, b = {POWER(99), POWER(60) + 1};

	(void)state;
	assert_int_equal(fraction_compare(a, b), 1);
	assert_int_equal(fraction_compare(b, a), -1);
	assert_int_equal(fraction_compare(a, a), 0);
	assert_int_equal(fraction_compare((struct fraction){POWER(100), 3},
					  (struct fraction){POWER(100) + 1, 3}),
			 -1);
	assert_int_equal(fraction_compare((struct fraction){-POWER(100), 3},
					  (struct fraction){-POWER(100) - 1, 3}),
			 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_fraction_is_in_lowest_terms_over_a_positive_number),
	    cmocka_unit_test(terms_that_do_not_fit_when_reduced_are_refused),
	    cmocka_unit_test(large_terms_reduce_exactly),
	    cmocka_unit_test(a_long_division_has_the_digits_of_one_by_bits),
	    cmocka_unit_test(sums_and_products_agree_with_cross_multiplication),
	    cmocka_unit_test(sums_and_products_out_of_range_leave_the_result),
	    cmocka_unit_test(comparison_holds_at_the_ends_of_the_range),
	    cmocka_unit_test(what_no_fraction_holds_is_refused),
	    cmocka_unit_test(products_of_many_bits_are_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
