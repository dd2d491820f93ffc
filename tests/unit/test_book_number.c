/*
 * Numbers by their formats.  Dates are of Excel's own documentation: 1 January 1900 is day 1, and
 * 29 February 1900, which never was, day 60; 39448 is 1 January 2008; in the 1904 system 1 January
 * 1904 is day 0, and a date's number is 1,462 less.
 */
#include "unit.h"

#include <string.h>

#include "reading/book_number.h"
#include "reading/denomination.h"

/* The first two of the marks of other currencies. */
#define EUROS (BOOK_CURRENCY + 1)
#define DOLLARS (BOOK_CURRENCY + 2)

#define ASSERT_SHOWN(value, format, expected)                              \
	do {                                                               \
		char text[BOOK_NUMBER_SIZE];                               \
		assert_true(book_number_text(text, value, format, false)); \
		assert_string_equal(text, expected);                       \
	} while (0)

static void assert_refused(const char *value, unsigned char format)
{
	char text[BOOK_NUMBER_SIZE];

	assert_false(book_number_text(text, value, format, false));
}

static void a_number_keeps_its_digits_and_loses_the_noise_behind_the_fifteenth(void **state)
{
	(void)state;
	ASSERT_SHOWN("1234.5", BOOK_PLAIN, "1234.5");
	ASSERT_SHOWN("1234.5600000000001", BOOK_PLAIN, "1234.56");
	ASSERT_SHOWN("0.30000000000000004", BOOK_PLAIN, "0.3");
	ASSERT_SHOWN("0.29999999999999999", BOOK_PLAIN, "0.3");
	ASSERT_SHOWN("999999999999999.9", BOOK_PLAIN, "1000000000000000");
	ASSERT_SHOWN("123456789012345", BOOK_PLAIN, "123456789012345");
	ASSERT_SHOWN("-0", BOOK_PLAIN, "0");
	ASSERT_SHOWN("-12.50", BOOK_PLAIN, "-12.5");
	ASSERT_SHOWN("0007", BOOK_PLAIN, "7");
	ASSERT_SHOWN(".5", BOOK_PLAIN, "0.5");
	ASSERT_SHOWN("+5", BOOK_PLAIN, "5");
	ASSERT_SHOWN(" \n5\t", BOOK_PLAIN, "5");
	ASSERT_SHOWN("-0.000", BOOK_PLAIN, "0");
	/* 3 of 401 digits are kept, but not read. */
	char digits[402];

	memset(digits, '1', 401);
	digits[401] = '\0';
	assert_refused(digits, BOOK_PLAIN);
	digits[340] = '\0';
	memset(digits + 15, '0', 325);
	ASSERT_SHOWN(digits, BOOK_PLAIN, digits);
}

static void a_power_of_ten_is_written_out(void **state)
{
	(void)state;
	ASSERT_SHOWN("1.2E3", BOOK_PLAIN, "1200");
	ASSERT_SHOWN("4.6E-1", BOOK_PLAIN, "0.46");
	ASSERT_SHOWN("-1e-05", BOOK_PLAIN, "-0.00001");
	ASSERT_SHOWN("1.5e+2", BOOK_PLAIN, "150");
}

/* Formats as Excel writes them; one of a language only, or in pounds, changes nothing. */
static void another_currency_stays_with_its_number(void **state)
{
	(void)state;
	assert_int_equal(book_format_of("[$\xE2\x82\xAC-2] #,##0.00"), EUROS);
	assert_int_equal(book_format_of("#,##0\\ \"\xE2\x82\xAC\""), EUROS);
	assert_int_equal(book_format_of("\"$\"#,##0.00;[Red]-\"$\"#,##0.00"), DOLLARS);
	assert_int_equal(book_format_of("[$$-409]#,##0"), DOLLARS);
	assert_int_equal(book_format_of("[$USD] #,##0"), DOLLARS);
	assert_int_equal(book_format_of("[$-809]#,##0.00"), BOOK_PLAIN);
	assert_int_equal(book_format_of("[$\xC2\xA3-809]#,##0.00"), BOOK_PLAIN);
	assert_int_equal(book_format_of("\"\xC2\xA3\"#,##0;\"$\"#,##0"), BOOK_PLAIN);
	ASSERT_SHOWN("1234.5", EUROS,
		     "\xE2\x82\xAC"
		     "1234.5");
	ASSERT_SHOWN("-0.5", DOLLARS, "-$0.5");
	ASSERT_SHOWN("-0", DOLLARS, "$0");
	ASSERT_SHOWN("12.5", book_format_of("[$CHF-807]\\ #,##0.00"), "CHF12.5");
	ASSERT_SHOWN("12.5", book_format_of("#,##0 [$PLN]"), "PLN12.5");
	ASSERT_SHOWN("12.5", book_format_of("[$\xC2\xA5-411]#,##0"),
		     "\xC2\xA5"
		     "12.5");
	ASSERT_SHOWN("12.5", book_format_of("[$INR] 0"),
		     "\xE2\x82\xB9"
		     "12.5");
}

