#include "unit.h"

#include "base/number.h"

static void assert_count(const char *text, int64_t expected)
{
	int64_t count = -1;

	if (count_parse(text, &count) != PARSE_OK || count != expected)
		fail_msg("'%s' gave %lld, not %lld", text, (long long)count, (long long)expected);
}

static void assert_no_count(const char *text, enum parse_status why)
{
	int64_t count = 4711;
	enum parse_status status = count_parse(text, &count);

	if (status != why || count != 4711)
		fail_msg("'%s' gave status %d and %lld", text, (int)status, (long long)count);
}

static void assert_share(const char *text, int64_t billionths)
{
	struct share share = {-1};

	if (share_parse(text, &share) != PARSE_OK || share.billionths != billionths)
		fail_msg("'%s' gave %lld, not %lld", text, (long long)share.billionths,
			 (long long)billionths);
}

static void assert_no_share(const char *text, enum parse_status why)
{
	struct share share = {4711};
	enum parse_status status = share_parse(text, &share);

	if (status != why || share.billionths != 4711)
		fail_msg("'%s' gave status %d and %lld", text, (int)status,
			 (long long)share.billionths);
}

/* Design, section 4: `12,345`, `40.0`. */
static void every_form_of_a_count_is_read(void **state)
{
	(void)state;
	assert_count("12345", 12345);
	assert_count("12,345", 12345);
	assert_count("40.0", 40);
	assert_count("40.", 40);
	assert_count("12,345.000", 12345);
	assert_count("-3", -3);
	assert_count("-3.0", -3);
	assert_count("+3", 3);
	assert_count("0", 0);
	assert_count(".0", 0);
	assert_count("00012", 12);
}

static void spaces_around_a_count_are_dropped(void **state)
{
	(void)state;
	assert_count(" 40 ", 40);
	assert_count(" 40.0 ", 40);
	assert_count("\302\24040.0\302\240", 40);
	assert_count("\t12,345\t", 12345);
	assert_count("                                                                 40.0", 40);
}

static void a_count_is_whole(void **state)
{
	(void)state;
	assert_no_count("40.5", PARSE_TOO_MANY_DECIMALS);
	assert_no_count("40.05", PARSE_TOO_MANY_DECIMALS);
	assert_no_count("0.000000001", PARSE_TOO_MANY_DECIMALS);
}

/* Design, section 4: '1,2O4' (a letter O) is not a whole number. */
static void near_misses_of_counts_are_refused(void **state)
{
	static const char *const texts[] = {
	    "1,2O4",  "1,23",  "1,2345",   "1,23,456", ",123",    "123,",      ",",   "",
	    " ",      ".",     "--1",      "-1-",      "(-1)",    "£1",        "46%", "1e6",
	    "0x1f",   "1.0.0", "1 00",     "1 0000",   "1 000,0", "one",       "l00", "-",
	    "..",     "1.,0",  "1.0,000",  "0,123",    "1 234 5", "12E5",      "1e",  "1e+",
	    "1e+1.0", "e+5",   "1,000e+3", "1 CR",     "1--",     "1,234 567", "1'23"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_no_count(texts[i], PARSE_NOT_A_NUMBER);
}

/* The same three thousand and negative twelve, as people and programs type them. */
static void every_spelling_of_a_number_gives_that_number(void **state)
{
	static const char *const thousands[] = {
	    "3000",
	    "3,000",
	    "3 000",
	    "3'000",
	    "3\u2019000",
	    "3\u00a0000",
	    "3\u2009000",
	    "3\u202f000",
	    "3.0E+03",
	    "3.0e3",
	    "3e+3",
	    "30000E-1",
	    "3,000.0",
	    "3000.",
	    "+3000",
	    "\u200e3000",
	    "2999.9999999999995",
	    "3000.0000000000005",
	};
	static const char *const negatives[] = {
	    "-12",      "- 12",     "12-",      "12 -",     "(12)",
	    "( 12 )",   "\u221212", "\u201312", "\u201412", "\u201012",
	    "\u201112", "\ufe6312", "\uff0d12", "12\u2212", "-1.2E+01",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(thousands); i++)
		assert_count(thousands[i], 3000);
	for (size_t i = 0; i < COUNT_OF(negatives); i++)
		assert_count(negatives[i], -12);
}

/* Where a column has decimal commas, points stand between thousands. */
static void comma_and_point_change_places(void **state)
{
	static const char *const texts[] = {"1234",     "1.234",  "1 234",    "1'234",
					    "1.234,00", "1234,0", "1,234E+3", "1\u202f234,00"};
	static const char *const refused[] = {"1,234", "1234.0", "1,234.00", "1.23",
					      "12.34", "1.2345", "0.123"};
	int64_t count;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		count = 0;
		assert_int_equal(count_parse_as(texts[i], true, &count), PARSE_OK);
		assert_int_equal(count, 1234);
	}
	for (size_t i = 0; i < COUNT_OF(refused); i++)
		assert_int_not_equal(count_parse_as(refused[i], true, &count), PARSE_OK);
}

