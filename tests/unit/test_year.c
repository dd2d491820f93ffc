#include "unit.h"

#include "base/year.h"

/* month 0: the text is a financial year, not a date. */
static void assert_year(const char *text, int start, int month)
{
	struct year year = {-1};
	int found = -1;

	if (!year_parse(text, &year, &found) || year.start != start || found != month)
		fail_msg("'%s' gave %d and month %d, not %d and %d", text, year.start, found, start,
			 month);
}

static void assert_no_year(const char *text)
{
	struct year year = {4711};
	int month = 4711;

	if (year_parse(text, &year, &month) || year.start != 4711 || month != 4711)
		fail_msg("'%s' gave %d and month %d", text, year.start, month);
}

/* Design, section 4. */
static void every_form_of_a_financial_year_is_read(void **state)
{
	(void)state;
	assert_year("2008-09", 2008, 0);
	assert_year("2008/09", 2008, 0);
	assert_year("2008-2009", 2008, 0);
	assert_year("2008/2009", 2008, 0);
	assert_year("1999-00", 1999, 0);
	assert_year("1999-2000", 1999, 0);
	assert_year("2009-10", 2009, 0);
	assert_year("2099-00", 2099, 0);
}

/* Design, section 4: every form of date; April to March is the year. */
static void every_form_of_a_date_is_read(void **state)
{
	(void)state;
	assert_year("2008-04-01", 2008, 4);
	assert_year("01/04/2008", 2008, 4);
	assert_year("1/4/2008", 2008, 4);
	assert_year("1 Apr 2008", 2008, 4);
	assert_year("1 April 2008", 2008, 4);
	assert_year("04-Nov-20", 2020, 11);
	assert_year("31-Jul-13", 2013, 7);
	assert_year("MAR2019", 2018, 3);
	assert_year("Mar 2019", 2018, 3);
	assert_year("March 2019", 2018, 3);
	assert_year("APR-19", 2019, 4);
	assert_year("01.04.2008", 2008, 4);
	assert_year("1APR2008", 2008, 4);
	assert_year("30 Sept 2008", 2008, 9);
	assert_year("2008/04/01", 2008, 4);
}

static void the_year_begins_on_the_first_of_april(void **state)
{
	(void)state;
	assert_year("31/03/2008", 2007, 3);
	assert_year("01/04/2008", 2008, 4);
	assert_year("2008-12-31", 2008, 12);
	assert_year("2009-01-01", 2008, 1);
	assert_year("31-Mar-09", 2008, 3);
	assert_year("01-Apr-09", 2009, 4);
}

/* 3 April, not 4 March; and there is no month 13. */
static void the_day_stands_before_the_month_always(void **state)
{
	(void)state;
	assert_year("03/04/2008", 2008, 4);
	assert_year("04/03/2008", 2007, 3);
	assert_year("13/04/2008", 2008, 4);
	assert_no_year("04/13/2008");
	assert_no_year("12/31/2008");
	assert_no_year("Apr 1 2008");
	assert_no_year("2008-13-01");
}

/* `2008-05` could be May 2008 or a slip for 2008-09: neither is guessed. */
static void a_year_and_a_month_number_are_not_told_apart(void **state)
{
	(void)state;
	assert_no_year("2008-05");
	assert_no_year("2008-04");
	assert_no_year("2008/10");
	assert_no_year("2008-08");
	assert_no_year("2008-2008");
	assert_no_year("2008-2010");
	assert_no_year("2008-2007");
	assert_no_year("2008-9");
	assert_no_year("2008-009");
	assert_no_year("05/2008");
	/* But 2011-12 is a financial year, whatever else it might have been. */
	assert_year("2011-12", 2011, 0);
}

static void days_that_do_not_exist_are_refused(void **state)
{
	(void)state;
	assert_no_year("31/02/2008");
	assert_no_year("30/02/2008");
	assert_year("29/02/2008", 2007, 2);
	assert_no_year("29/02/2009");
	/* A century is a leap year only every fourth time. */
	assert_year("29/02/2000", 1999, 2);
	assert_no_year("29/02/2100");
	assert_no_year("31/04/2008");
	assert_year("30/04/2008", 2008, 4);
	assert_no_year("31 Jun 2008");
	assert_no_year("31-Sep-08");
	assert_no_year("31-Nov-08");
	assert_no_year("00/04/2008");
	assert_no_year("01/00/2008");
	assert_no_year("32/01/2008");
	assert_no_year("2008-02-30");
}

/* Two digits: 00 to 79 are of this century, 80 to 99 of the last. */
static void two_digit_years_have_a_century(void **state)
{
	(void)state;
	assert_year("01/04/00", 2000, 4);
	assert_year("01/04/08", 2008, 4);
	assert_year("01/04/79", 2079, 4);
	assert_year("01/04/80", 1980, 4);
	assert_year("01/04/99", 1999, 4);
	assert_year("01/01/00", 1999, 1);
	assert_year("Mar-80", 1979, 3);
}

