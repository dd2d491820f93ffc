#include "unit.h"

#include "analyses/sayings.h"
#include "base/months.h"

/* Bits by hand: January is 1 << 1 = 2, April 16, December 4096. */
static void months_are_read_in_the_order_of_the_financial_year(void **state)
{
	static const struct {
		const char *text;
		unsigned months;
	} cases[] = {
	    {"Jan", 1u << 1},
	    {"jan-mar", 1u << 1 | 1u << 2 | 1u << 3},
	    {"October to February", 1u << 10 | 1u << 11 | 1u << 12 | 1u << 1 | 1u << 2},
	    {"Apr Jun, Sept;DEC", 1u << 4 | 1u << 6 | 1u << 9 | 1u << 12},
	    {"Apr - Mar", MONTHS_ALL},
	    {" May-May ", 1u << 5},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		unsigned months = 4711;

		assert_true(months_parse(cases[i].text, &months));
		assert_int_equal(months, cases[i].months);
	}
}

static void what_is_no_list_of_months_is_refused(void **state)
{
	static const char *const texts[] = {
	    "",      " ",      "12",          "Ma", "Mar-Apr", "Jan-", "-Jan",      "Jan--Mar",
	    "Janus", "Apr to", "Apr-Jun-Sep", "Q1", "Jan/Feb", "all",  "April 2013"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		unsigned months = 4711;

		if (months_parse(texts[i], &months))
			fail_msg("'%s' was read", texts[i]);
		assert_int_equal(months, 4711);
	}
}

/* All 4,095 sets that there are. */
static void every_set_is_read_as_it_is_written(void **state)
{
	(void)state;
	for (unsigned months = 2; months <= MONTHS_ALL; months += 2) {
		char text[MONTHS_TEXT_SIZE];
		unsigned found = 0;

		assert_true(strlen(months_format(months, text)) < sizeof text);
		assert_true(months_parse(text, &found));
		assert_int_equal(found, months);
	}
}

static void a_set_is_written_as_a_range_where_it_is_one(void **state)
{
	char text[MONTHS_TEXT_SIZE];

	(void)state;
	assert_string_equal(months_format(1u << 4, text), "Apr");
	assert_string_equal(months_format(1u << 12 | 1u << 1, text), "Dec-Jan");
	/* March ends a financial year and April begins it: no neighbours. */
	assert_string_equal(months_format(1u << 3 | 1u << 4, text), "Apr Mar");
	assert_string_equal(months_format(MONTHS_ALL, text), "Apr-Mar");
	assert_string_equal(months_format(0, text), "");
	assert_string_equal(months_format(MONTHS_OF_YEAR | 1u << 4, text), "");
}

static void a_year_given_as_such_is_no_part(void **state)
{
	(void)state;
	assert_true(months_are_part(1u << 4));
	assert_true(months_are_part(MONTHS_ALL & ~(1u << 3)));
	assert_false(months_are_part(MONTHS_ALL));
	assert_false(months_are_part(0));
	assert_false(months_are_part(MONTHS_OF_YEAR | 1u << 4));
}

static void months_are_said_with_their_calendar_years(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	const struct year year = {2013};

	(void)state;
	assert_string_equal(say_months_of(arena, 1u << 1 | 1u << 2 | 1u << 3, year),
			    "January to March 2014");
	assert_string_equal(say_months_of(arena, 1u << 4 | 1u << 5, year), "April and May 2013");
	assert_string_equal(say_months_of(arena, 1u << 11 | 1u << 12 | 1u << 1, year),
			    "November 2013 to January 2014");
	assert_string_equal(say_months_of(arena, 1u << 6 | 1u << 12 | 1u << 1, year),
			    "June and December 2013 and January 2014");
	assert_string_equal(say_months_of(arena, 1u << 3, year), "March 2014");
	arena_free(arena);
}

/* A financial year begins in April and ends in March. */
static void a_month_has_one_place_in_a_financial_year(void **state)
{
	unsigned months = 0;

	(void)state;
	assert_int_equal(months_at(0), 4);
	assert_int_equal(months_at(11), 3);
	for (int place = 0; place < 12; place++)
		assert_int_equal(months_place(months_at(place)), place);
	assert_false(months_add_range(&months, 3, 4));
	assert_int_equal(months, 0);
	assert_true(months_add_range(&months, 12, 1));
	assert_int_equal(months, 1u << 12 | 1u << 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(months_are_read_in_the_order_of_the_financial_year),
	    cmocka_unit_test(what_is_no_list_of_months_is_refused),
	    cmocka_unit_test(every_set_is_read_as_it_is_written),
	    cmocka_unit_test(a_set_is_written_as_a_range_where_it_is_one),
	    cmocka_unit_test(a_year_given_as_such_is_no_part),
	    cmocka_unit_test(months_are_said_with_their_calendar_years),
	    cmocka_unit_test(a_month_has_one_place_in_a_financial_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
