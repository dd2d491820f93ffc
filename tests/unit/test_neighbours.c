#include "unit.h"

#include "base/text.h"
#include "reading/denomination.h"

static int set_up(void **state)
{
	*state = arena_new(out_of_memory);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static void a_scale_is_told_from_a_number(void **state)
{
	static const struct {
		const char *text;
		int64_t name, line; /* -1: unsure */
	} cases[] = {
	    {"Amount (£000)", 1000, 1000},
	    {"Amount £'000", 1000, 1000},
	    {"£000s", 1000, 1000},
	    {"Calls (000s)", 1000, 1000},
	    {"Net £k", 1000, 1000},
	    {"Spend £m", 1000000, 1000000},
	    {"Spend (£ million)", 1000000, 1000000},
	    {"All figures in thousands", 1000, 1000},
	    {"Amount in millions", 1000000, 1000000},
	    {"Payments over £25,000", 1, 1},
	    {"Payments over £500", 1, 1},
	    {"3 million", 1, 1},
	    {"Cost £", 1, 1},
	    {"Amount", 1, 1},
	    {"£memo", 1, 1},
	    {"Ref 1000", 1, 1},
	    {"thousands of payments", 1000, -1},
	    {"£000 unless stated otherwise", 1000, -1},
	    {"£000 and £m", -1, -1},
	    {"(m)", -1, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		bool is_unsure;
		int64_t said = scale_said(cases[i].text, true, &is_unsure);

		if ((is_unsure ? -1 : said) != cases[i].name)
			fail_msg("name '%s'", cases[i].text);
		said = scale_said(cases[i].text, false, &is_unsure);
		if ((is_unsure ? -1 : said) != cases[i].line)
			fail_msg("line '%s'", cases[i].text);
	}
}

static void a_decimal_point_moves_without_rounding(void **state)
{
	static const char *const texts[][2] = {
	    {"1.23456", "1234.56"}, {"12", "12000"},        {"1,234.5", "1234500"},
	    {"(0.5)", "(0500)"},    {"-1.0001", "-1000.1"}, {"£7.", "£7000"},
	};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_string_equal(scale_text(texts[i][0], 1000, *state), texts[i][1]);
	assert_null(scale_text("n/a", 1000, *state));
}

static void a_name_is_found_without_its_scale(void **state)
{
	assert_string_equal(scale_name_without("Net Amount (£000s)", *state), "netamount");
	assert_string_equal(scale_name_without("Amount in thousands", *state), "amount");
	assert_string_equal(scale_name_without("£000", *state), "amount");
	assert_null(scale_name_without("Amount (£)", *state));
}

static void pounds_are_told_from_other_currencies(void **state)
{
	static const struct {
		const char *text;
		enum currency currency;
		const char *rest;
	} amounts[] = {
	    {"EUR 12.50", CURRENCY_OTHER, "12.50"},
	    {"12.50 GBP", CURRENCY_POUNDS, "12.50"},
	    {"€5", CURRENCY_OTHER, "5"},
	    {"-€4.00", CURRENCY_OTHER, "-4.00"},
	    {"(US$ 3)", CURRENCY_OTHER, "(3)"},
	    {"12.50", CURRENCY_UNSAID, "12.50"},
	    {"ref 12", CURRENCY_UNSAID, NULL},
	    {"EUR", CURRENCY_UNSAID, NULL},
	    {"(12.50 EUR)", CURRENCY_OTHER, "(12.50)"},
	    {" EUR  5", CURRENCY_OTHER, "5"},
	    {"5  Sterling ", CURRENCY_POUNDS, "5"},
	    {"- 5", CURRENCY_UNSAID, NULL},
	    {"5 xyz", CURRENCY_UNSAID, "5 xyz"},
	    {"$5", CURRENCY_OTHER, "5"},
	    {"", CURRENCY_UNSAID, ""},
	};

	for (size_t i = 0; i < COUNT_OF(amounts); i++) {
		const char *rest;

		if (currency_of_amount(amounts[i].text, *state, &rest) != amounts[i].currency)
			fail_msg("'%s'", amounts[i].text);
		if (amounts[i].rest != NULL)
			assert_string_equal(rest, amounts[i].rest);
	}
	assert_int_equal(currency_of_cell("GBP", *state), CURRENCY_POUNDS);
	assert_int_equal(currency_of_cell("UK Pound Sterling", *state), CURRENCY_POUNDS);
	assert_int_equal(currency_of_cell("Egyptian Pound", *state), CURRENCY_OTHER);
	assert_int_equal(currency_of_cell("EUR", *state), CURRENCY_OTHER);
	assert_int_equal(currency_of_cell("", *state), CURRENCY_UNSAID);
	assert_int_equal(currency_of_cell("\xC2\xA3", *state), CURRENCY_POUNDS);
	assert_int_equal(currency_of_cell("\xA3", *state), CURRENCY_POUNDS);
	assert_int_equal(currency_of_cell("STG", *state), CURRENCY_POUNDS);
	assert_int_equal(currency_of_cell("Pounds", *state), CURRENCY_POUNDS);
	assert_int_equal(currency_of_cell("British pound", *state), CURRENCY_POUNDS);
	assert_int_equal(currency_of_cell("UK Pounds", *state), CURRENCY_POUNDS);
	assert_int_equal(currency_of_name("Amount in pounds (was USD)"), CURRENCY_POUNDS);
	assert_int_equal(currency_of_name("Foreign amount"), CURRENCY_OTHER);
	assert_int_equal(currency_of_name("Amount \xC2\xA3 not $"), CURRENCY_POUNDS);
	assert_int_equal(currency_of_name("Amount (€)"), CURRENCY_OTHER);
	assert_int_equal(currency_of_name("Amount GBP"), CURRENCY_POUNDS);
	assert_int_equal(currency_of_name("Seksi"), CURRENCY_UNSAID);
}

static void patterns_match_whole_texts(void **state)
{
	(void)state;
	assert_true(text_matches("spend-*.csv", "Spend-2019-04.CSV"));
	assert_true(text_matches("a?c", "abc"));
	assert_true(text_matches("*", ""));
	assert_true(text_matches("\\*x", "*x"));
	assert_true(text_matches("*a*b", "aabab"));
	assert_false(text_matches("\\*x", "yx"));
	assert_false(text_matches("spend-*.csv", "spend-1.csv.gz"));
	assert_false(text_matches("", "a"));
	assert_false(text_matches("a", ""));
	/* Many stars are no more work. */
	assert_false(text_matches("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
				  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
	    TEST(a_scale_is_told_from_a_number),     TEST(a_decimal_point_moves_without_rounding),
	    TEST(a_name_is_found_without_its_scale), TEST(pounds_are_told_from_other_currencies),
	    TEST(patterns_match_whole_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