/* 2^63 - 1 and -2^63. */
static void counts_reach_both_ends_of_64_bits(void **state)
{
	(void)state;
	assert_count("9223372036854775807", INT64_MAX);
	assert_count("-9223372036854775808", INT64_MIN);
	assert_count("9,223,372,036,854,775,807.0", INT64_MAX);
	assert_no_count("9223372036854775808", PARSE_OUT_OF_RANGE);
	assert_no_count("-9223372036854775809", PARSE_OUT_OF_RANGE);
	assert_no_count("9223372036854775807000", PARSE_OUT_OF_RANGE);
}

/* Design, section 4: `46%`, `0.46`. */
static void every_form_of_a_share_is_read(void **state)
{
	(void)state;
	assert_share("46%", 460000000);
	assert_share("46 %", 460000000);
	assert_share("0.46", 460000000);
	assert_share(".46", 460000000);
	assert_share("-10%", -100000000);
	assert_share("-0.1", -100000000);
	assert_share("+2%", 20000000);
	assert_share("8.5%", 85000000);
	assert_share("1", SHARE_ONE);
	assert_share("100%", SHARE_ONE);
	assert_share("0%", 0);
	assert_share(" 200% ", 2 * (int64_t)SHARE_ONE);
	assert_share("1,000%", 10 * (int64_t)SHARE_ONE);
	assert_share("4.6E-01", 460000000);
	assert_share("0.30000000000000004", 300000000);
	assert_share("\u221210%", -100000000);
}

static void a_share_has_nine_decimals_of_one(void **state)
{
	(void)state;
	assert_share("0.123456789", 123456789);
	assert_share("12.3456789%", 123456789);
	assert_no_share("0.1234567891", PARSE_TOO_MANY_DECIMALS);
	assert_no_share("12.34567891%", PARSE_TOO_MANY_DECIMALS);
	assert_share("9223372036.854775807", INT64_MAX);
	assert_share("-9223372036.854775808", INT64_MIN);
	assert_no_share("9223372036.854775808", PARSE_OUT_OF_RANGE);
	assert_share("922337203685.4775807%", INT64_MAX);
	assert_no_share("922337203685.4775808%", PARSE_OUT_OF_RANGE);
}

