#include "unit.h"

#include "base/quartile.h"

/* Data with two decimals; quartiles to four. */
static void assert_quartiles(const int *data, size_t count, const int64_t *expected)
{
	int64_t values[64];

	assert_true(count <= COUNT_OF(values));
	for (size_t i = 0; i < count; i++)
		values[i] = (int64_t)data[i] * 100;
	for (int quarter = 0; quarter <= 4; quarter++)
		assert_int_equal(quartile_of(values, count, quarter), expected[quarter]);
}

/*
 * R, quantile(mtcars$mpg), type 7 being the default; the manual of datasets
 * has the data:  0% 10.400  25% 15.425  50% 19.200  75% 22.800  100% 33.900
 */
static void quartiles_are_those_of_r_for_mtcars(void **state)
{
	static const int mpg[] = {1040, 1040, 1330, 1430, 1470, 1500, 1520, 1520, 1550, 1580, 1640,
				  1730, 1780, 1810, 1870, 1920, 1920, 1970, 2100, 2100, 2140, 2140,
				  2150, 2280, 2280, 2440, 2600, 2730, 3040, 3040, 3240, 3390};
	static const int64_t expected[] = {104000, 154250, 192000, 228000, 339000};

	(void)state;
	assert_int_equal(COUNT_OF(mpg), 32);
	assert_quartiles(mpg, COUNT_OF(mpg), expected);
}

/* R, quantile(women$height): 58.0 61.5 65.0 68.5 72.0. */
static void quartiles_are_those_of_r_for_women(void **state)
{
	static const int height[] = {5800, 5900, 6000, 6100, 6200, 6300, 6400, 6500,
				     6600, 6700, 6800, 6900, 7000, 7100, 7200};
	static const int64_t expected[] = {580000, 615000, 650000, 685000, 720000};

	(void)state;
	assert_quartiles(height, COUNT_OF(height), expected);
}

/*
 * Microsoft's page of QUARTILE.INC: of 1, 2, 4, 7, 8, 9, 10, 12 the first is
 * 3.5.  The others by its rule: 7 x 0.5 = 3.5, between 7 and 8; 7 x 0.75 =
 * 5.25, a quarter from 9 to 10.
 */
static void quartiles_are_those_of_spreadsheets(void **state)
{
	static const int data[] = {100, 200, 400, 700, 800, 900, 1000, 1200};
	static const int64_t expected[] = {10000, 35000, 75000, 92500, 120000};

	(void)state;
	assert_quartiles(data, COUNT_OF(data), expected);
}

/* Between 1 and 2: 1.25, 1.5 and 1.75, half away from zero; and so below it. */
static void a_quartile_rounds_to_a_whole_unit(void **state)
{
	const int64_t above[] = {1, 2}, below[] = {-2, -1};

	(void)state;
	assert_int_equal(quartile_of(above, 2, 1), 1);
	assert_int_equal(quartile_of(above, 2, 2), 2);
	assert_int_equal(quartile_of(above, 2, 3), 2);
	assert_int_equal(quartile_of(below, 2, 2), -2);
	assert_int_equal(quartile_of(above, 1, 2), 1);
	/* 4 x 1.25 */
	assert_true(quartile_fourfold(above, 2, 1) == 5);
}

/* Nothing overflows on the way. */
static void a_quartile_spans_the_whole_range(void **state)
{
	const int64_t ends[] = {INT64_MIN, INT64_MAX};

	(void)state;
	assert_int_equal(quartile_of(ends, 2, 0), INT64_MIN);
	assert_int_equal(quartile_of(ends, 2, 4), INT64_MAX);
	/* The middle is -0.5, half away from zero -1. */
	assert_int_equal(quartile_of(ends, 2, 2), -1);
}

/* Quartiles rise, and lie within the values. */
static void quartiles_are_in_order(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 200; round++) {
		int64_t values[30];
		size_t count = (size_t)(random_next(&seed) % 30) + 1;

		for (size_t i = 0; i < count; i++)
			values[i] = random_int(&seed);
		quartile_sort(values, count);
		for (int quarter = 0; quarter < 4; quarter++)
			assert_true(quartile_of(values, count, quarter) <=
				    quartile_of(values, count, quarter + 1));
		assert_int_equal(quartile_of(values, count, 0), values[0]);
		assert_int_equal(quartile_of(values, count, 4), values[count - 1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(quartiles_are_those_of_r_for_mtcars),
	    cmocka_unit_test(quartiles_are_those_of_r_for_women),
	    cmocka_unit_test(quartiles_are_those_of_spreadsheets),
	    cmocka_unit_test(a_quartile_rounds_to_a_whole_unit),
	    cmocka_unit_test(a_quartile_spans_the_whole_range),
	    cmocka_unit_test(quartiles_are_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