static void years_are_of_three_centuries(void **state)
{
	(void)state;
	assert_year("1900-01", 1900, 0);
	assert_year("2199-00", 2199, 0);
	assert_year("01/04/1900", 1900, 4);
	assert_year("31/12/2199", 2199, 12);
	assert_no_year("1899-00");
	assert_no_year("2200-01");
	assert_no_year("01/04/0008");
	/* A spreadsheet's dates for nothing. */
	assert_no_year("00/01/1900");
	assert_no_year("01/01/1900");
	assert_no_year("31/03/1900");
}

static void a_time_after_a_date_says_nothing(void **state)
{
	(void)state;
	assert_year("2008-04-01T00:00:00", 2008, 4);
	assert_year("2008-04-01T00:00:00Z", 2008, 4);
	assert_year("2008-04-01 00:00:00.000", 2008, 4);
	assert_year("01/04/2008 00:00", 2008, 4);
	assert_year("1/4/2008 9:30", 2008, 4);
	assert_year("1/4/08 9:30", 2008, 4);
	assert_year("01-OCT-2008 13:45:59", 2008, 10);
	assert_year("1 Apr 2008 09:30 AM", 2008, 4);
	assert_no_year("09:30");
	assert_no_year("T09:30");
	assert_no_year("2008-04-01T:00");
	assert_no_year("2008-04-01 123:00");
	assert_no_year("2008-04-01 12:00 tomorrow");
	assert_no_year("2008-04-01:12");
}

static void near_misses_are_refused(void **state)
{
	static const char *const texts[] = {
	    "",
	    "-",
	    "/",
	    "2008",
	    "08",
	    "200809",
	    "20080401",
	    "2008--09",
	    "2008-09-",
	    "-2008-09",
	    "2008_09",
	    "2008–09",
	    "FY2008-09",
	    "2O08-09",
	    "2008-O9",
	    "1 Avr 2008",
	    "Ma2019",
	    "Marchy 2019",
	    "1 Apr",
	    "April",
	    "1 2008 Apr",
	    "1/4/8",
	    "1/4/008",
	    "1/4/20080",
	    "001/04/2008",
	    "01/004/2008",
	    "1//4/2008",
	    "1/4/2008/1",
	    "1 Apr 2008 x",
	    "39539",
	    "2008-09 2009-10",
	    "Apr-Mar",
	    "99999999999999999999-00",
	    "1/4/99999999999999999999",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_no_year(texts[i]);
}

static void a_year_written_reads_as_the_same_year(void **state)
{
	char text[YEAR_TEXT_SIZE];

	(void)state;
	for (int start = 1900; start < 2200; start++)
		assert_year(year_format((struct year){start}, text), start, 0);
	assert_string_equal(year_format((struct year){2008}, text), "2008-09");
	assert_string_equal(year_format((struct year){1999}, text), "1999-00");
}

/* Every day that exists is read, and no other. */
static void a_century_has_as_many_days_as_the_calendar(void **state)
{
	char text[32];
	struct year year;
	int month, days = 0;

	(void)state;
	for (int calendar = 2000; calendar < 2100; calendar++)
		for (int m = 1; m <= 12; m++)
			for (int day = 1; day <= 31; day++) {
				snprintf(text, sizeof text, "%02d/%02d/%d", day, m, calendar);
				if (!year_parse(text, &year, &month))
					continue;
				days++;
				assert_int_equal(month, m);
				assert_int_equal(year.start, m < 4 ? calendar - 1 : calendar);
			}
	/* 2000 to 2099: 100 x 365 days and 25 leap days. */
	assert_int_equal(days, 36525);
}

static void months_have_names(void **state)
{
	char text[32];
	struct year year;
	int month;

	(void)state;
	assert_string_equal(month_name(1), "January");
	assert_string_equal(month_name(12), "December");
	for (int m = 1; m <= 12; m++) {
		snprintf(text, sizeof text, "%s 2008", month_name(m));
		assert_true(year_parse(text, &year, &month));
		assert_int_equal(month, m);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_form_of_a_financial_year_is_read),
	    cmocka_unit_test(every_form_of_a_date_is_read),
	    cmocka_unit_test(the_year_begins_on_the_first_of_april),
	    cmocka_unit_test(the_day_stands_before_the_month_always),
	    cmocka_unit_test(a_year_and_a_month_number_are_not_told_apart),
	    cmocka_unit_test(days_that_do_not_exist_are_refused),
	    cmocka_unit_test(two_digit_years_have_a_century),
	    cmocka_unit_test(years_are_of_three_centuries),
	    cmocka_unit_test(a_time_after_a_date_says_nothing),
	    cmocka_unit_test(near_misses_are_refused),
	    cmocka_unit_test(a_year_written_reads_as_the_same_year),
	    cmocka_unit_test(a_century_has_as_many_days_as_the_calendar),
	    cmocka_unit_test(months_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
