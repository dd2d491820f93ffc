#include "unit.h"

#include "base/fraction.h"

static void assert_fraction(struct fraction fraction, int64_t numerator, int64_t denominator)
{
	assert_int_equal(fraction.numerator, numerator);
	assert_int_equal(fraction.denominator, denominator);
}

/* Small enough that every product below fits 128 bits. */
static struct fraction random_fraction(uint64_t *seed)
{
	struct fraction fraction;
	int64_t numerator = random_int(seed) >> 33;
	int64_t denominator = (random_int(seed) >> 33) | 1;

	assert_true(fraction_new(&fraction, numerator, denominator));
	return fraction;
}

static bool is_in_lowest_terms(struct fraction fraction)
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
	wide big = (wide)INT64_MAX + 1; /* 2^63 */

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
	assert_true(fraction_new(&fraction, -big, 1));
	assert_fraction(fraction, INT64_MIN, 1);
	/* 2^125 / 2^62 = 2^63, one too many; negative it fits. */
	assert_false(fraction_new(&fraction, big * (big / 2), big / 2));
	assert_true(fraction_new(&fraction, -big * (big / 2), big / 2));
	assert_fraction(fraction, INT64_MIN, 1);
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
}

static void shares_become_fractions_and_come_back(void **state)
{
	uint64_t seed = 46;

	(void)state;
	assert_fraction(fraction_from_share((struct share){460000000}), 23, 50);
	assert_fraction(fraction_from_share((struct share){-100000000}), -1, 10);
	assert_fraction(fraction_from_share((struct share){0}), 0, 1);
	assert_fraction(fraction_from_share((struct share){SHARE_ONE}), 1, 1);
	for (int i = 0; i < 20000; i++) {
		int64_t billionths = random_int(&seed);
		struct fraction fraction = fraction_from_share((struct share){billionths});

		assert_true(is_in_lowest_terms(fraction));
		assert_int_equal(fraction_to_share(fraction).billionths, billionths);
	}
	assert_int_equal(
	    fraction_to_share(fraction_from_share((struct share){INT64_MIN})).billionths,
	    INT64_MIN);
}

static void a_share_of_a_fraction_rounds_half_away_and_saturates(void **state)
{
	(void)state;
	assert_int_equal(fraction_to_share((struct fraction){1, 3}).billionths, 333333333);
	assert_int_equal(fraction_to_share((struct fraction){2, 3}).billionths, 666666667);
	assert_int_equal(fraction_to_share((struct fraction){-2, 3}).billionths, -666666667);
	/* Half a billionth. */
	assert_int_equal(fraction_to_share((struct fraction){1, 2000000000}).billionths, 1);
	assert_int_equal(fraction_to_share((struct fraction){-1, 2000000000}).billionths, -1);
	assert_int_equal(fraction_to_share((struct fraction){INT64_MAX, 1}).billionths, INT64_MAX);
	assert_int_equal(fraction_to_share((struct fraction){INT64_MIN, 1}).billionths, INT64_MIN);
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
		if (fraction_add(&result, a, b)) {
			assert_true(is_in_lowest_terms(result));
			assert_true(result.numerator * (ad * bd) ==
				    (an * bd + bn * ad) * result.denominator);
		} else {
			/* Only a sum of two products near 2^62 can fail to fit. */
			assert_true(an * bd + bn * ad > INT64_MAX || an * bd + bn * ad < INT64_MIN);
		}
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
	struct fraction huge = {INT64_MAX, 1}, least = {INT64_MIN, 1}, tiny = {1, INT64_MAX};
	struct fraction result = {7, 11};

	(void)state;
	assert_false(fraction_multiply(&result, huge, huge));
	assert_false(fraction_multiply(&result, tiny, tiny));
	assert_false(fraction_multiply(&result, least, (struct fraction){-1, 1}));
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

/* Design, section 6: values run in a straight line between the years listed. */
static void a_line_begins_and_ends_at_its_ends(void **state)
{
	struct fraction from = {12, 100}, to = {46, 100}, result;

	(void)state;
	assert_true(fraction_between(&result, from, to, 0, 3));
	assert_fraction(result, from.numerator, from.denominator);
	assert_true(fraction_between(&result, from, to, 3, 3));
	assert_fraction(result, to.numerator, to.denominator);
	assert_true(fraction_between(&result, from, to, -1, 3));
	assert_fraction(result, from.numerator, from.denominator);
	/* And stays level after the last. */
	assert_true(fraction_between(&result, from, to, 4, 3));
	assert_fraction(result, to.numerator, to.denominator);
}

static void a_line_has_equal_steps(void **state)
{
	struct fraction result;

	(void)state;
	/* To 46% in three years from nothing: 46/300, 92/300. */
	assert_true(fraction_between(&result, fraction_zero, (struct fraction){23, 50}, 1, 3));
	assert_fraction(result, 23, 150);
	assert_true(fraction_between(&result, fraction_zero, (struct fraction){23, 50}, 2, 3));
	assert_fraction(result, 23, 75);
	/* From 60% to 75% at first contact: 65%, 70% (section 6, worked example). */
	assert_true(
	    fraction_between(&result, (struct fraction){3, 5}, (struct fraction){3, 4}, 1, 3));
	assert_fraction(result, 13, 20);
	assert_true(
	    fraction_between(&result, (struct fraction){3, 5}, (struct fraction){3, 4}, 2, 3));
	assert_fraction(result, 7, 10);
	/* Downwards through zero: from 10% to -10% is nothing half way. */
	assert_true(
	    fraction_between(&result, (struct fraction){1, 10}, (struct fraction){-1, 10}, 2, 4));
	assert_fraction(result, 0, 1);
}

static void a_line_agrees_with_cross_multiplication(void **state)
{
	uint64_t seed = 1066;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct fraction from = random_fraction(&seed), to = random_fraction(&seed), result;
		int steps = 2 + (int)(random_next(&seed) % 40);
		int step = 1 + (int)(random_next(&seed) % (uint64_t)(steps - 1));

		/* Halved until everything below fits 127 bits. */
		from.numerator %= 1 << 24;
		to.numerator %= 1 << 24;
		from.denominator = from.denominator % (1 << 20) + 1;
		to.denominator = to.denominator % (1 << 20) + 1;
		assert_true(fraction_between(&result, from, to, step, steps));
		assert_true(is_in_lowest_terms(result));

		wide fd = from.denominator, td = to.denominator;
		wide sum = from.numerator * td * (steps - step) + to.numerator * fd * step;

		assert_true(result.numerator * (fd * td * steps) == sum * result.denominator);
	}
}

