#include "unit.h"

#include "plots/axis.h"

static struct axis near_axis(const int64_t *figures, size_t count)
{
	struct axis axis;

	axis_init_near(&axis, VALUE_MONEY);
	for (size_t i = 0; i < count; i++)
		axis_cover(&axis, figures[i]);
	axis_settle(&axis, 6);
	return axis;
}

/* £5.40 to £6.22: 82p in six steps of at least 13.7p, so 20p: from £5.40 to £6.40. */
static void marks_close_together_need_no_zero(void **state)
{
	const int64_t figures[] = {61000, 54000, 62200};
	struct axis axis = near_axis(figures, COUNT_OF(figures));

	(void)state;
	assert_int_equal(axis.step, 2000);
	assert_int_equal(axis.low, 54000);
	assert_int_equal(axis.high, 64000);
}

/* £5.53 is no whole step, so the axis begins one below, not two. */
static void an_axis_begins_at_the_step_below(void **state)
{
	const int64_t figures[] = {55300, 62200};
	struct axis axis = near_axis(figures, COUNT_OF(figures));

	(void)state;
	assert_int_equal(axis.step, 2000);
	assert_int_equal(axis.low, 54000);
	assert_int_equal(axis.high, 64000);
}

/*
 * £4.39 and £4.41 are 2p apart; a tenth of £4.41 is 44.1p, 42.1p more: from £4.1795
 * to £4.6205, in steps of at least 7.35p, so 10p.
 */
static void figures_nearly_the_same_look_so(void **state)
{
	const int64_t figures[] = {43900, 44100};
	struct axis axis = near_axis(figures, COUNT_OF(figures));

	(void)state;
	assert_int_equal(axis.step, 1000);
	assert_int_equal(axis.low, 41000);
	assert_int_equal(axis.high, 47000);
}

static void one_figure_alone_stands_above_zero(void **state)
{
	const int64_t figure = 50000;
	struct axis axis = near_axis(&figure, 1);

	(void)state;
	assert_int_equal(axis.low, 0);
	assert_true(axis.high >= figure);
}

static void figures_below_zero_are_within(void **state)
{
	const int64_t figures[] = {-61000, -58000};
	struct axis axis = near_axis(figures, COUNT_OF(figures));

	(void)state;
	/* A tenth of £6.10 is 61p: from -£6.255 to -£5.645, in steps of 20p. */
	assert_int_equal(axis.low, -64000);
	assert_int_equal(axis.high, -56000);
}

/* Bars are seen from zero. */
static void any_other_axis_includes_zero(void **state)
{
	struct axis axis;

	(void)state;
	axis_init(&axis, VALUE_MONEY);
	axis_cover(&axis, 58000);
	axis_cover(&axis, 62200);
	axis_settle(&axis, 6);
	assert_int_equal(axis.low, 0);
	assert_true(axis.high >= 62200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(marks_close_together_need_no_zero),
	    cmocka_unit_test(an_axis_begins_at_the_step_below),
	    cmocka_unit_test(figures_nearly_the_same_look_so),
	    cmocka_unit_test(one_figure_alone_stands_above_zero),
	    cmocka_unit_test(figures_below_zero_are_within),
	    cmocka_unit_test(any_other_axis_includes_zero),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