static void near_misses_of_shares_are_refused(void **state)
{
	static const char *const texts[] = {
	    "",    "%",   "46%%", "%46", "4 6%", "46 per cent", "(46%)", "46%-", "0,46",
	    "46p", "1/2", "-%",   ".%",  "£1",   "1e1",         "..",    "--1%",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_no_share(texts[i], PARSE_NOT_A_NUMBER);
}

/* Marks are read only where they were asked for. */
static void forms_are_told_apart(void **state)
{
	struct number number = {4711, false};

	(void)state;
	assert_int_equal(number_parse("£1", 2, NUMBER_PLAIN, &number), PARSE_NOT_A_NUMBER);
	assert_int_equal(number_parse("(1)", 2, NUMBER_POUNDS, &number), PARSE_NOT_A_NUMBER);
	assert_int_equal(number_parse("1-", 2, NUMBER_POUNDS, &number), PARSE_NOT_A_NUMBER);
	assert_int_equal(number_parse("1%", 2, NUMBER_BRACKETS, &number), PARSE_NOT_A_NUMBER);
	assert_int_equal(number.scaled, 4711);
	assert_int_equal(number_parse("1%", 4, NUMBER_PERCENT, &number), PARSE_OK);
	assert_int_equal(number.scaled, 100);
	assert_true(number.is_percent);
	assert_int_equal(number_parse("1.5", 4, NUMBER_PERCENT, &number), PARSE_OK);
	assert_int_equal(number.scaled, 15000);
	assert_false(number.is_percent);
}

static void thousands_are_grouped_for_people(void **state)
{
	char text[COUNT_TEXT_SIZE];

	(void)state;
	assert_string_equal(count_thousands(0, text), "0");
	assert_string_equal(count_thousands(999, text), "999");
	assert_string_equal(count_thousands(1000, text), "1,000");
	assert_string_equal(count_thousands(-1000, text), "-1,000");
	assert_string_equal(count_thousands(-999, text), "-999");
	assert_string_equal(count_thousands(1234567, text), "1,234,567");
	assert_string_equal(count_thousands(INT64_MAX, text), "9,223,372,036,854,775,807");
	assert_string_equal(count_thousands(INT64_MIN, text), "-9,223,372,036,854,775,808");
}

static void reading_what_was_written_gives_the_same_number(void **state)
{
	uint64_t seed = 179;
	char text[COUNT_TEXT_SIZE + SHARE_TEXT_SIZE];

	(void)state;
	assert_share(share_plain((struct share){INT64_MIN}, text), INT64_MIN);
	assert_share(share_plain((struct share){INT64_MAX}, text), INT64_MAX);
	for (int i = 0; i < 50000; i++) {
		int64_t number = random_int(&seed);

		assert_count(count_thousands(number, text), number);
		assert_share(share_plain((struct share){number}, text), number);
		snprintf(text, sizeof text, "%lld", (long long)number);
		assert_count(text, number);
	}
}

static void a_refusal_says_why(void **state)
{
	const char *what = "is not a whole number";

	(void)state;
	assert_string_equal(parse_status_text(PARSE_NOT_A_NUMBER, what), what);
	assert_string_equal(parse_status_text(PARSE_TOO_MANY_DECIMALS, what),
			    "has more decimals than can be kept exactly");
	assert_string_equal(parse_status_text(PARSE_OUT_OF_RANGE, what), "is too large");
}

/* `CR` and `DR` in front and behind, once; pounds in front and behind. */
static void the_marks_of_an_amount_stand_on_either_side(void **state)
{
	static const struct {
		const char *text;
		int64_t scaled;
	} amounts[] = {{"12 CR", -12},  {"CR 12", -12}, {"12 dr", 12},   {"DR 12", 12},
		       {"12£", 12},     {"£12", 12},    {"12 gbp", 12},  {"GBP 12", 12},
		       {"£12 CR", -12}, {"(£12)", -12}, {"CR £12", -12}, {"12-", -12}};
	static const char *const refused[] = {"CR 12 CR", "CR 12 DR", "-12 CR", "(12) CR",
					      "££12",     "£12£",     "(12)-",  "(-12)",
					      "-12-",     "12.-",     "12. -",  "--12"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(amounts); i++) {
		struct number number = {4711, false};

		if (number_parse(amounts[i].text, 0, NUMBER_POUNDS | NUMBER_BRACKETS, &number) !=
			PARSE_OK ||
		    number.scaled != amounts[i].scaled)
			fail_msg("'%s' gave %lld", amounts[i].text, (long long)number.scaled);
	}
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		struct number number;

		if (number_parse(refused[i], 0, NUMBER_POUNDS | NUMBER_BRACKETS, &number) !=
		    PARSE_NOT_A_NUMBER)
			fail_msg("'%s' is no amount", refused[i]);
	}
}

/*
 * What is behind the decimals is noise only where it is all nought or all nine for long: four
 * decimals and places 5 to 9, or to 7 of fifteen digits.  2^63 - 1 hundredths are the most.
 */
