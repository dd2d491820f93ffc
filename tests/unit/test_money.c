#include "unit.h"

#include "base/money.h"

static struct money pounds(int64_t whole)
{
	return (struct money){whole * MONEY_PER_POUND};
}

static void assert_reads(const char *text, int64_t hundredths)
{
	struct money money = {-1};

	if (money_parse(text, &money) != PARSE_OK || money.hundredths != hundredths)
		fail_msg("'%s' gave %lld, not %lld", text, (long long)money.hundredths,
			 (long long)hundredths);
}

static void assert_refuses(const char *text, enum parse_status why)
{
	struct money money = {4711};
	enum parse_status status = money_parse(text, &money);

	if (status != why || money.hundredths != 4711)
		fail_msg("'%s' gave status %d and %lld", text, (int)status,
			 (long long)money.hundredths);
}

/* Design, section 4: the forms of money. */
static void every_form_of_money_is_read(void **state)
{
	(void)state;
	assert_reads("1234.5", 12345000);
	assert_reads("£1,234.50", 12345000);
	assert_reads("-12", -120000);
	assert_reads("12-", -120000);
	assert_reads("(12.00)", -120000);
	assert_reads("-£12", -120000);
	assert_reads("£-12", -120000);
	assert_reads("(£12.00)", -120000);
	assert_reads("£12-", -120000);
	assert_reads("+12", 120000);
	assert_reads("0", 0);
	assert_reads("-0", 0);
	assert_reads("(0.00)", 0);
	assert_reads("007", 70000);
	/* Not there: a number that a spreadsheet keeps as a text. */
	assert_reads("'12", 120000);
	assert_reads("'-1,234.50'", -12345000);
}

static void four_decimals_are_kept_exactly(void **state)
{
	(void)state;
	assert_reads("0.0001", 1);
	assert_reads("-0.0001", -1);
	assert_reads("0.1", 1000);
	assert_reads(".5", 5000);
	assert_reads("12.", 120000);
	/* 0.17 has no exact binary fraction; the web's unit cost of section 5. */
	assert_reads("0.17", 1700);
	assert_reads("1,234,567.8901", 12345678901);
}

static void more_decimals_are_an_error_but_for_zeros(void **state)
{
	(void)state;
	assert_refuses("12.34567", PARSE_TOO_MANY_DECIMALS);
	assert_refuses("0.00001", PARSE_TOO_MANY_DECIMALS);
	assert_refuses("1234567890.12345", PARSE_TOO_MANY_DECIMALS);
	assert_refuses("0.33333333333333331", PARSE_TOO_MANY_DECIMALS);
	assert_refuses("1.00005000000000001", PARSE_TOO_MANY_DECIMALS);
	assert_refuses("1.00000001", PARSE_TOO_MANY_DECIMALS);
	assert_refuses("0.000000001", PARSE_TOO_MANY_DECIMALS);
	assert_refuses("50.469999999", PARSE_TOO_MANY_DECIMALS);
	assert_reads("12.00000", 120000);
	assert_reads("12.500000000", 125000);
	assert_refuses("(12.34567)", PARSE_TOO_MANY_DECIMALS);
}

static void spaces_and_no_break_spaces_around_are_dropped(void **state)
{
	(void)state;
	assert_reads("  12 ", 120000);
	assert_reads("\t£ 12\t", 120000);
	assert_reads("\xC2\xA0£1,234.50\xC2\xA0", 12345000);
	assert_reads("( 12.00 )", -120000);
	assert_reads("12 -", -120000);
}

static void commas_stand_between_groups_of_three(void **state)
{
	(void)state;
	assert_reads("1,234", 12340000);
	assert_reads("12,345", 123450000);
	assert_reads("123,456", 1234560000);
	assert_reads("1,234,567", 12345670000);
	assert_refuses("1,23", PARSE_NOT_A_NUMBER);
	assert_refuses("1,2345", PARSE_NOT_A_NUMBER);
	assert_refuses("1234,567", PARSE_NOT_A_NUMBER);
	assert_refuses("1,23,456", PARSE_NOT_A_NUMBER);
	assert_refuses("1,234,5", PARSE_NOT_A_NUMBER);
	assert_refuses("1,234567", PARSE_NOT_A_NUMBER);
	assert_refuses(",123", PARSE_NOT_A_NUMBER);
	assert_refuses("123,", PARSE_NOT_A_NUMBER);
	assert_refuses("1,,234", PARSE_NOT_A_NUMBER);
	assert_refuses(",", PARSE_NOT_A_NUMBER);
	assert_refuses(",.5", PARSE_NOT_A_NUMBER);
	assert_refuses("1,.5", PARSE_NOT_A_NUMBER);
	assert_refuses("1.234,50", PARSE_NOT_A_NUMBER);
	assert_refuses("0.123,456", PARSE_NOT_A_NUMBER);
}

