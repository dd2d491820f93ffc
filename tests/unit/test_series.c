/*
 * Shares by year of levers for some years: straight lines between them, level behind them, growth
 * year on year; every figure by hand.
 */
#include "fixture.h"

#include "sums/series.h"

/* The base year is 2007-08. */
static const struct year base = {2007};

struct series_bench {
	struct levers levers;
	struct series_list list;
};

static void begin(struct series_bench *bench, struct fixture *fixture)
{
	*bench = (struct series_bench){.list = {.arena = fixture->arena}};
	levers_init(&bench->levers, fixture->arena);
}

/* A share in billionths, from a year on; 0: all. */
static int add(struct series_bench *bench, int year, int64_t value)
{
	return levers_add(&bench->levers, &(struct lever){.kind = LEVER_AVOIDABLE_SHARE,
							  .scope = "*",
							  .year = {year},
							  .value = value});
}

static int series(struct series_bench *bench, enum series_form form, int first, int n, int per)
{
	return series_add(&bench->list, form, &bench->levers, first, n, base, per);
}

/* What a thousand million contacts times each year's portion come to. */
static void check(struct series_bench *bench, int number, const int64_t *wanted, int n_years)
{
	struct portion portions[12];
	int beyond = 0;

	assert_true(n_years < (int)COUNT_OF(portions));
	assert_true(series_fill(portions, &bench->list.items[number], bench->levers.values, n_years,
				&beyond));
	for (int t = 0; t <= n_years; t++) {
		int64_t part = -1;

		assert_true(portion_of(&part, SHARE_ONE, &portions[t]));
		assert_int_equal(part, wanted[t]);
	}
}

static void series_of_the_same_levers_are_one_where_they_can_be(void **state)
{
	struct series_bench bench;
	int first;

	begin(&bench, *state);
	first = add(&bench, 0, 1);
	(void)add(&bench, 0, 2);
	assert_int_equal(series(&bench, SERIES_LEVEL, first, 1, 1), 0);
	assert_int_equal(series(&bench, SERIES_LEVEL, first, 1, 1), 0);
	/* Made for another divisor, of another form, of other levers. */
	assert_int_equal(series(&bench, SERIES_LEVEL, first, 1, 12), 1);
	assert_int_equal(series(&bench, SERIES_COMPOUND, first, 1, 1), 2);
	assert_int_equal(series(&bench, SERIES_LEVEL, first + 1, 1, 1), 3);
	assert_int_equal(series(&bench, SERIES_LEVEL, first, 1, 12), 1);
	assert_int_equal(series(&bench, SERIES_COMPOUND, first, 1, 1), 2);
	/* What a rule asks for is each rule's own. */
	assert_int_equal(series(&bench, SERIES_FROM_ZERO, first, 1, 1), 4);
	assert_int_equal(series(&bench, SERIES_FROM_ZERO, first, 1, 1), 5);
	assert_int_equal(series(&bench, SERIES_FACTOR, first, 1, 1), 6);
	assert_int_equal(series(&bench, SERIES_FACTOR, first, 1, 1), 7);
	assert_int_equal(bench.list.count, 8);
}

/* 10% in 2009-10 and 40% in 2012-13: 20% and 30% between, and before as the form has it. */
static void a_share_runs_straight_and_then_stays(void **state)
{
	static const int64_t level[] = {100000000, 100000000, 100000000, 200000000,
					300000000, 400000000, 400000000, 400000000},
			     /* from nothing in the base year: 5% after one of two years */
	    from_zero[] = {0, 50000000, 100000000, 200000000, 300000000, 400000000, 400000000},
			     factor[] = {1000000000, 1050000000, 1100000000, 1200000000};
	struct series_bench bench;
	int first;

	begin(&bench, *state);
	first = add(&bench, 2009, 100000000);
	(void)add(&bench, 2012, 400000000);
	check(&bench, series(&bench, SERIES_LEVEL, first, 2, 1), level, 7);
	check(&bench, series(&bench, SERIES_FROM_ZERO, first, 2, 1), from_zero, 6);
	check(&bench, series(&bench, SERIES_FACTOR, first, 2, 1), factor, 3);
}

/* The portions of a share of 10% made for twelfths, 1,000,000,000 x 0.1 / 12, rounded. */
static void a_portion_is_of_its_divisor(void **state)
{
	static const int64_t wanted[] = {8333333, 8333333};
	struct series_bench bench;
	int first;

	begin(&bench, *state);
	first = add(&bench, 0, 100000000);
	check(&bench, series(&bench, SERIES_LEVEL, first, 1, 12), wanted, 1);
}