static void a_line_out_of_range_leaves_the_result(void **state)
{
	struct fraction result = {7, 11};

	(void)state;
	assert_false(fraction_between(&result, (struct fraction){1, INT64_MAX},
				      (struct fraction){1, INT64_MAX - 1}, 1, 3));
	assert_fraction(result, 7, 11);
}

/* Section 3: half away from zero; section 6, the worked example's roundings. */
static void a_share_of_a_count_rounds_half_away_from_zero(void **state)
{
	static const struct {
		int64_t count, numerator, denominator, part;
	} cases[] = {
	    {5, 1, 2, 3},
	    {-5, 1, 2, -3},
	    {5, -1, 2, -3},
	    {3, 1, 2, 2},
	    {1, 1, 3, 0},
	    {2, 1, 3, 1},
	    {-1, 1, 3, 0},
	    {-2, 1, 3, -1},
	    {0, 1, 2, 0},
	    {7, 0, 1, 0},
	    /* 10,000 x 1.02^3 = 10,612.08; 40,000 -> 42,448.32; 5,000 -> 5,306.04. */
	    {10000, 1061208, 1000000, 10612},
	    {40000, 1061208, 1000000, 42448},
	    {5000, 1061208, 1000000, 5306},
	    /* Avoided: 10,612 x 20% x 50% = 1,061.2; 42,448 x 30% x 50% = 6,367.2. */
	    {10612, 1, 10, 1061},
	    {42448, 3, 20, 6367},
	    /* First contact: 36,081 x 60/75 = 28,864.8. */
	    {36081, 4, 5, 28865},
	    /* Shift: 28,865 x 20% = 5,773 exactly. */
	    {28865, 1, 5, 5773},
	    {INT64_MAX, 1, 1, INT64_MAX},
	    {INT64_MIN, 1, 1, INT64_MIN},
	    {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX},
	};
	int64_t part = 4711;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_true(
		    fraction_of(&part, cases[i].count,
				(struct fraction){cases[i].numerator, cases[i].denominator}));
		assert_int_equal(part, cases[i].part);
	}
	part = 4711;
	assert_false(fraction_of(&part, INT64_MAX, (struct fraction){2, 1}));
	assert_false(fraction_of(&part, INT64_MIN, (struct fraction){-1, 1}));
	assert_int_equal(part, 4711);
}

