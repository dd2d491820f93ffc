#include "unit.h"

#include "base/epoch.h"

/* Days from 1970 to 2009: 39 years of 365 and ten leap days; to the end of 9999 by `date -u`. */
static void test_a_time_is_seconds_in_digits(void **state)
{
	time_t time = -1;

	(void)state;
	assert_true(epoch_parse("0", &time));
	assert_int_equal(time, 0);
	assert_true(epoch_parse("1230768000", &time));
	assert_int_equal(time, (39L * 365 + 10) * 24 * 60 * 60);
	assert_true(epoch_parse("253402300799", &time));
	assert_int_equal(time, 253402300799);
}

static void test_what_is_no_time_is_left_alone(void **state)
{
	static const char *const others[] = {NULL,
					     "",
					     "soon",
					     " 1",
					     "+1",
					     "-1",
					     "1 ",
					     "1,000",
					     "253402300800",
					     "1e9",
					     "0x10",
					     "1.0",
					     "99999999999999999999"};

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		time_t time = 7;

		assert_false(epoch_parse(others[i], &time));
		assert_int_equal(time, 7);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_a_time_is_seconds_in_digits),
	    cmocka_unit_test(test_what_is_no_time_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