static void a_currency_that_no_list_has_is_none_of_pounds(void **state)
{
	(void)state;
	ASSERT_SHOWN("12.5", book_format_of("[$kr-41D]#,##0.00"), "XXX12.5");
	ASSERT_SHOWN("-12.5", book_format_of("#,##0.00\\ [$z\xC5\x82-415]"), "-XXX12.5");
	ASSERT_SHOWN("12.5", book_format_of("[$Fr.-807]\\ #,##0.00"), "XXX12.5");
	ASSERT_SHOWN("12.5", book_format_of("#,##0.00 \"euro\""),
		     "\xE2\x82\xAC"
		     "12.5");
	ASSERT_SHOWN("12.5", book_format_of("[$\xC2\xA3-809]#,##0.00"), "12.5");
	ASSERT_SHOWN("12.5", book_format_of("[$GBP] #,##0.00"), "12.5");
	ASSERT_SHOWN("12.5", book_format_of("[$-809]#,##0.00"), "12.5");
	ASSERT_SHOWN("12.5", book_format_of("[$-en-GB]#,##0.00"), "12.5");
}

/* Whatever is written so is read as another currency than pounds. */
static void each_mark_is_known_again(void **state)
{
	char mark[CURRENCY_MARK_SIZE];
	int number = 1;

	(void)state;
	assert_null(currency_mark(mark, 0));
	for (; currency_mark(mark, number) != NULL; number++) {
		assert_int_equal(currency_in(mark, strlen(mark)), number);
		assert_int_equal(currency_of_name(mark), CURRENCY_OTHER);
	}
	assert_in_range(number, 40, BOOK_STRUCK - BOOK_CURRENCY);
}

static void a_percentage_is_exact(void **state)
{
	(void)state;
	ASSERT_SHOWN("0.46", BOOK_PERCENT, "46%");
	ASSERT_SHOWN("0.075", BOOK_PERCENT, "7.5%");
	ASSERT_SHOWN("1", BOOK_PERCENT, "100%");
	ASSERT_SHOWN("0", BOOK_PERCENT, "0%");
	ASSERT_SHOWN("0.28999999999999998", BOOK_PERCENT, "29%");
	ASSERT_SHOWN("-1.25", BOOK_PERCENT, "-125%");
}

static void a_day_number_is_its_date(void **state)
{
	(void)state;
	ASSERT_SHOWN("1", BOOK_DATE, "1900-01-01");
	ASSERT_SHOWN("59", BOOK_DATE, "1900-02-28");
	ASSERT_SHOWN("60", BOOK_DATE, "1900-02-29");
	ASSERT_SHOWN("61", BOOK_DATE, "1900-03-01");
	ASSERT_SHOWN("39448", BOOK_DATE, "2008-01-01");
	ASSERT_SHOWN("39507", BOOK_DATE, "2008-02-29");
	ASSERT_SHOWN("39448.5", BOOK_DATE, "2008-01-01 12:00:00");
	ASSERT_SHOWN("39448.999999", BOOK_DATE, "2008-01-02");
	ASSERT_SHOWN("2958465", BOOK_DATE, "9999-12-31");
	assert_refused("2958466", BOOK_DATE);
	assert_refused("0", BOOK_DATE);
	assert_refused("-1", BOOK_DATE);
	assert_refused("1e300", BOOK_DATE);
	/* A time of no day is none in a column of dates; of a day, it is both. */
	assert_refused("0.5", BOOK_DATE);
	ASSERT_SHOWN("1.5", BOOK_TIME, "1900-01-01 12:00:00");
}