/* Of a plan of which half is delivered, half of each year's share: 2.5%, 5%. */
static void a_scale_takes_its_part_of_the_share(void **state)
{
	static const int64_t wanted[] = {0, 25000000, 50000000, 50000000};
	struct series_bench bench;
	int first, number;

	begin(&bench, *state);
	first = add(&bench, 2009, 100000000);
	number = series(&bench, SERIES_FROM_ZERO, first, 1, 1);
	bench.list.items[number].scale = add(&bench, 0, 500000000);
	check(&bench, number, wanted, 3);
}

/*
 * 10% a year: 1.1, 1.21, 1.331; then 20% from 2010-11 on, reached at once as there is no year
 * between: 1.1 x 1.1 x 1.2 = 1.452.  Nothing and then a fall by a half: 1, 0.5, 0.25.
 */
static void growth_compounds(void **state)
{
	static const int64_t steady[] = {1000000000, 1100000000, 1210000000, 1331000000},
			     faster[] = {1000000000, 1100000000, 1210000000, 1452000000,
					 1742400000},
			     halved[] = {1000000000, 1000000000, 500000000, 250000000};
	struct series_bench bench;
	int first;

	begin(&bench, *state);
	first = add(&bench, 0, 100000000);
	check(&bench, series(&bench, SERIES_COMPOUND, first, 1, 1), steady, 3);
	first = add(&bench, 2009, 100000000);
	(void)add(&bench, 2010, 200000000);
	check(&bench, series(&bench, SERIES_COMPOUND, first, 2, 1), faster, 4);
	first = add(&bench, 2008, 0);
	(void)add(&bench, 2009, -500000000);
	check(&bench, series(&bench, SERIES_COMPOUND, first, 2, 1), halved, 3);
}

/*
 * 900,000,000,000% a year is 9,000,000,001 times as much: its cube has 100 bits, its fourth power
 * 133, more than the 119 of a fraction, and no number of 10^-15 either.
 */
static void growth_past_all_counting_is_told_with_its_year(void **state)
{
	struct portion portions[12];
	struct series_bench bench;
	int number, beyond = 0;

	begin(&bench, *state);
	number =
	    series(&bench, SERIES_COMPOUND, add(&bench, 0, INT64_C(9000000000) * SHARE_ONE), 1, 1);
	assert_true(
	    series_fill(portions, &bench.list.items[number], bench.levers.values, 3, &beyond));
	assert_false(
	    series_fill(portions, &bench.list.items[number], bench.levers.values, 4, &beyond));
	assert_int_equal(beyond, 4);
}

/* The last year of any, from the base year on; growth that is other than nothing never ends. */
static void the_last_change_is_of_all_series(void **state)
{
	struct series_bench bench;
	int first;

	begin(&bench, *state);
	assert_int_equal(series_last_change(&bench.list, bench.levers.values), 0);
	first = add(&bench, 2009, 100000000);
	(void)add(&bench, 2012, 400000000);
	(void)series(&bench, SERIES_FROM_ZERO, first, 2, 1);
	(void)series(&bench, SERIES_LEVEL, first, 1, 1);
	(void)series(&bench, SERIES_COMPOUND, add(&bench, 2011, 0), 1, 1);
	assert_int_equal(series_last_change(&bench.list, bench.levers.values), 5);
	(void)series(&bench, SERIES_COMPOUND, first, 1, 1);
	assert_int_equal(series_last_change(&bench.list, bench.levers.values), INT32_MAX);
}

/* Nothing and then 2% two years on: 1% and 2% of the years between, 1.01 x 1.02 = 1.0302. */
static void growth_that_rises_from_nothing_is_of_its_own_year(void **state)
{
	static const int64_t wanted[] = {1000000000, 1000000000, 1010000000, 1030200000,
					 1050804000};
	struct series_bench bench;
	int first;

	begin(&bench, *state);
	first = add(&bench, 2008, 0);
	(void)add(&bench, 2010, 20000000);
	check(&bench, series(&bench, SERIES_COMPOUND, first, 2, 1), wanted, 4);
}

/* What holds from before the base year on holds in all years. */
static void a_share_of_an_earlier_year_holds(void **state)
{
	static const int64_t wanted[] = {250000000, 250000000, 250000000};
	struct series_bench bench;

	begin(&bench, *state);
	check(&bench, series(&bench, SERIES_LEVEL, add(&bench, 2005, 250000000), 1, 1), wanted, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(series_of_the_same_levers_are_one_where_they_can_be),
	    TEST(a_share_runs_straight_and_then_stays),
	    TEST(a_portion_is_of_its_divisor),
	    TEST(a_scale_takes_its_part_of_the_share),
	    TEST(growth_compounds),
	    TEST(growth_past_all_counting_is_told_with_its_year),
	    TEST(the_last_change_is_of_all_series),
	    TEST(growth_that_rises_from_nothing_is_of_its_own_year),
	    TEST(a_share_of_an_earlier_year_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
