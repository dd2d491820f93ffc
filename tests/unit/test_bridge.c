/* The bridge from gross to cash, step by step and at the edge of what can be counted. */
#include "unit.h"

#include "sums/bridge.h"
#include "sums/status.h"

static struct money pounds(int64_t amount)
{
	return (struct money){amount * MONEY_PER_POUND};
}

/* Steps of different sizes, so that none can stand for another: 1, 2, 4, ... 2048. */
static struct bridge powers(void)
{
	struct bridge bridge = {0};

	for (int step = 0; step < N_STEPS; step++)
		bridge.steps[step] = pounds(1 << step);
	return bridge;
}

/* Gross of the first five steps, 31; cash of nine, 511; net of all twelve, 4,095. */
static void sums_are_of_the_steps_up_to_their_level(void **state)
{
	const struct bridge bridge = powers();
	struct money cash, net;

	(void)state;
	assert_true(bridge_cash_and_net(&cash, &net, &bridge));
	assert_int_equal(bridge_gross(&bridge).hundredths, pounds(31).hundredths);
	assert_int_equal(bridge_cash(&bridge).hundredths, pounds(511).hundredths);
	assert_int_equal(cash.hundredths, pounds(511).hundredths);
	assert_int_equal(net.hundredths, pounds(4095).hundredths);
}

/*
 * Of a gross gain of £100, £60 is cash and £45 of that counted on: capacity is £40 less and
 * confidence £15 less, so that cash comes to £45.
 */
static void a_gain_leaves_what_is_not_cash_and_not_counted_on(void **state)
{
	struct bridge bridge = {0}, twice = {0};

	(void)state;
	assert_true(bridge_add_gain(&bridge, STEP_PRICES, pounds(100), pounds(60), pounds(45)));
	assert_int_equal(bridge.steps[STEP_PRICES].hundredths, pounds(100).hundredths);
	assert_int_equal(bridge.steps[STEP_CAPACITY].hundredths, pounds(-40).hundredths);
	assert_int_equal(bridge.steps[STEP_CONFIDENCE].hundredths, pounds(-15).hundredths);
	assert_int_equal(bridge_cash(&bridge).hundredths, pounds(45).hundredths);
	assert_true(bridge_deduct(&bridge, STEP_RUNNING, pounds(7)));
	assert_true(bridge_add(&twice, &bridge) && bridge_add(&twice, &bridge));
	assert_int_equal(twice.steps[STEP_RUNNING].hundredths, pounds(-14).hundredths);
	assert_int_equal(twice.steps[STEP_CAPACITY].hundredths, pounds(-80).hundredths);
	/* What running cost takes off in both of two years, and in the second alone. */
	assert_int_equal(
	    bridge_taken((struct bridge[]){bridge, twice}, 0, 1, STEP_RUNNING).hundredths,
	    pounds(21).hundredths);
	assert_int_equal(
	    bridge_taken((struct bridge[]){bridge, twice}, 1, 1, STEP_RUNNING).hundredths,
	    pounds(14).hundredths);
}

/* The most that is counted and one more, at each level. */
static void what_is_beyond_counting_is_told(void **state)
{
	static const enum case_step last[] = {LAST_GROSS_STEP, LAST_CASH_STEP, N_STEPS - 1};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(last); i++) {
		struct bridge bridge = {0}, one = {0};
		struct money cash, net;

		bridge.steps[STEP_PROMISED].hundredths = INT64_MAX;
		assert_true(bridge_cash_and_net(&cash, &net, &bridge));
		assert_int_equal(net.hundredths, INT64_MAX);
		bridge.steps[last[i]].hundredths = 1;
		one.steps[last[i]].hundredths = INT64_MAX;
		assert_false(bridge_cash_and_net(&cash, &net, &bridge));
		assert_false(bridge_add(&bridge, &one));
		assert_false(bridge_add_gain(&bridge, STEP_PROMISED, (struct money){1},
					     (struct money){1}, (struct money){1}));
		bridge.steps[last[i]].hundredths = INT64_MIN;
		assert_false(bridge_deduct(&bridge, last[i], (struct money){1}));
	}
}

static void every_step_and_status_has_words_of_its_own(void **state)
{
	(void)state;
	for (int step = 0; step < N_STEPS; step++)
		for (int before = 0; before < step; before++)
			assert_string_not_equal(bridge_step_names[step], bridge_step_names[before]);
	assert_string_equal(sums_status_said[SUMS_DONE], "done");
	for (int status = SUMS_DONE; status <= SUMS_BEYOND; status++)
		for (int before = SUMS_DONE; before < status; before++)
			assert_string_not_equal(sums_status_said[status], sums_status_said[before]);
}

/* The range ends at each sum of a gain in turn; the steps before it are as they come. */
static void a_gain_beyond_counting_is_told_of_each_step(void **state)
{
	static const struct {
		enum case_step full; /* at one end of the range */
		int64_t at;
		int64_t gross, cash, counted;
		bool is_in_range;
	} rules[] = {{STEP_PRICES, 0, 5, 4, 3, true},
		     {STEP_PRICES, INT64_MAX, 5, 4, 3, false},
		     {STEP_PRICES, 0, INT64_MIN, 4, 3, false},
		     {STEP_CAPACITY, INT64_MIN, 5, 4, 3, false},
		     {STEP_CAPACITY, INT64_MAX, 5, 4, 3, true},
		     {STEP_PRICES, 0, INT64_MAX, INT64_MAX, -3, false},
		     {STEP_CONFIDENCE, INT64_MIN, 5, 4, 3, false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct bridge bridge = {0};

		bridge.steps[rules[i].full].hundredths = rules[i].at;
		assert_int_equal(bridge_add_gain(&bridge, STEP_PRICES,
						 (struct money){rules[i].gross},
						 (struct money){rules[i].cash},
						 (struct money){rules[i].counted}),
				 rules[i].is_in_range);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sums_are_of_the_steps_up_to_their_level),
	    cmocka_unit_test(a_gain_leaves_what_is_not_cash_and_not_counted_on),
	    cmocka_unit_test(what_is_beyond_counting_is_told),
	    cmocka_unit_test(every_step_and_status_has_words_of_its_own),
	    cmocka_unit_test(a_gain_beyond_counting_is_told_of_each_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
