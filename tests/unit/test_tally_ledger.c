#include "unit.h"

#include "reading/ledger.h"

/*
 * Day numbers are what a spreadsheet shows for =DATE(y, m, d) as a number;
 * 41364 and 41365 stand on either side of 1 April 2013.
 */
static void a_day_number_is_of_the_year_of_its_date(void **state)
{
	static const struct {
		const char *text;
		int start, month;
	} cases[] = {
	    {"32874", 1989, 1},                        /* 1 January 1990 */
	    {"36525", 1999, 12},                       /* 31 December 1999 */
	    {"36585", 1999, 2},                        /* 29 February 2000 */
	    {"36586", 1999, 3},                        /* 1 March 2000 */
	    {"36616", 1999, 3},                        /* 31 March 2000 */
	    {"36617", 2000, 4},                        /* 1 April 2000 */
	    {"41364", 2012, 3},                        /* 31 March 2013 */
	    {"41365", 2013, 4},                        /* 1 April 2013 */
	    {"41486", 2013, 7},                        /* 31 July 2013 */
	    {"41486.0", 2013, 7}, {"65745", 2079, 12}, /* 31 December 2079 */
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct year year = {0};
		int month = 0;

		assert_true(year_of_day_number(cases[i].text, &year, &month));
		assert_int_equal(year.start, cases[i].start);
		assert_int_equal(month, cases[i].month);
	}
}

static void what_is_no_likely_day_is_no_day_number(void **state)
{
	static const char *const texts[] = {"",       "2013",   "32873",   "65746",
					    "-41365", "41,365", "41365x",  "41365.",
					    "£41365", "413650", "41365.5x"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct year year = {4711};
		int month = 4711;

		assert_false(year_of_day_number(texts[i], &year, &month));
		assert_int_equal(year.start, 4711);
		assert_int_equal(month, 4711);
	}
}

/* Every day of two centuries' rules, counted one by one from a known one. */
static void every_day_number_agrees_with_the_calendar(void **state)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int year = 1990, month = 1, day = 1;

	(void)state;
	for (int number = 32874; number <= 65745; number++) {
		char text[16];
		struct year found;
		int found_month;

		snprintf(text, sizeof text, "%d", number);
		assert_true(year_of_day_number(text, &found, &found_month));
		assert_int_equal(found_month, month);
		assert_int_equal(found.start, month >= 4 ? year : year - 1);
		if (++day > days[month - 1] + (month == 2 && year % 4 == 0)) {
			day = 1;
			if (++month > 12) {
				month = 1;
				year++;
			}
		}
	}
	assert_int_equal(year, 2080);
	assert_int_equal(month, 1);
	assert_int_equal(day, 1);
}

static struct row row_of(const char **cells, size_t n_cells)
{
	return (struct row){.n_cells = n_cells, .cells = cells};
}

/* 500 + 20, then -7 since the first total; 520 - 7 = 513. */
static void sums_since_the_last_total_follow_from_running_sums(void **state)
{
	const char *cells[] = {"", "Total", ""};
	struct row row = row_of(cells, 3);
	struct arena *arena = arena_new(out_of_memory);
	struct totals totals = {.columns = {.amount = 2, .payee = -1}, .arena = arena};
	static const int64_t amounts[] = {0, 520, 20, -7, 513, 7};
	static const enum total_outcome outcomes[] = {TOTAL_DISAGREES, TOTAL_OF_ABOVE,
						      TOTAL_DISAGREES, TOTAL_OF_LAST,
						      TOTAL_OF_ABOVE,  TOTAL_DISAGREES};

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		if (i == 1) {
			totals_add_rows(&totals, 1000000, 500);
			totals_add_rows(&totals, 1, 20);
		} else if (i == 3) {
			totals_add_rows(&totals, 2, -7);
		}
		assert_non_null(totals_keep(&totals, TOTAL_CLAIMED, &row, amounts[i], false));
	}
	totals_add_rows(&totals, 1, 1);
	(void)totals_decide(&totals);
	totals_settle(&totals);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(totals.kept[i]->outcome, outcomes[i]);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_day_number_is_of_the_year_of_its_date),
	    cmocka_unit_test(what_is_no_likely_day_is_no_day_number),
	    cmocka_unit_test(every_day_number_agrees_with_the_calendar),
	    cmocka_unit_test(sums_since_the_last_total_follow_from_running_sums),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