static void noise_is_told_from_decimals_and_may_be_one_too_many(void **state)
{
	static const struct {
		const char *text;
		enum parse_status status;
		int64_t scaled;
	} rules[] = {{"1.23450000001", PARSE_OK, 12345},
		     {"1.23450100001", PARSE_TOO_MANY_DECIMALS, 0},
		     {"1.23449999999", PARSE_OK, 12345},
		     {"1.23449989999", PARSE_TOO_MANY_DECIMALS, 0},
		     {"922337203685477.58069999999", PARSE_OK, INT64_MAX},
		     {"922337203685477.58079999999", PARSE_OUT_OF_RANGE, 0},
		     {"-922337203685477.58079999999", PARSE_OK, INT64_MIN},
		     {"9922337203685477.58079999999", PARSE_OUT_OF_RANGE, 0},
		     {"1.5E+2", PARSE_OK, 1500000},
		     {"1.5E+0002", PARSE_NOT_A_NUMBER, 0},
		     {"1.5E1x", PARSE_NOT_A_NUMBER, 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct number number = {0, false};

		assert_int_equal(number_parse(rules[i].text, 4, NUMBER_PLAIN, &number),
				 rules[i].status);
		assert_int_equal(number.scaled, rules[i].scaled);
	}
}

/* What a text proves of the decimal mark of its column, and whether it is as fine as a share. */
static void a_number_tells_which_mark_is_its_decimal_mark(void **state)
{
	static const struct {
		const char *text;
		enum number_proof proof;
		bool is_fine_by_point, is_fine_by_comma;
	} rules[] = {{"1234", NUMBER_PROVES_NOTHING, false, false},
		     {"1.234", NUMBER_EITHER_BY_POINT, false, false},
		     {"1,234", NUMBER_EITHER_BY_COMMA, false, false},
		     {"12.5", NUMBER_PROVES_POINT, false, false},
		     {"12.5678", NUMBER_PROVES_POINT, true, false},
		     {"0.123", NUMBER_PROVES_POINT, true, false},
		     {"12,5", NUMBER_SUGGESTS_COMMA, false, false},
		     {"12,5678", NUMBER_SUGGESTS_COMMA, false, true},
		     {"1.234,56", NUMBER_PROVES_COMMA, false, false},
		     {"1.234,5678", NUMBER_PROVES_COMMA, false, true},
		     {"1 234,56", NUMBER_PROVES_COMMA, false, false},
		     {"1'234,5678", NUMBER_PROVES_COMMA, false, true},
		     {"1,234,567.8", NUMBER_PROVES_POINT, false, false},
		     {"a.b", NUMBER_PROVES_NOTHING, false, false},
		     {"1.2.3,4,5", NUMBER_PROVES_NOTHING, false, false},
		     {"0.000", NUMBER_PROVES_POINT, true, false}};
	struct share share = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		if (number_proof(rules[i].text) != rules[i].proof)
			fail_msg("'%s' proves %d", rules[i].text, (int)number_proof(rules[i].text));
		assert_int_equal(number_is_fine(rules[i].text, false), rules[i].is_fine_by_point);
		assert_int_equal(number_is_fine(rules[i].text, true), rules[i].is_fine_by_comma);
	}
	assert_int_equal(share_parse_as("12,5%", true, &share), PARSE_OK);
	assert_int_equal(share.billionths, 125000000);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_form_of_a_count_is_read),
	    cmocka_unit_test(spaces_around_a_count_are_dropped),
	    cmocka_unit_test(a_count_is_whole),
	    cmocka_unit_test(near_misses_of_counts_are_refused),
	    cmocka_unit_test(every_spelling_of_a_number_gives_that_number),
	    cmocka_unit_test(comma_and_point_change_places),
	    cmocka_unit_test(counts_reach_both_ends_of_64_bits),
	    cmocka_unit_test(every_form_of_a_share_is_read),
	    cmocka_unit_test(a_share_has_nine_decimals_of_one),
	    cmocka_unit_test(near_misses_of_shares_are_refused),
	    cmocka_unit_test(forms_are_told_apart),
	    cmocka_unit_test(thousands_are_grouped_for_people),
	    cmocka_unit_test(reading_what_was_written_gives_the_same_number),
	    cmocka_unit_test(a_refusal_says_why),
	    cmocka_unit_test(the_marks_of_an_amount_stand_on_either_side),
	    cmocka_unit_test(noise_is_told_from_decimals_and_may_be_one_too_many),
	    cmocka_unit_test(a_number_tells_which_mark_is_its_decimal_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