/* Each has one reading. */
static void every_spelling_of_an_amount_gives_that_amount(void **state)
{
	static const char *const credits[] = {
	    "-1234.50",       "-1,234.50",           "\u22121234.50",       "\u20131,234.50",
	    "\u20141234.50",  "- 1234.50",           "-£1,234.50",          "£-1,234.50",
	    "- £ 1 234.50",   "£(1,234.50)",         "(£1,234.50)",         "£ (1,234.50)",
	    "( £1,234.50 )",  "(1,234.50)",          "1,234.50-",           "1234.50 CR",
	    "1,234.50cr",     "£1,234.50 Cr",        "CR 1234.50",          "1234.50 \u2212",
	    "GBP -1,234.50",  "-1,234.50 GBP",       "-GBP1234.50",         "\u00c2\u00a3-1234.50",
	    "-\u01531234.50", "-1\u00a0234.50",      "-1\u2009234.50",      "-1\u202f234.50",
	    "-1'234.50",      "-1.2345E+03",         "-12345e-1",           "-1234.5",
	    "-1234.50000",    "-1234.5000000000001", "-1234.4999999999998", "(1234.5)",
	    "\u200e-1234.50",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(credits); i++)
		assert_reads(credits[i], -12345000);
	assert_reads("5.00 DR", 50000);
	assert_reads("£ 1 234.50", 12345000);
	assert_reads("1.2345E+05", 1234500000);
	assert_reads("12.00 GBP", 120000);
	assert_reads("gbp 12", 120000);
}

/* The nearest numbers of 64-bit binary arithmetic to 1234.56, 6.488, 0.3, 0.0001 and nought. */
static void binary_noise_is_no_decimal(void **state)
{
	(void)state;
	assert_reads("1234.5600000000001", 12345600);
	assert_reads("6.4879999999999995", 64880);
	assert_reads("0.30000000000000004", 3000);
	assert_reads("-0.30000000000000004", -3000);
	assert_reads("0.000099999999999999991", 1);
	assert_reads("999.99999999999989", 10000000);
	assert_reads("12345678.900000001", 123456789000);
	assert_reads("1.4210854715202004e-14", 0);
	assert_reads("-1.45519E-11", 0);
	assert_reads("50.469999999999", 504700);
	assert_reads("50.470000000001", 504700);
	assert_reads("1.2345600000000001E+03", 12345600);
}

