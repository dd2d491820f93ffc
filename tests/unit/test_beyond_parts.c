/*
 * Single sums at the ends of the range of what is counted.
 */
#include "unit.h"

#include <math.h>

#include "sums/indicator_sum.h"
#include "sums/channel_blocks.h"
#include "sums/draws.h"
#include "sums/spread.h"

static void a_baseline_grows_as_far_as_it_is_counted(void **state)
{
	struct baseline_growth growth[MOST_GROWTH_YEARS];
	const struct money baseline = {1000 * MONEY_PER_POUND};

	(void)state;
	/* 3% a year, compounded: 1.03^2 - 1 is 6.09%. */
	assert_true(baseline_growth_find(growth, baseline, (struct fraction){3, 100}));
	assert_int_equal(growth[0].expectation.hundredths, 30 * MONEY_PER_POUND);
	assert_int_equal(growth[1].expectation.hundredths, 609 * MONEY_PER_POUND / 10);
	assert_int_equal(growth[1].more.hundredths, 309 * MONEY_PER_POUND / 10);
	assert_false(
	    baseline_growth_find(growth, (struct money){INT64_MAX}, (struct fraction){3, 1}));
	assert_false(baseline_growth_find(growth, baseline,
					  (struct fraction){(wide)1 << 110, ((wide)1 << 109) - 1}));
}

/* Of five figures a tenth is the first or the third: 0.5 - 0.67 and 0.5 + 0.67 of them. */
static void the_errors_of_few_figures_end_at_the_first_of_them(void **state)
{
	static const int64_t figures[] = {0, 10, 20, 30, 400};
	struct spread spread;

	(void)state;
	spread_find(&spread, figures, 5);
	assert_int_equal(spread.figures[SPREAD_P10], 4);
	assert_true(spread.errors[SPREAD_P10] == 10);
	/* One says nothing of how far others are from it. */
	spread_find(&spread, &figures[4], 1);
	assert_int_equal(spread.figures[SPREAD_MEAN], 400);
	assert_true(spread.errors[SPREAD_MEAN] == 0 && spread.errors[SPREAD_P90] == 0);
}

static void what_is_always_the_same_goes_with_nothing(void **state)
{
	static const double ranks[] = {0, 1, 2}, same[] = {1, 1, 1};

	(void)state;
	assert_true(spread_correlation(ranks, ranks, 3) > 0.999);
	assert_true(spread_correlation(ranks, same, 3) == 0);
	assert_true(spread_correlation(same, ranks, 3) == 0);
}

/* 11 x 10^15 and three is odd and above 2^53: no double, and the nearest is one more. */
static void a_draw_that_is_rounded_beyond_its_range_is_the_end_of_it(void **state)
{
	const int64_t high = 11000000000000000;
	const struct draw_range rising = {.low = -3, .central = high, .high = high},
				falling = {.low = -high, .central = -high, .high = 3};

	(void)state;
	assert_int_equal(draw_triangular(&rising, nextafter(1, 0)), high);
	assert_int_equal(draw_triangular(&falling, 0), -high);
}

/* 2^63 - 1 hundredths, and one more. */
static void what_a_block_costs_is_counted_to_the_last(void **state)
{
	const struct money none = {0};
	struct money cost = {4711}, promised = {4711};

	(void)state;
	assert_true(channel_blocks_cost(&cost, &promised, (struct money){40000}, 3,
					(struct money){55}, 1, none));
	assert_int_equal(cost.hundredths, 120100);
	assert_int_equal(promised.hundredths, 80100);
	assert_false(
	    channel_blocks_cost(&cost, &promised, (struct money){INT64_MAX}, 2, none, 0, none));
	assert_false(channel_blocks_cost(&cost, &promised, (struct money){INT64_MAX}, 1,
					 (struct money){1}, 0, none));
}

/* Half of a penny goes up; what no vector and no 64 bits hold is found exactly or refused. */
static void a_portion_beyond_its_quick_way_is_exact_or_refused(void **state)
{
	const struct fraction longest = {(wide)1 << 118, ((wide)1 << 118) + 1};
	struct portion portion;
	struct money part = {4711};
	int64_t whole = 0;

	(void)state;
	portion_make(&portion, longest, 1);
	assert_true(portion_of(&whole, 1000, &portion));
	assert_int_equal(whole, 1000);
	portion_make(&portion, (struct fraction){1, ((wide)1 << 119) + 1}, 1);
	assert_true(portion_of(&whole, INT64_MAX, &portion));
	assert_int_equal(whole, 0);
	portion_make(&portion, (struct fraction){101, 100}, MONEY_PER_PENNY);
	assert_false(portion_of_money(&part, (struct money){INT64_MAX}, &portion));
	assert_true(portion_of_money(&part, (struct money){15000}, &portion));
	assert_int_equal(part.hundredths, 15200); /* £1.515 */
}

static void what_is_not_surely_rounded_is_left(void **state)
{
	static const struct {
		double amount, error;
		bool is_settled;
		int64_t whole;
	} rules[] = {{2.4, 1e-9, true, 2},          {2.6, 1e-9, true, 3},  {2.5, 1e-9, false, 0},
		     {2.5 - 1e-10, 1e-9, false, 0}, {2.4, 0.2, false, 0},  {-0.4, 1e-9, false, 0},
		     {0x1p41, 1e-9, false, 0},      {NAN, 1e-9, false, 0}, {2.4, NAN, false, 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		int64_t whole = 0;

		assert_int_equal(steps_settle(&whole, rules[i].amount, rules[i].error),
				 rules[i].is_settled);
		assert_int_equal(whole, rules[i].whole);
	}
}

static void an_error_beyond_all_figures_leaves_nothing(void **state)
{
	(void)state;
	assert_int_equal(spread_round(123456, 1e30), 0);
	assert_int_equal(spread_round(123456, 500), 123500);
	assert_int_equal(spread_round(123456, 0), 123456);
	/* A range of one value. */
	assert_int_equal(
	    draw_triangular(&(struct draw_range){.low = 5, .central = 5, .high = 5}, 0.3), 5);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_baseline_grows_as_far_as_it_is_counted),
	    cmocka_unit_test(the_errors_of_few_figures_end_at_the_first_of_them),
	    cmocka_unit_test(what_is_always_the_same_goes_with_nothing),
	    cmocka_unit_test(a_draw_that_is_rounded_beyond_its_range_is_the_end_of_it),
	    cmocka_unit_test(what_a_block_costs_is_counted_to_the_last),
	    cmocka_unit_test(a_portion_beyond_its_quick_way_is_exact_or_refused),
	    cmocka_unit_test(what_is_not_surely_rounded_is_left),
	    cmocka_unit_test(an_error_beyond_all_figures_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