static void the_1904_system_counts_from_its_own_first_day(void **state)
{
	char text[BOOK_NUMBER_SIZE];

	(void)state;
	assert_true(book_number_text(text, "0", BOOK_DATE, true));
	assert_string_equal(text, "1904-01-01");
	assert_true(book_number_text(text, "37986", BOOK_DATE, true));
	assert_string_equal(text, "2008-01-01");                          /* 39448 less 1462 */
	assert_false(book_number_text(text, "2958465", BOOK_DATE, true)); /* in 10004 */
}

static void times_and_durations_are_hours(void **state)
{
	(void)state;
	ASSERT_SHOWN("0.5", BOOK_TIME, "12:00:00");
	ASSERT_SHOWN("0.25", BOOK_DURATION, "6:00:00");
	ASSERT_SHOWN("2.5", BOOK_DURATION, "60:00:00");
	ASSERT_SHOWN("0.001", BOOK_TIME, "00:01:26"); /* 86.4 seconds */
}

static void a_code_keeps_its_noughts(void **state)
{
	(void)state;
	ASSERT_SHOWN("123", book_format_of("00000"), "00123");
	ASSERT_SHOWN("1234567", book_format_of("00000"), "1234567");
}

static void what_is_no_number_is_refused(void **state)
{
	static const unsigned char formats[] = {BOOK_PLAIN, BOOK_PERCENT, EUROS, BOOK_DATE};
	char digits[] = "1e339";

	/* Larger, and smaller, than any that a spreadsheet holds: 1.8e308 and 2.2e-308. */
	for (size_t i = 0; i < COUNT_OF(formats); i++) {
		assert_refused("1e350", formats[i]);
		assert_refused("1e401", formats[i]);
	}
	assert_refused("1e-350", BOOK_PLAIN);
	assert_refused(digits, BOOK_PERCENT); /* 340 noughts, and two more */
	(void)state;
	assert_refused("", BOOK_PLAIN);
	assert_refused("abc", BOOK_PLAIN);
	assert_refused("1.2.3", BOOK_PLAIN);
	assert_refused("1e", BOOK_PLAIN);
	assert_refused("1e999", BOOK_PLAIN);
	assert_refused("12x", BOOK_PLAIN);
	assert_refused("NaN", BOOK_PLAIN);
}

static void a_format_tells_what_its_numbers_are(void **state)
{
	static const struct {
		const char *code;
		unsigned char format;
	} formats[] = {
	    {"General", BOOK_PLAIN},
	    {"0.00", BOOK_PLAIN},
	    {"#,##0", BOOK_PLAIN},
	    {"[$\xC2\xA3-809]#,##0.00;[Red]-[$\xC2\xA3-809]#,##0.00", BOOK_PLAIN},
	    {"_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", BOOK_PLAIN},
	    {"0%", BOOK_PERCENT},
	    {"0.0\"%\"", BOOK_PLAIN}, /* a word, and no percentage */
	    {"dd/mm/yyyy", BOOK_DATE},
	    {"[$-809]d mmmm yyyy", BOOK_DATE},
	    {"mmm-yy", BOOK_DATE},
	    {"yyyy\\-mm\\-dd hh:mm", BOOK_DATE},
	    {"hh:mm:ss", BOOK_TIME},
	    {"[h]:mm", BOOK_DURATION},
	    {"#,##0,", BOOK_SCALED},
	    {"0.0,,\"m\"", BOOK_SCALED},
	    {"\"day\" 0", BOOK_PLAIN},
	    {"[Red]0", BOOK_PLAIN},
	    {"", BOOK_PLAIN},
	    {"0", BOOK_PLAIN},
	    {"00\\", BOOK_ZEROS + 2}, /* cut short in each of three ways */
	    {"00\"day", BOOK_ZEROS + 2},
	    {"00[h", BOOK_ZEROS + 2},
	    {"[]0", BOOK_PLAIN},
	    {"[hh]:mm", BOOK_DURATION},
	    {"[M]", BOOK_DURATION},
	    {"[hours]0", BOOK_PLAIN},
	    {"$0", DOLLARS},
	    {"[$EUR] 0", EUROS},
	    {"#,##0.00\\ \"EUR\"", EUROS}, /* in words, as a person may write it */
	    {"\"USD\" 0", DOLLARS},
	    {"0 \"EUROPE\"", BOOK_PLAIN},
	    {"0 \"NEUR\"", BOOK_PLAIN},
	    {"0;0 \"EUR\"", BOOK_PLAIN},
	    {"mm:ss", BOOK_TIME},
	    {"0 m", BOOK_PLAIN}, /* a length, which a person wrote without quotes */
	    {"h", BOOK_TIME},
	    {"General h", BOOK_PLAIN},
	    {"00000000000000000000000000000000000000000", BOOK_PLAIN}, /* no code has 41 digits */
	    {"@", BOOK_PLAIN},
	};

	/* Of a format that is longer than any the first 255 letters are looked at. */
	char text[301];

	(void)state;
	memset(text, '#', 300);
	text[300] = '\0';
	assert_int_equal(book_format_of(text), BOOK_PLAIN);
	text[299] = '%';
	assert_int_equal(book_format_of(text), BOOK_PLAIN);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (book_format_of(formats[i].code) != formats[i].format)
			fail_msg("%s is %d", formats[i].code, book_format_of(formats[i].code));
}