static void near_misses_are_refused(void **state)
{
	static const char *const texts[] = {
	    "",      " ",   "£",         "-",     "--1",     "+-1",      "-+1",          "1,2O4",
	    "(12",   "12)", "()",        "(-12)", "(12-)",   "-12-",     "+12-",         "(12)-",
	    "((1))", "1e6", "1E6",       "0x10",  "1 23",    "12p",      "£12k",         "££1",
	    "1.2.3", ".",   "-.",        "£.",    "12%",     "$12",      "€12",          "EUR 1",
	    "nan",   "inf", "1\n",       "- -12", "\24312",  "12\xC2",   "\xEF\xBC\x91", "N/A",
	    "..",    "1-2", "12--",      "12'",   "(12) CR", "-5 DR",    "5 CR DR",      "5 C",
	    "CR",    "GBP", "GBP GBP 1", "£",     "(£)",     "\ufffd12", "5.00 CR-",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_refuses(texts[i], PARSE_NOT_A_NUMBER);
}

/* 2^63 = 9,223,372,036,854,775,808 hundredths of a penny. */
static void the_range_ends_where_64_bits_end(void **state)
{
	(void)state;
	assert_reads("922337203685477.5807", INT64_MAX);
	assert_reads("£922,337,203,685,477.5807", INT64_MAX);
	assert_reads("-922337203685477.5808", INT64_MIN);
	assert_reads("(922,337,203,685,477.5808)", INT64_MIN);
	assert_refuses("922337203685477.5808", PARSE_OUT_OF_RANGE);
	assert_refuses("-922337203685477.5809", PARSE_OUT_OF_RANGE);
	assert_refuses("922337203685478", PARSE_OUT_OF_RANGE);
	assert_refuses("9223372036854775807", PARSE_OUT_OF_RANGE);
	assert_refuses("99999999999999999999999999999999999999", PARSE_OUT_OF_RANGE);
	assert_reads("00000000000000000000000000000000000001", 10000);
}

static void sums_out_of_range_fail_and_leave_the_result(void **state)
{
	struct money low = {INT64_MIN}, high = {INT64_MAX}, one = {1}, minus_one = {-1};
	struct money result = {42};

	(void)state;
	assert_false(money_add(&result, high, one));
	assert_false(money_add(&result, low, minus_one));
	assert_false(money_subtract(&result, low, one));
	assert_false(money_subtract(&result, high, minus_one));
	assert_false(money_subtract(&result, (struct money){0}, low));
	assert_false(money_mul(&result, high, 2));
	assert_false(money_mul(&result, low, -1));
	assert_false(money_mul(&result, low, 2));
	assert_false(money_mul(&result, pounds(1000000), INT64_MAX));
	assert_int_equal(result.hundredths, 42);
	assert_true(money_add(&result, high, minus_one));
	assert_int_equal(result.hundredths, INT64_MAX - 1);
	assert_true(money_add(&result, low, high));
	assert_int_equal(result.hundredths, -1);
	assert_true(money_subtract(&result, low, minus_one));
	assert_int_equal(result.hundredths, INT64_MIN + 1);
	assert_true(money_mul(&result, minus_one, INT64_MAX));
	assert_int_equal(result.hundredths, -INT64_MAX);
	assert_true(money_mul(&result, low, 1));
	assert_int_equal(result.hundredths, INT64_MIN);
}

/* The cost of a line is volume times unit cost, exactly: 19,588 x 3.60 = 70,516.80
 * (section 6, worked example). */
static void a_unit_cost_times_a_volume_is_exact(void **state)
{
	struct money product = {0};

	(void)state;
	assert_true(money_mul(&product, (struct money){36000}, 19588));
	assert_int_equal(product.hundredths, 705168000);
	/* 3 x 0.0001 stays three hundredths of a penny. */
	assert_true(money_mul(&product, (struct money){1}, 3));
	assert_int_equal(product.hundredths, 3);
}

static void pennies_round_half_away_from_zero(void **state)
{
	static const struct {
		int64_t from, to;
	} cases[] = {
	    {0, 0},
	    {49, 0},
	    {50, 100},
	    {-49, 0},
	    {-50, -100},
	    {149, 100},
	    {150, 200},
	    {-149, -100},
	    {-150, -200},
	    {250, 300},
	    {-250, -300},
	    {100, 100},
	    {-100, -100},
	    {12345678, 12345700},
	    /* ...5807: the penny above is out of range, so the one below stands. */
	    {INT64_MAX, INT64_MAX - 7},
	    {INT64_MIN, INT64_MIN + 8},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(money_to_penny((struct money){cases[i].from}).hundredths,
				 cases[i].to);
}

/* Section 3: a product of money and a share rounds to the penny, half away. */
static void a_share_of_money_rounds_once_to_the_penny(void **state)
{
	struct money part;

	(void)state;
	/* Section 6: 60% of 99,275.20 is 59,565.12 exactly. */
	assert_true(money_share(&part, (struct money){992752000}, (struct fraction){3, 5}));
	assert_int_equal(part.hundredths, 595651200);
	/* A third of £1 is 33.33p; two thirds 66.67p. */
	assert_true(money_share(&part, pounds(1), (struct fraction){1, 3}));
	assert_int_equal(part.hundredths, 3300);
	assert_true(money_share(&part, pounds(1), (struct fraction){2, 3}));
	assert_int_equal(part.hundredths, 6700);
	/* Half of a penny is a penny, either side of zero. */
	assert_true(money_share(&part, (struct money){100}, (struct fraction){1, 2}));
	assert_int_equal(part.hundredths, 100);
	assert_true(money_share(&part, (struct money){-100}, (struct fraction){1, 2}));
	assert_int_equal(part.hundredths, -100);
	assert_true(money_share(&part, (struct money){100}, (struct fraction){-1, 2}));
	assert_int_equal(part.hundredths, -100);
	/* Once: 0.4999p is nothing, though 0.50p by way of hundredths would be a penny. */
	assert_true(money_share(&part, (struct money){9998}, (struct fraction){1, 200}));
	assert_int_equal(part.hundredths, 0);
}

/* Section 6, step 6: unit costs round to £0.0001; -10% of £4.00 is £3.60. */
static void a_share_of_a_unit_cost_rounds_to_a_hundredth_of_a_penny(void **state)
{
	struct money part;

	(void)state;
	assert_true(money_share_fine(&part, pounds(4), (struct fraction){9, 10}));
	assert_int_equal(part.hundredths, 36000);
	assert_true(money_share_fine(&part, (struct money){1}, (struct fraction){1, 2}));
	assert_int_equal(part.hundredths, 1);
	assert_true(money_share_fine(&part, (struct money){-1}, (struct fraction){1, 2}));
	assert_int_equal(part.hundredths, -1);
	assert_true(money_share_fine(&part, (struct money){1}, (struct fraction){49, 100}));
	assert_int_equal(part.hundredths, 0);
}

static void shares_out_of_range_fail_and_leave_the_result(void **state)
{
	struct money part = {42}, high = {INT64_MAX};

	(void)state;
	assert_false(money_share(&part, high, (struct fraction){2, 1}));
	assert_false(money_share_fine(&part, high, (struct fraction){-2, 1}));
	assert_int_equal(part.hundredths, 42);
	/* The whole of ...5807 is ...58 to the penny. */
	assert_true(money_share(&part, high, fraction_one));
	assert_int_equal(part.hundredths, INT64_MAX - 7);
}

static void reading_what_was_written_gives_the_same_amount(void **state)
{
	uint64_t seed = 20080401;
	char text[MONEY_TEXT_SIZE];

	(void)state;
	assert_reads(money_plain((struct money){INT64_MIN}, text), INT64_MIN);
	assert_reads(money_pounds((struct money){INT64_MIN}, text), INT64_MIN);
	assert_reads(money_plain((struct money){INT64_MAX}, text), INT64_MAX);
	assert_reads(money_pounds((struct money){INT64_MAX}, text), INT64_MAX);
	for (int i = 0; i < 50000; i++) {
		struct money money = {random_int(&seed)};

		assert_reads(money_plain(money, text), money.hundredths);
		assert_reads(money_pounds(money, text), money.hundredths);
	}
}

static void plain_money_has_two_decimals_or_as_many_as_it_needs(void **state)
{
	char text[MONEY_TEXT_SIZE];

	(void)state;
	assert_string_equal(money_plain(pounds(1234), text), "1234.00");
	assert_string_equal(money_plain((struct money){78100}, text), "7.81");
	assert_string_equal(money_plain((struct money){375}, text), "0.0375");
	assert_string_equal(money_plain((struct money){-1}, text), "-0.0001");
	assert_string_equal(money_plain((struct money){0}, text), "0.00");
}

static void pounds_have_a_sign_before_the_pound_and_thousands(void **state)
{
	char text[MONEY_TEXT_SIZE];

	(void)state;
	assert_string_equal(money_pounds((struct money){12345000}, text), "£1,234.50");
	assert_string_equal(money_pounds((struct money){-78100}, text), "-£7.81");
	assert_string_equal(money_pounds((struct money){375}, text), "£0.0375");
	assert_string_equal(money_pounds(pounds(1234567), text), "£1,234,567.00");
	assert_string_equal(money_pounds((struct money){0}, text), "£0.00");
}

/*
 * An amount takes the largest unit in which, rounded, it is at least 1.0 (10 for
 * thousands), so that £1,000k and £1,000.0m are never written:
 *   k from 9,999.50, which rounds to 10 thousand;
 *   m from 999,500, which as thousands would be 1,000;
 *   bn from 999,950,000, which as tenths of millions would be 1,000.0.
 */
static void rough_money_changes_unit_where_rounding_reaches_it(void **state)
{
	static const struct {
		const char *exact, *rough;
	} cases[] = {
	    {"0", "£0"},
	    {"0.49", "£0"},
	    {"0.50", "£1"},
	    {"512.49", "£512"},
	    {"512.50", "£513"},
	    {"9999.4999", "£9,999"},
	    {"9999.50", "£10k"},
	    {"10499.99", "£10k"},
	    {"10500", "£11k"},
	    {"940000", "£940k"},
	    {"999499", "£999k"},
	    {"999499.9999", "£999k"},
	    {"999500", "£1.0m"},
	    {"1000000", "£1.0m"},
	    {"1049999.9999", "£1.0m"},
	    {"1050000", "£1.1m"},
	    {"1234567", "£1.2m"},
	    {"999949999.9999", "£999.9m"},
	    {"999950000", "£1.0bn"},
	    {"2700000000", "£2.7bn"},
	    {"1234567000000", "£1,234.6bn"},
	    {"-999500", "-£1.0m"},
	    {"-512", "-£512"},
	    {"-0.50", "-£1"},
	    {"-0.49", "£0"},
	    /* 922,337,203,685,477.5808 is 922,337.2 thousand million. */
	    {"-922337203685477.5808", "-£922,337.2bn"},
	};
	char text[MONEY_TEXT_SIZE];
	struct money money;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(money_parse(cases[i].exact, &money), PARSE_OK);
		assert_string_equal(money_rough(money, text), cases[i].rough);
	}
}

/*
 * An amount that is set against another reads unlike it, with as few digits more as that takes,
 * and as the other does beside it; one that is the same reads the same.
 */
static void rough_money_is_told_from_what_it_is_beside(void **state)
{
	static const struct {
		const char *exact, *other, *rough, *beside;
	} cases[] = {
	    {"2490290.70", "2499521.59", "£2.49m", "£2.50m"},
	    {"27121121.91", "27205121.91", "£27.1m", "£27.2m"},
	    {"2500000", "2500000.01", "£2.50000000m", "£2.50000001m"},
	    {"840123.45", "840151", "£840.1k", "£840.2k"},
	    {"840123.45", "-840151", "£840k", "-£840k"},
	    {"512.35", "512.40", "£512.35", "£512.40"},
	    {"999600", "1000400", "£0.9996m", "£1.0004m"},
	    {"-0.20", "0.30", "-£0.20", "£0.30"},
	    {"2499521.59", "2499521.59", "£2.5m", "£2.5m"},
	    /* To the penny, and no further. */
	    {"1.0001", "1.0002", "£1.00", "£1.00"},
	};
	char text[MONEY_TEXT_SIZE];
	struct money money, other;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(money_parse(cases[i].exact, &money), PARSE_OK);
		assert_int_equal(money_parse(cases[i].other, &other), PARSE_OK);
		assert_string_equal(money_rough_beside(money, other, text), cases[i].rough);
		assert_string_equal(money_rough_beside(other, money, text), cases[i].beside);
	}
}

