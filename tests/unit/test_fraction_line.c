/* Values between the years listed: fractions on a straight line, exactly. */
#include "fractions.h"

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
	const wide most = ((wide)1 << FRACTION_BITS) - 1;

	assert_false(fraction_between(&result, (struct fraction){1, most},
				      (struct fraction){1, most - 1}, 1, 3));
	assert_fraction(result, 7, 11);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_begins_and_ends_at_its_ends),
	    cmocka_unit_test(a_line_has_equal_steps),
	    cmocka_unit_test(a_line_agrees_with_cross_multiplication),
	    cmocka_unit_test(a_line_out_of_range_leaves_the_result),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
