/* Where a figure turns, exactly, by figures whose turns are known. */
#include "unit.h"

#include "sums/switching.h"

/* A straight line through nothing at 52, in thousandths. */
static bool line(void *data, int64_t value, int64_t *figures)
{
	(void)data;
	figures[0] = value - 52000;
	figures[1] = 52000 - value;
	return true;
}

static void a_line_turns_where_it_is_nought(void **state)
{
	static const int64_t points[] = {0, 40000, 100000};
	struct switch_turns turns[2];

	(void)state;
	switching_find(turns, 2, points, 3, line, NULL);
	assert_int_equal(turns[0].count, 1);
	assert_int_equal(turns[0].items[0].value, 52000);
	assert_int_equal(turns[0].items[0].side, -1);
	/* The other is met up to there. */
	assert_int_equal(turns[1].count, 1);
	assert_int_equal(turns[1].items[0].value, 52000);
	assert_int_equal(turns[1].items[0].side, 1);
}

/* Whole posts of 3,000 contacts: the first is worth its cost from the 9,000th contact on. */
static bool steps(void *data, int64_t value, int64_t *figures)
{
	(void)data;
	figures[0] = value / 3000 * 25000 - 60000;
	return true;
}

static void a_figure_that_steps_turns_at_its_step(void **state)
{
	static const int64_t points[] = {0, 1000000};
	struct switch_turns turns[1];
	int64_t at, before;

	(void)state;
	switching_find(turns, 1, points, 2, steps, NULL);
	assert_int_equal(turns[0].count, 1);
	assert_int_equal(turns[0].items[0].value, 9000);
	(void)steps(NULL, 9000, &at);
	(void)steps(NULL, 8999, &before);
	assert_true(at >= 0 && before < 0);
}

/* As many lines as there may be figures, through nothing at 10, 20, 30, 40 and 50. */
static bool lines(void *data, int64_t value, int64_t *figures)
{
	(void)data;
	for (int64_t i = 0; i < MOST_SWITCHED; i++)
		figures[i] = value - 10 * (i + 1);
	return true;
}

static void as_many_figures_as_there_may_be_have_their_turns(void **state)
{
	static const int64_t points[] = {0, 25, 100};
	struct switch_turns turns[MOST_SWITCHED];

	(void)state;
	switching_find(turns, MOST_SWITCHED, points, 3, lines, NULL);
	for (int i = 0; i < MOST_SWITCHED; i++) {
		assert_int_equal(turns[i].count, 1);
		assert_int_equal(turns[i].items[0].value, 10 * (i + 1));
	}
}

/* The same line, with no figures at 51,900 to 52,100 or at the place that is asked for. */
static bool broken(void *data, int64_t value, int64_t *figures)
{
	return value != *(const int64_t *)data && (value < 51900 || value > 52100) &&
	       line(NULL, value, figures);
}

/* A turn among values that are not possible is not told, and a point that is not is passed over. */
static void what_has_no_figures_has_no_turn(void **state)
{
	static const int64_t points[] = {0, 40000, 100000}, others[] = {0, 53000, 100000};
	struct switch_turns turns[2];
	int64_t none = -1, middle = 53000;

	(void)state;
	switching_find(turns, 2, points, 3, broken, &none);
	assert_int_equal(turns[0].count, 0);
	assert_int_equal(turns[1].count, 0);
	/* Both sides of the turn are points, but the one between 0 and 100,000 has no figures. */
	switching_find(turns, 2, others, 3, broken, &middle);
	assert_int_equal(turns[0].count, 0);
}

/* (x - 10)(x - 70), below zero between the two. */
static bool bowl(void *data, int64_t value, int64_t *figures)
{
	(void)data;
	figures[0] = (value - 10) * (value - 70);
	return true;
}

static void a_curve_may_turn_twice(void **state)
{
	static const int64_t points[] = {0, 50, 100};
	struct switch_turns turns[1];

	(void)state;
	switching_find(turns, 1, points, 3, bowl, NULL);
	assert_int_equal(turns[0].count, 2);
	assert_int_equal(turns[0].items[0].value, 10);
	assert_int_equal(turns[0].items[0].side, 1);
	assert_int_equal(turns[0].items[1].value, 70);
	assert_int_equal(turns[0].items[1].side, -1);
}

static bool level(void *data, int64_t value, int64_t *figures)
{
	(void)data;
	(void)value;
	figures[0] = 7;
	return true;
}

static void what_does_not_turn_has_no_turn(void **state)
{
	static const int64_t points[] = {-5, 0, 5};
	struct switch_turns turns[1];

	(void)state;
	switching_find(turns, 1, points, 3, level, NULL);
	assert_int_equal(turns[0].count, 0);
}

/* A share over 60 cannot be: what lies behind it is not looked into. */
static bool partly(void *data, int64_t value, int64_t *figures)
{
	(void)data;
	figures[0] = value - 80;
	return value <= 60;
}

static void what_is_not_possible_is_no_turn(void **state)
{
	static const int64_t points[] = {0, 50, 100};
	struct switch_turns turns[1];

	(void)state;
	switching_find(turns, 1, points, 3, partly, NULL);
	assert_int_equal(turns[0].count, 0);
}

/* Over the whole of a milliard a curve that interpolation alone would creep along. */
static bool steep(void *data, int64_t value, int64_t *figures)
{
	size_t *n_looks = data;

	(*n_looks)++;
	figures[0] = value < 999999000 ? -1 : (value - 999999000) * 1000000;
	return true;
}

static void it_is_found_in_few_looks(void **state)
{
	static const int64_t points[] = {0, 1000000000};
	struct switch_turns turns[1];
	size_t n_looks = 0;

	(void)state;
	switching_find(turns, 1, points, 2, steep, &n_looks);
	assert_int_equal(turns[0].items[0].value, 999999000);
	assert_true(n_looks < 120);
}

/* One below nothing at each odd value. */
static bool to_and_fro(void *data, int64_t value, int64_t *figures)
{
	(void)data;
	figures[0] = value % 2 == 0 ? 1 : -1;
	return true;
}

static void no_more_turns_are_kept_than_there_is_room_for(void **state)
{
	int64_t points[MOST_TURNS + 5];
	struct switch_turns turns[1];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(points); i++)
		points[i] = (int64_t)i;
	switching_find(turns, 1, points, COUNT_OF(points), to_and_fro, NULL);
	assert_int_equal(turns[0].count, MOST_TURNS);
	for (size_t i = 0; i < MOST_TURNS; i++)
		assert_in_range(turns[0].items[i].value, i, i + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_turns_where_it_is_nought),
	    cmocka_unit_test(a_figure_that_steps_turns_at_its_step),
	    cmocka_unit_test(as_many_figures_as_there_may_be_have_their_turns),
	    cmocka_unit_test(what_has_no_figures_has_no_turn),
	    cmocka_unit_test(a_curve_may_turn_twice),
	    cmocka_unit_test(what_does_not_turn_has_no_turn),
	    cmocka_unit_test(what_is_not_possible_is_no_turn),
	    cmocka_unit_test(it_is_found_in_few_looks),
	    cmocka_unit_test(no_more_turns_are_kept_than_there_is_room_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
