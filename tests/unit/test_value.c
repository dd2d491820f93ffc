/* Values of tables: what cannot be counted is none, with its reason. */
#include "unit.h"

#include <math.h>

#include "base/value.h"

static void assert_none(struct value value, const char *reason)
{
	assert_int_equal(value.kind, VALUE_NONE);
	assert_string_equal(value.text, reason);
}

static void what_cannot_be_counted_is_none(void **state)
{
	(void)state;
	assert_int_equal(value_money_less((struct money){5}, (struct money){7}).money.hundredths,
			 -2);
	assert_none(value_money_less((struct money){INT64_MAX}, (struct money){-1}),
		    "more than can be counted");
	assert_true(value_ratio(2.5).ratio == 2.5);
	assert_none(value_ratio(INFINITY), "more than can be counted");
	assert_none(value_ratio(NAN), "more than can be counted");
	assert_int_equal(value_share_of(1, 4).share.billionths, SHARE_ONE / 4);
	assert_none(value_share_of(1, 0), "nothing to share");
	assert_none(value_share_of(INT64_MAX, 1), "more than can be counted");
}

/* Whole hundredths, to the nearest: 1 of 3 is 33%, 2 of 3 are 67%; of nothing there is none. */
static void a_share_of_a_ratio_is_in_whole_hundredths(void **state)
{
	(void)state;
	assert_int_equal(value_ratio_share(1, 3).billionths, SHARE_ONE / 100 * 33);
	assert_int_equal(value_ratio_share(2, 3).billionths, SHARE_ONE / 100 * 67);
	assert_int_equal(value_ratio_share(1, 0).billionths, 0);
	assert_int_equal(value_ratio_share(1, -2).billionths, 0);
}

static void texts_counts_and_years_have_their_units_or_none(void **state)
{
	int64_t units = 4711;
	struct value value = value_text_or("web", "not given");

	(void)state;
	assert_string_equal(value.text, "web");
	assert_false(value_units(&value, &units));
	assert_none(value_text_or(NULL, "not given"), "not given");
	value = value_count(3);
	assert_true(value_units(&value, &units));
	assert_int_equal(units, 3);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_cannot_be_counted_is_none),
	    cmocka_unit_test(a_share_of_a_ratio_is_in_whole_hundredths),
	    cmocka_unit_test(texts_counts_and_years_have_their_units_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
