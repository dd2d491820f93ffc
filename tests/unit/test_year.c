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
	assert_year("FY2008-09", 2008, 0);
	assert_year("FY 2008/09", 2008, 0);
	assert_year("fy2008-2009", 2008, 0);
	assert_year("FY08/09", 2008, 0);
	assert_year("FY 99-00", 1999, 0);
}

/* A number beyond the twelfth, and the next one, can be neither a month's nor a day of one. */
static void two_digits_are_a_financial_year_where_they_can_be_nothing_else(void **state)
{
	(void)state;
	assert_year("23/24", 2023, 0);
	assert_year("23-24", 2023, 0);
	assert_year("13/14", 2013, 0);
	assert_no_year("12/13");
	assert_no_year("08/09");
	assert_no_year("23/25");
	assert_no_year("23/23");
	assert_no_year("24/23");
	assert_no_year("23/4");
	assert_no_year("2324");
	assert_no_year("98/99");
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

/* All of 29 April 2022, a Friday. */
static void every_spelling_of_a_day_gives_that_day(void **state)
{
	static const char *const texts[] = {
	    "2022-04-29",
	    "20220429",
	    "29042022",
	    "29/04/2022",
	    "29.4.2022",
	    "29 / 04 / 2022",
	    "Friday, April 29, 2022",
	    "Fri 29 Apr 2022",
	    "April 29 2022",
	    "Apr-29-2022",
	    "29th April 2022",
	    "29th of April, 2022",
	    "Friday 29th April 2022",
	    "2022 April 29",
	    "29-Apr-22",
	    "Apr 29 22",
	    "29\u201304\u20132022",
	    "29\u00a0April\u00a02022",
	    "2022-04-29T00:00:00Z",
	    "2022-04-29T23:59:59+01:00",
	    "29/04/2022 12:30:00 PM",
	    "29/04/2022 9:05am",
	    "29/04/2022  09:05",
	    "2022-04-29 00:00:00.000 UTC",
	    "Friday, April 29, 2022 10:15 AM",
	    "04/2022",
	    "4-2022",
	    "Apr '22",
	    "April, 2022",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_year(texts[i], 2022, 4);
	assert_year("2008\u201309", 2008, 0);
	assert_year("200809", 2008, 0);
	assert_year("201314", 2013, 0);
	assert_year("Tues 1st Sept 2009", 2009, 9);
}

static void assert_read_as(const char *text, struct date_forms forms, int start, int month)
{
	struct year year = {-1};
	int found = -1;

	if (!year_parse_as(text, &forms, &year, &found) || year.start != start || found != month)
		fail_msg("'%s' gave %d and month %d", text, year.start, found);
}

static void assert_not_read_as(const char *text, struct date_forms forms)
{
	struct year year;
	int month;

	if (year_parse_as(text, &forms, &year, &month))
		fail_msg("'%s' was read", text);
}

/* What is called a financial year is none of April to December, and `FY09` could be of two. */
static void what_is_said_to_be_a_financial_year_is_one(void **state)
{
	const struct date_forms months = {.pairs = DATE_PAIRS_MONTHS},
				apart = {.pairs = DATE_PAIRS_APART};

	(void)state;
	assert_read_as("FY2009-10", months, 2009, 0);
	assert_read_as("FY2009-10", apart, 2009, 0);
	assert_not_read_as("FY2009-04", months);
	assert_not_read_as("FY09", months);
	assert_not_read_as("FY2009", months);
	assert_not_read_as("FY08-2009", months);
	assert_not_read_as("FY2008-9", months);
	assert_not_read_as("FY Apr-08", months);
	assert_not_read_as("FY08-Apr", months);
}

static void a_column_may_have_the_month_first(void **state)
{
	const struct date_forms forms = {.is_month_first = true};

	(void)state;
	assert_read_as("04/25/2019", forms, 2019, 4);
	assert_read_as("03/04/2019", forms, 2018, 3);
	assert_read_as("3-4-19", forms, 2018, 3);
	assert_read_as("04252019", forms, 2019, 4);
	/* What names its month, or begins with the year, is as ever. */
	assert_read_as("04-Nov-20", forms, 2020, 11);
	assert_read_as("2019-04-03", forms, 2019, 4);
	assert_not_read_as("25/04/2019", forms);
}

/* Design, section 4, `Columns as a whole`. */
static void a_column_may_hold_months(void **state)
{
	const struct date_forms months = {.pairs = DATE_PAIRS_MONTHS};
	const struct date_forms apart = {.pairs = DATE_PAIRS_APART};

	(void)state;
	assert_read_as("2009-10", months, 2009, 10);
	assert_read_as("2009-01", months, 2008, 1);
	assert_read_as("2002/03", months, 2001, 3);
	assert_read_as("200910", months, 2009, 10);
	assert_not_read_as("2013-14", months);
	assert_not_read_as("2009-10", apart);
	assert_read_as("2013-14", apart, 2013, 0);
	assert_read_as("2009-09", apart, 2009, 9);
}

static void a_date_tells_what_its_column_is(void **state)
{
	static const struct {
		const char *text;
		enum date_proof proof;
	} cases[] = {
	    {"25/04/2019", DATE_PROVES_DAY_FIRST},   {"25042019", DATE_PROVES_DAY_FIRST},
	    {"04/25/2019", DATE_PROVES_MONTH_FIRST}, {"4/25/19 10:00", DATE_PROVES_MONTH_FIRST},
	    {"2009-09", DATE_PROVES_MONTHS},         {"2009-01", DATE_PROVES_MONTHS},
	    {"200904", DATE_PROVES_MONTHS},          {"2013-14", DATE_PROVES_YEARS},
	    {"201314", DATE_PROVES_YEARS},           {"2009-10", DATE_EITHER_PAIR},
	    {"2000/01", DATE_EITHER_PAIR},           {"04/05/2019", DATE_EITHER_ORDER},
	    {"05/05/2019", DATE_PROVES_NOTHING},     {"2019-04-25", DATE_PROVES_NOTHING},
	    {"31/02/2019", DATE_PROVES_NOTHING},     {"25 Apr 2019", DATE_PROVES_NOTHING},
	    {"2008-2009", DATE_PROVES_NOTHING},      {"", DATE_PROVES_NOTHING},
	    {"100.00", DATE_PROVES_NOTHING},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (date_proof(cases[i].text) != cases[i].proof)
			fail_msg("'%s' proves %d", cases[i].text, (int)date_proof(cases[i].text));
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
static void by_itself_a_day_stands_before_its_month(void **state)
{
	(void)state;
	assert_year("03/04/2008", 2008, 4);
	assert_year("04/03/2008", 2007, 3);
	assert_year("13/04/2008", 2008, 4);
	assert_no_year("04/13/2008");
	assert_no_year("12/31/2008");
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
	    "2008--09",
	    "2008-09-",
	    "-2008-09",
	    "2008_09",
	    "FY2008",
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
	    "20081301",
	    "20080431",
	    "2008040",
	    "200813",
	    "31042008",
	    "010408",
	    "13/2008",
	    "00/2008",
	    "29thh April 2008",
	    "Friday",
	    "Friday 2008",
	    "th April 2008",
	    "April 31, 2008",
	    "29, 04, 20088",
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

/* A year before a month's name; `08-09-10` of a column that has the year first. */
static void the_year_may_stand_first(void **state)
{
	static const struct date_forms year_first = {.is_year_first = true};

	(void)state;
	assert_year("2008 Sept", 2008, 9);
	assert_year("2008-March", 2007, 3);
	assert_no_year("12 March");
	assert_no_year("Sept March");
	assert_read_as("08-09-10", year_first, 2008, 9);
	assert_read_as("8-09-10", year_first, 2010, 9);
	assert_read_as("08 Sep 10", year_first, 2010, 9);
	assert_read_as("08/09/2010", year_first, 2010, 9);
	assert_read_as("2008-09-10", year_first, 2008, 9);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_form_of_a_financial_year_is_read),
	    cmocka_unit_test(two_digits_are_a_financial_year_where_they_can_be_nothing_else),
	    cmocka_unit_test(every_form_of_a_date_is_read),
	    cmocka_unit_test(every_spelling_of_a_day_gives_that_day),
	    cmocka_unit_test(what_is_said_to_be_a_financial_year_is_one),
	    cmocka_unit_test(a_column_may_have_the_month_first),
	    cmocka_unit_test(a_column_may_hold_months),
	    cmocka_unit_test(a_date_tells_what_its_column_is),
	    cmocka_unit_test(the_year_begins_on_the_first_of_april),
	    cmocka_unit_test(by_itself_a_day_stands_before_its_month),
	    cmocka_unit_test(a_year_and_a_month_number_are_not_told_apart),
	    cmocka_unit_test(days_that_do_not_exist_are_refused),
	    cmocka_unit_test(two_digit_years_have_a_century),
	    cmocka_unit_test(years_are_of_three_centuries),
	    cmocka_unit_test(a_time_after_a_date_says_nothing),
	    cmocka_unit_test(near_misses_are_refused),
	    cmocka_unit_test(a_year_written_reads_as_the_same_year),
	    cmocka_unit_test(a_century_has_as_many_days_as_the_calendar),
	    cmocka_unit_test(months_have_names),
	    cmocka_unit_test(the_year_may_stand_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