static void division_rounds_to_the_nearest_and_halves_away(void **state)
{
	uint64_t seed = 1835;
	int64_t quotient = 4711;

	(void)state;
	for (int i = 0; i < 50000; i++) {
		wide numerator = (wide)random_int(&seed) * (random_int(&seed) >> 32);
		wide denominator = (random_int(&seed) >> 1 & INT64_MAX >> 1) + 1;

		if (!wide_round(&quotient, numerator, denominator))
			continue;
		/* The remainder is at most half, and exactly half only away from zero. */
		wide rest = numerator - quotient * denominator;
		wide doubled = rest < 0 ? -2 * rest : 2 * rest;

		assert_true(doubled <= denominator);
		if (doubled == denominator)
			assert_true((numerator < 0) == (rest > 0));
	}
	quotient = 4711;
	assert_false(wide_round(&quotient, (wide)INT64_MAX * 2 + 1, 2));
	assert_int_equal(quotient, 4711);
	assert_true(wide_round(&quotient, (wide)INT64_MAX * 2, 2));
	assert_int_equal(quotient, INT64_MAX);
	assert_true(wide_round(&quotient, (wide)INT64_MIN * 2, 2));
	assert_int_equal(quotient, INT64_MIN);
	assert_false(wide_round(&quotient, (wide)INT64_MIN * 2 - 1, 2));
}

static void plain_shares_carry_full_precision(void **state)
{
	char text[SHARE_TEXT_SIZE];

	(void)state;
	assert_string_equal(share_plain((struct share){460000000}, text), "0.46");
	assert_string_equal(share_plain((struct share){-100000000}, text), "-0.1");
	assert_string_equal(share_plain((struct share){SHARE_ONE}, text), "1");
	assert_string_equal(share_plain((struct share){0}, text), "0");
	assert_string_equal(share_plain((struct share){1}, text), "0.000000001");
	assert_string_equal(share_plain((struct share){-1}, text), "-0.000000001");
	assert_string_equal(share_plain((struct share){(int64_t)SHARE_ONE * 10}, text), "10");
	assert_string_equal(share_plain((struct share){INT64_MIN}, text), "-9223372036.854775808");
}

/* To a tenth of a percent, half away from zero: 0.05% is a tenth, less is not. */
static void percentages_for_people_have_a_decimal_only_where_needed(void **state)
{
	static const struct {
		int64_t billionths;
		const char *text;
	} cases[] = {
	    {460000000, "46%"},
	    {123000000, "12.3%"},
	    {85000000, "8.5%"},
	    {0, "0%"},
	    {SHARE_ONE, "100%"},
	    {-100000000, "-10%"},
	    {123499999, "12.3%"},
	    {123500000, "12.4%"},
	    {-123500000, "-12.4%"},
	    {-123499999, "-12.3%"},
	    {500000, "0.1%"},
	    {-500000, "-0.1%"},
	    {119999999, "12%"},
	    {10000000000, "1000%"},
	    /* A share that is there but rounds to nothing must not look like none. */
	    {499999, "<0.1%"},
	    {1, "<0.1%"},
	    {-1, ">-0.1%"},
	    {INT64_MAX, "922337203685.5%"},
	    {INT64_MIN, "-922337203685.5%"},
	};
	char text[SHARE_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_string_equal(share_percent((struct share){cases[i].billionths}, text),
				    cases[i].text);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_fraction_is_in_lowest_terms_over_a_positive_number),
	    cmocka_unit_test(terms_that_do_not_fit_when_reduced_are_refused),
	    cmocka_unit_test(large_terms_reduce_exactly),
	    cmocka_unit_test(shares_become_fractions_and_come_back),
	    cmocka_unit_test(a_share_of_a_fraction_rounds_half_away_and_saturates),
	    cmocka_unit_test(sums_and_products_agree_with_cross_multiplication),
	    cmocka_unit_test(sums_and_products_out_of_range_leave_the_result),
	    cmocka_unit_test(comparison_holds_at_the_ends_of_the_range),
	    cmocka_unit_test(a_line_begins_and_ends_at_its_ends),
	    cmocka_unit_test(a_line_has_equal_steps),
	    cmocka_unit_test(a_line_agrees_with_cross_multiplication),
	    cmocka_unit_test(a_line_out_of_range_leaves_the_result),
	    cmocka_unit_test(a_share_of_a_count_rounds_half_away_from_zero),
	    cmocka_unit_test(division_rounds_to_the_nearest_and_halves_away),
	    cmocka_unit_test(plain_shares_carry_full_precision),
	    cmocka_unit_test(percentages_for_people_have_a_decimal_only_where_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