/* The numbers of ECMA-376, 18.8.30, and those of eastern Asia, whose 27 to 36 and 50 to 58 are
 * dates. */
static void a_format_of_the_system_is_known_by_its_number(void **state)
{
	static const struct {
		long from, to;
		unsigned char format;
	} formats[] = {
	    {0, 8, BOOK_PLAIN},   {9, 10, BOOK_PERCENT},   {11, 13, BOOK_PLAIN},
	    {14, 17, BOOK_DATE},  {18, 21, BOOK_TIME},     {22, 22, BOOK_DATE},
	    {23, 26, BOOK_PLAIN}, {27, 36, BOOK_DATE},     {37, 44, BOOK_PLAIN},
	    {45, 45, BOOK_TIME},  {46, 46, BOOK_DURATION}, {47, 47, BOOK_TIME},
	    {48, 49, BOOK_PLAIN}, {50, 58, BOOK_DATE},     {59, 200, BOOK_PLAIN},
	    {-1, -1, BOOK_PLAIN},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(formats); i++)
		for (long id = formats[i].from; id <= formats[i].to; id++)
			if (book_format_built_in(id) != formats[i].format)
				fail_msg("%ld is %d", id, book_format_built_in(id));
}

static void a_whole_number_goes_as_far_as_it_has_digits(void **state)
{
	const char text[] = "99999999999999999999999999x", *end;

	(void)state;
	/* Of one that is too large the first digits stand, for all of which it is too large. */
	assert_in_range(book_number_whole(text, &end), INT64_MAX / 16, INT64_MAX);
	assert_string_equal(end, "x");
	assert_int_equal(book_number_whole("12 3", NULL), 12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_number_keeps_its_digits_and_loses_the_noise_behind_the_fifteenth),
	    cmocka_unit_test(a_power_of_ten_is_written_out),
	    cmocka_unit_test(another_currency_stays_with_its_number),
	    cmocka_unit_test(a_currency_that_no_list_has_is_none_of_pounds),
	    cmocka_unit_test(each_mark_is_known_again),
	    cmocka_unit_test(a_percentage_is_exact),
	    cmocka_unit_test(a_day_number_is_its_date),
	    cmocka_unit_test(the_1904_system_counts_from_its_own_first_day),
	    cmocka_unit_test(times_and_durations_are_hours),
	    cmocka_unit_test(a_code_keeps_its_noughts),
	    cmocka_unit_test(what_is_no_number_is_refused),
	    cmocka_unit_test(a_format_tells_what_its_numbers_are),
	    cmocka_unit_test(a_format_of_the_system_is_known_by_its_number),
	    cmocka_unit_test(a_whole_number_goes_as_far_as_it_has_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
