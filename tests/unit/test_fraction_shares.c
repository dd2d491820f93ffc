/* Shares: what they become, and how they round, in sums and for people. */
#include "fractions.h"

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

/*
 * 0.999999999^3 = 999,999,997,000,000,002,999,999,999 / 10^27; of 9 x 10^18 it is
 * 8,999,999,973,000,000,026.99..., of which a hundredth is 89,999,999,730,000,000.27.
 */
static void products_of_three_fine_shares_are_exact(void **state)
{
	const struct fraction one = {999999999, 1000000000};
	const int64_t count = 9000000000000000000;
	struct fraction share;
	int64_t part;

	(void)state;
	assert_true(fraction_multiply(&share, one, one));
	assert_true(fraction_multiply(&share, share, one));
	assert_true(fraction_of(&part, count, share));
	assert_int_equal(part, 8999999973000000027);
	assert_true(fraction_of(&part, -count, share));
	assert_int_equal(part, -8999999973000000027);
	assert_true(fraction_of_parts(&part, count, share, 100));
	assert_int_equal(part, 89999999730000000);
	assert_false(fraction_of(&part, 2, (struct fraction){(wide)1 << 118, 3}));
	/* 1/2 of a fine share more: 2^118 + 1 over 2^117 is just above 2. */
	assert_true(fraction_compare((struct fraction){((wide)1 << 118) + 1, (wide)1 << 117},
				     (struct fraction){2, 1}) > 0);
	assert_true(fraction_compare((struct fraction){-((wide)1 << 118) - 1, (wide)1 << 117},
				     (struct fraction){-2, 1}) < 0);
}

/*
 * The sum of 1/k for k from 1,001 to 1,060, whose lowest terms have 377 bits: 0.058240615404145
 * by Python's Fraction.  Sixty terms cut to eighteen decimals take off less than 10^-16.
 */
static void any_number_of_ratios_can_be_added_up(void **state)
{
	struct fraction sum = fraction_zero, exact = fraction_zero, twice;
	bool is_exact = true;
	int64_t part;

	(void)state;
	for (int k = 1001; k <= 1060; k++) {
		assert_true(fraction_add_near(&sum, sum, (struct fraction){1, k}));
		is_exact = is_exact && fraction_add(&exact, exact, (struct fraction){1, k});
	}
	assert_false(is_exact);
	assert_true(fraction_of(&part, 1000000000000000, sum));
	assert_int_equal(part, 58240615404145);
	/* And divided by each other: twice a sum by the sum is two. */
	assert_true(fraction_add_near(&twice, sum, sum));
	assert_true(fraction_divide_near(&twice, twice, sum));
	assert_int_equal(fraction_compare(twice, (struct fraction){2, 1}), 0);
	assert_false(fraction_divide_near(&twice, twice, fraction_zero));
}

/*
 * Of terms whose sum has 164 bits each is cut to eighteen decimals, towards zero:
 * (10^24 + 7) / (3 x 10^24 + 1) is 0.333333333333333333333335..., (10^24 + 9) / (7 x 10^24 + 3) is
 * 0.142857142857142857142858....
 */
static void what_is_too_fine_is_cut_towards_zero(void **state)
{
	const wide million = 1000000, large = million * million * million * million;
	const struct fraction third = {large + 7, 3 * large + 1},
			      seventh = {large + 9, 7 * large + 3},
			      minus = {-(large + 7), 3 * large + 1};
	const int64_t places = 1000000000000000000;
	struct fraction found, wanted;

	(void)state;
	assert_false(fraction_add(&found, third, seventh));
	assert_true(fraction_add_near(&found, third, seventh));
	assert_true(fraction_new(&wanted, 333333333333333333 + 142857142857142857, places));
	assert_int_equal(fraction_compare(found, wanted), 0);
	assert_true(fraction_add_near(&found, minus, seventh));
	assert_true(fraction_new(&wanted, 142857142857142857 - 333333333333333333, places));
	assert_int_equal(fraction_compare(found, wanted), 0);
	assert_false(fraction_divide(&found, third, seventh));
	assert_true(fraction_divide_near(&found, third, seventh));
	assert_true(fraction_new(&wanted, 333333333333333333, 142857142857142857));
	assert_int_equal(fraction_compare(found, wanted), 0);
	/* What is cut to more than a fraction holds is told. */
	assert_false(fraction_add_near(&found, (struct fraction){large * million, 7},
				       (struct fraction){large + 9, 7 * large + 3}));
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
	    /* Nor one that is not whole like all. */
	    {999499999, "99.9%"},
	    {999500000, ">99.9%"},
	    {999999999, ">99.9%"},
	    {1000000000, "100%"},
	    {1000000001, "100%"},
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

/* A rate of 3.25% is not 3.3%: what somebody gave has all its decimals. */
static void a_share_as_given_keeps_its_decimals(void **state)
{
	static const struct {
		int64_t billionths;
		const char *text;
	} cases[] = {
	    {32500000, "3.25%"},    {25700000, "2.57%"},
	    {460000000, "46%"},     {0, "0%"},
	    {1, "0.0000001%"},      {-123450000, "-12.345%"},
	    {10000000000, "1000%"}, {INT64_MIN, "-922337203685.4775808%"},
	};
	char text[SHARE_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_string_equal(share_given((struct share){cases[i].billionths}, text),
				    cases[i].text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(shares_become_fractions_and_come_back),
	    cmocka_unit_test(a_share_of_a_fraction_rounds_half_away_and_saturates),
	    cmocka_unit_test(a_share_of_a_count_rounds_half_away_from_zero),
	    cmocka_unit_test(products_of_three_fine_shares_are_exact),
	    cmocka_unit_test(any_number_of_ratios_can_be_added_up),
	    cmocka_unit_test(what_is_too_fine_is_cut_towards_zero),
	    cmocka_unit_test(division_rounds_to_the_nearest_and_halves_away),
	    cmocka_unit_test(plain_shares_carry_full_precision),
	    cmocka_unit_test(a_share_as_given_keeps_its_decimals),
	    cmocka_unit_test(percentages_for_people_have_a_decimal_only_where_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