static void amounts_are_ordered(void **state)
{
	(void)state;
	assert_true(money_compare((struct money){INT64_MIN}, (struct money){INT64_MAX}) < 0);
	assert_true(money_compare((struct money){INT64_MAX}, (struct money){INT64_MIN}) > 0);
	assert_int_equal(money_compare(pounds(-1), pounds(-1)), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_form_of_money_is_read),
	    cmocka_unit_test(four_decimals_are_kept_exactly),
	    cmocka_unit_test(more_decimals_are_an_error_but_for_zeros),
	    cmocka_unit_test(spaces_and_no_break_spaces_around_are_dropped),
	    cmocka_unit_test(commas_stand_between_groups_of_three),
	    cmocka_unit_test(every_spelling_of_an_amount_gives_that_amount),
	    cmocka_unit_test(binary_noise_is_no_decimal),
	    cmocka_unit_test(near_misses_are_refused),
	    cmocka_unit_test(the_range_ends_where_64_bits_end),
	    cmocka_unit_test(sums_out_of_range_fail_and_leave_the_result),
	    cmocka_unit_test(a_unit_cost_times_a_volume_is_exact),
	    cmocka_unit_test(pennies_round_half_away_from_zero),
	    cmocka_unit_test(a_share_of_money_rounds_once_to_the_penny),
	    cmocka_unit_test(a_share_of_a_unit_cost_rounds_to_a_hundredth_of_a_penny),
	    cmocka_unit_test(shares_out_of_range_fail_and_leave_the_result),
	    cmocka_unit_test(reading_what_was_written_gives_the_same_amount),
	    cmocka_unit_test(plain_money_has_two_decimals_or_as_many_as_it_needs),
	    cmocka_unit_test(pounds_have_a_sign_before_the_pound_and_thousands),
	    cmocka_unit_test(rough_money_changes_unit_where_rounding_reaches_it),
	    cmocka_unit_test(rough_money_is_told_from_what_it_is_beside),
	    cmocka_unit_test(amounts_are_ordered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
