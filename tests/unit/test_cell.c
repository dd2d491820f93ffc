#include "fixture.h"

#include "reading/book_rows.h"
#include "reading/case_checks.h"
#include "reading/cell.h"

static struct value read_well(struct fixture *fixture, enum unit unit, unsigned flags,
			      const char *text)
{
	const struct field field = {"field", unit, flags, NULL, NULL};
	const char *problem = "nothing";
	struct value value = {0};

	if (!cell_read(&value, text, &field, fixture->arena, &problem))
		fail_msg("'%s' %s", text, problem);
	return value;
}

static void assert_problem(struct fixture *fixture, enum unit unit, unsigned flags,
			   const char *text, const char *expected)
{
	const struct field field = {"field", unit, flags, NULL, NULL};
	const char *problem = NULL;
	struct value value = value_count(4711);

	if (cell_read(&value, text, &field, fixture->arena, &problem))
		fail_msg("'%s' was read", text);
	assert_string_equal(problem, expected);
	assert_int_equal(value.kind, VALUE_COUNT);
	assert_int_equal(value.count, 4711);
}

/* Design, section 4. */
static void the_words_for_nothing_are_missing_in_any_case_of_letters(void **state)
{
	static const char *const words[] = {"", "NA", "N/A", "ND", "-", "..", "na", "n/a", "Nd"};
	static const char *const others[] = {"0",    "none", ".",   "--",  "N.A.",
					     "null", " ",    "NAN", "...", "#N/A"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		assert_true(cell_is_missing(words[i]));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_false(cell_is_missing(others[i]));
}

static void missing_is_never_zero_whatever_the_unit(void **state)
{
	static const enum unit units[] = {UNIT_TEXT,  UNIT_YEAR,    UNIT_COUNT,
					  UNIT_MONEY, UNIT_PERCENT, UNIT_RATIO};

	for (size_t i = 0; i < COUNT_OF(units); i++) {
		assert_int_equal(read_well(*state, units[i], 0, "").kind, VALUE_NONE);
		assert_int_equal(read_well(*state, units[i], FIELD_NOT_NEGATIVE, "N/A").kind,
				 VALUE_NONE);
	}
	assert_int_equal(read_well(*state, UNIT_COUNT, 0, "0").kind, VALUE_COUNT);
	assert_int_equal(read_well(*state, UNIT_MONEY, 0, "0").kind, VALUE_MONEY);
}

/* Design, section 4: the forms of a sum of money; in hundredths of a penny. */
static void every_form_of_money_is_read(void **state)
{
	static const struct {
		const char *text;
		int64_t hundredths;
	} forms[] = {
	    {"1234.5", 12345000}, {"\302\2431,234.50", 12345000}, {"-12", -120000},
	    {"12-", -120000},     {"(12.00)", -120000},           {"-\302\24312", -120000},
	    {"0.0001", 1},        {"18,005.60", 180056000},       {"876", 8760000},
	};

	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		struct value value = read_well(*state, UNIT_MONEY, 0, forms[i].text);

		assert_int_equal(value.kind, VALUE_MONEY);
		assert_int_equal(value.money.hundredths, forms[i].hundredths);
	}
}

static void every_form_of_a_count_and_a_share_is_read(void **state)
{
	assert_int_equal(read_well(*state, UNIT_COUNT, 0, "12,345").count, 12345);
	assert_int_equal(read_well(*state, UNIT_COUNT, 0, "40.0").count, 40);
	assert_int_equal(read_well(*state, UNIT_PERCENT, 0, "46%").share.billionths, 460000000);
	assert_int_equal(read_well(*state, UNIT_PERCENT, 0, "0.46").share.billionths, 460000000);
	assert_int_equal(read_well(*state, UNIT_RATIO, 0, "89.254").share.billionths,
			 INT64_C(89254000000));
}

/* Design, section 4, with the month; a year itself has none.  Day before month. */
static void every_form_of_a_year_is_read(void **state)
{
	static const struct {
		const char *text;
		int start, month;
	} forms[] = {
	    {"2008-09", 2008, 0},    {"2008/09", 2008, 0},    {"2008-2009", 2008, 0},
	    {"2008-04-01", 2008, 4}, {"01/04/2008", 2008, 4}, {"1 Apr 2008", 2008, 4},
	    {"04-Nov-20", 2020, 11}, {"31-Jul-13", 2013, 7},  {"MAR2019", 2018, 3},
	    {"05/03/2008", 2007, 3},
	};

	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		struct value value = read_well(*state, UNIT_YEAR, 0, forms[i].text);

		assert_int_equal(value.kind, VALUE_YEAR);
		assert_int_equal(value.year.start, forms[i].start);
		assert_int_equal(value.month, forms[i].month);
	}
}

static void a_later_year_is_a_count_only_where_the_field_takes_one(void **state)
{
	struct value value = read_well(*state, UNIT_YEAR, FIELD_LATER_YEAR, "year 3");

	assert_int_equal(value.kind, VALUE_COUNT);
	assert_int_equal(value.count, 3);
	assert_int_equal(read_well(*state, UNIT_YEAR, FIELD_LATER_YEAR, "Year 60").count, 60);
	assert_int_equal(read_well(*state, UNIT_YEAR, FIELD_LATER_YEAR, "2010-11").kind,
			 VALUE_YEAR);

	const char *problem = "is not a financial year or a date; write it like 2008-09 or "
			      "2008-04-01";

	assert_problem(*state, UNIT_YEAR, 0, "year 3", problem);
	assert_problem(*state, UNIT_YEAR, FIELD_LATER_YEAR, "year 0", problem);
	assert_problem(*state, UNIT_YEAR, FIELD_LATER_YEAR, "year 61", problem);
	assert_problem(*state, UNIT_YEAR, FIELD_LATER_YEAR, "year x", problem);
	assert_problem(*state, UNIT_YEAR, FIELD_LATER_YEAR, "year -1", problem);
}

static void a_refusal_says_what_is_wrong_and_what_to_write(void **state)
{
	assert_problem(*state, UNIT_COUNT, 0, "1,2O4", "is not a whole number");
	assert_problem(*state, UNIT_COUNT, 0, "40.5", "is not a whole number");
	assert_problem(*state, UNIT_COUNT, FIELD_NOT_NEGATIVE, "-1", "is below zero");
	assert_problem(*state, UNIT_COUNT, 0, "99999999999999999999", "is too large");
	assert_problem(*state, UNIT_MONEY, 0, "1.00001",
		       "has more than four decimals; round it to \302\2430.0001");
	assert_problem(*state, UNIT_MONEY, 0, "ten",
		       "is not an amount of money; write it as 1234.50 or \302\2431,234.50");
	assert_problem(*state, UNIT_MONEY, FIELD_NOT_NEGATIVE, "(1)", "is below zero");
	assert_problem(*state, UNIT_PERCENT, 0, "46 per cent",
		       "is not a share; write a percentage, such as 75%");
	assert_problem(*state, UNIT_PERCENT, 0, "0.1234567891",
		       "has more than nine decimals; round it");
	assert_problem(*state, UNIT_RATIO, 0, "46%", "is not a number");
	assert_problem(*state, UNIT_RATIO, 0, "x", "is not a number");
	assert_problem(*state, UNIT_RATIO, FIELD_NOT_NEGATIVE, "-0.5", "is below zero");
	assert_problem(*state, UNIT_RATIO, FIELD_ABOVE_ZERO, "0", "is not above zero");
	assert_problem(*state, UNIT_MONEY, FIELD_ABOVE_ZERO, "0.00", "is not above zero");
	assert_problem(*state, UNIT_MONEY, FIELD_ABOVE_ZERO, "-1", "is not above zero");
	assert_problem(*state, UNIT_PERCENT, FIELD_NOT_NEGATIVE, "-10%", "is below zero");
	assert_int_equal(read_well(*state, UNIT_PERCENT, FIELD_NOT_NEGATIVE, "10%").kind,
			 VALUE_SHARE);
	assert_int_equal(read_well(*state, UNIT_PERCENT, 0, "-10%").kind, VALUE_SHARE);
	assert_int_equal(read_well(*state, UNIT_RATIO, FIELD_ABOVE_ZERO, "0.1").kind, VALUE_SHARE);
	assert_int_equal(read_well(*state, UNIT_MONEY, FIELD_ABOVE_ZERO, "0.01").kind, VALUE_MONEY);
	assert_problem(*state, UNIT_YEAR, 0, "31/02/2008",
		       "is not a financial year or a date; write it like 2008-09 or 2008-04-01");
}

/* `46` for 46% is the slip that this catches. */
static void a_share_of_one_lies_from_0_to_100_percent(void **state)
{
	const char *problem = "is not from 0% to 100%; write a percentage, such as 75%";

	assert_int_equal(read_well(*state, UNIT_PERCENT, FIELD_SHARE_OF_ONE, "100%").kind,
			 VALUE_SHARE);
	assert_int_equal(read_well(*state, UNIT_PERCENT, FIELD_SHARE_OF_ONE, "0").kind,
			 VALUE_SHARE);
	assert_problem(*state, UNIT_PERCENT, FIELD_SHARE_OF_ONE, "46",
		       "is not from 0% to 100%; write 46% or 0.46");
	assert_problem(*state, UNIT_PERCENT, FIELD_SHARE_OF_ONE, "12.75",
		       "is not from 0% to 100%; write 12.75% or 0.1275");
	assert_problem(*state, UNIT_PERCENT, FIELD_SHARE_OF_ONE, "460", problem);
	assert_problem(*state, UNIT_PERCENT, 0, "30",
		       "would be more than 1,000%; write 30% or 0.30");
	assert_int_equal(read_well(*state, UNIT_PERCENT, 0, "2000%").kind, VALUE_SHARE);
	assert_problem(*state, UNIT_PERCENT, FIELD_SHARE_OF_ONE, "100.5%", problem);
	assert_problem(*state, UNIT_PERCENT, FIELD_SHARE_OF_ONE, "-0.1", problem);
	assert_problem(*state, UNIT_PERCENT, FIELD_SHARE_OF_ONE, "-1%", problem);
	assert_problem(*state, UNIT_PERCENT, FIELD_SHARE_OF_ONE, "100.1%", problem);
	/* What may be more than the whole, or less than nothing. */
	assert_problem(*state, UNIT_PERCENT, 0, "5",
		       "could be 5% or 500%; write the one that is meant");
	assert_problem(*state, UNIT_PERCENT, 0, "-5",
		       "could be -5% or -500%; write the one that is meant");
	assert_problem(*state, UNIT_PERCENT, 0, "1001",
		       "is not a share; write a percentage, such as 75%");
	assert_problem(*state, UNIT_PERCENT, 0, "-1001",
		       "is not a share; write a percentage, such as 75%");
}

/* Our own CSV output puts an apostrophe before what a spreadsheet would calculate. */
static void the_apostrophe_that_guards_a_formula_is_no_data(void **state)
{
	assert_string_equal(read_well(*state, UNIT_TEXT, 0, "'=1+1").text, "=1+1");
	assert_string_equal(read_well(*state, UNIT_TEXT, 0, "'@home").text, "@home");
	assert_string_equal(read_well(*state, UNIT_TEXT, 0, "'tis").text, "'tis");
	assert_string_equal(read_well(*state, UNIT_TEXT, 0, "'").text, "'");
}

static void a_raw_field_is_text_for_its_loader(void **state)
{
	assert_string_equal(read_well(*state, UNIT_MONEY, FIELD_RAW, "46%").text, "46%");
	assert_int_equal(read_well(*state, UNIT_TEXT, FIELD_RAW, "..").kind, VALUE_NONE);
	/* With a point, if it is a number of a file with decimal commas. */
	const unsigned comma = FIELD_RAW | FIELD_DECIMAL_COMMA;

	assert_string_equal(read_well(*state, UNIT_MONEY, comma, "1.234,5").text, "1234.5");
	assert_string_equal(read_well(*state, UNIT_MONEY, comma, "46,5%").text, "46.5%");
	assert_string_equal(read_well(*state, UNIT_MONEY, comma, "a, b. c").text, "a, b. c");
	assert_string_equal(read_well(*state, UNIT_MONEY, FIELD_RAW, "1,234.5").text, "1,234.5");
	assert_string_equal(read_well(*state, UNIT_TEXT, FIELD_DECIMAL_COMMA, "46,5%").text,
			    "46,5%");
}

/* Sixty bytes; a pound sign (two bytes) that stands across the sixtieth stays whole. */
static void a_long_text_is_quoted_cut_but_never_inside_a_character(void **state)
{
	struct fixture *fixture = *state;
	const char *ten = "1234567890";
	const char *nine_and_fifty =
	    arena_format(fixture->arena, "%s%s%s%s%s123456789", ten, ten, ten, ten, ten);
	const char *text = arena_format(fixture->arena, "%s\302\243x", nine_and_fifty);

	assert_string_equal(cell_quoted(fixture->arena, "short"), "'short'");
	assert_string_equal(cell_quoted(fixture->arena, text),
			    arena_format(fixture->arena, "'%s\302\243'...", nine_and_fifty));
	text = arena_format(fixture->arena, "%s0", nine_and_fifty);
	assert_string_equal(cell_quoted(fixture->arena, text),
			    arena_format(fixture->arena, "'%s'", text));
}

static void a_workbooks_error_is_no_value(void **state)
{
	static const char error[] =
	    "is an error, not a value; put it right in the workbook and save it again";

	assert_problem(*state, UNIT_TEXT, 0, "\x1a#REF!", error);
	assert_problem(*state, UNIT_COUNT, 0,
		       "\x1a"
		       "Err:502",
		       error);
	assert_problem(*state, UNIT_MONEY, 0, "\x1a=A1",
		       "is a formula that was never calculated; open the workbook in a "
		       "spreadsheet and save it again");
	/* A file may have that byte too. */
	assert_string_equal(read_well(*state, UNIT_TEXT, 0, "\x1ax").text, "\x1ax");
}

/* What a person most likely meant, beside what is wrong. */
static void a_figure_in_other_words_is_told_in_digits(void **state)
{
	static const char plain[] = "is not a whole number";
	static const struct {
		enum unit unit;
		unsigned flags;
		const char *id, *text, *problem, *expected; /* NULL: no more than the problem */
	} figures[] = {
	    {UNIT_COUNT, 0, "volume", "14.2k", plain,
	     "is not a whole number; write 14200 if that is meant"},
	    {UNIT_COUNT, 0, "volume", "10000 calls", plain,
	     "is not a whole number; write 10000 if that is meant"},
	    {UNIT_COUNT, 0, "volume", "1.5", plain,
	     "is not a whole number; write one in digits, such as 1200"},
	    {UNIT_COUNT, 0, "volume", "10000calls", plain,
	     "is not a whole number; write one in digits, such as 1200"},
	    {UNIT_COUNT, 0, "volume", "10 calls, about", plain,
	     "is not a whole number; write one in digits, such as 1200"},
	    {UNIT_COUNT, 0, "volume", "1e99m", plain,
	     "is not a whole number; write one in digits, such as 1200"},
	    {UNIT_MONEY, 0, "spend", "2m", "is no money; x",
	     "is no money; write 2000000 if that is meant"},
	    {UNIT_MONEY, 0, "spend", "1000000000m", "is no money; x",
	     NULL}, /* more than is counted */
	    {UNIT_MONEY, 0, "spend", "25p", "is no money; x",
	     "is no money; write 0.25 if that is meant"},
	    {UNIT_MONEY, 0, "spend", "0.001p", "is no money; x",
	     NULL}, /* less than a hundredth of a penny */
	    {UNIT_MONEY, 0, "spend", "ten", "is no money; x", NULL},
	    {UNIT_MONEY, FIELD_NOT_NEGATIVE, "amount", "-180", "is below zero",
	     "is below zero; write 180, if its sign is a slip or says that it is a cost; if it is "
	     "money saved or received, take it off the cost that it lowers, or give it as a gain "
	     "in gains.csv"},
	    {UNIT_MONEY, FIELD_NOT_NEGATIVE, "gross", "-180", "is below zero",
	     "is below zero; write 180, if its sign is a slip; if the change loses money, write 0 "
	     "and give the loss as running_cost"},
	    {UNIT_MONEY, FIELD_NOT_NEGATIVE, "spend", "-180", "is below zero",
	     "is below zero; write 180, if its sign is a slip"},
	    {UNIT_MONEY, 0, "spend", "\342\202\2545", "is no money",
	     "is in another currency; write what it is in pounds, without a sign"},
	    {UNIT_MONEY, 0, "spend", "#div/0!", "is no money",
	     "is a formula that went wrong; put it right in the spreadsheet, or write the figure, "
	     "and save the file again"},
	    {UNIT_MONEY, 0, "low", "TBC", "is no money",
	     "is no figure; give one, or leave the cell empty"},
	    {UNIT_MONEY, FIELD_REQUIRED, "spend", "See below", "is no money",
	     "is no figure; missing is not zero, so give a value or take the row out"},
	    {UNIT_COUNT, FIELD_COLUMN, "volume", "note 3", plain,
	     "is no figure; missing is not zero, so give a value or take the row out"},
	    {UNIT_TEXT, 0, "source", "TBC", "is nothing", NULL},
	    {UNIT_PERCENT, 0, "correlation", "high", "is no share",
	     "is no correlation, which is between -1 and 1; write one such as 0.5 or -0.25"},
	    {UNIT_PERCENT, 0, "share", "5k", "is no share", NULL},
	    {UNIT_MONEY, 0, "spend", "\x1a#REF!", "is an error", NULL},
	    {UNIT_YEAR, 0, "year", "2007-09", "is no year",
	     "is no financial year; write 2007-08 or 2008-09, or 01/09/2007 if September 2007 is "
	     "meant (--dates months where the column holds months)"},
	    {UNIT_YEAR, 0, "year", "2007-02", "is no year",
	     "is no financial year; write 2007-08 or 2008-09, or 01/02/2007 if February 2007 is "
	     "meant (--dates months where the column holds months)"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(figures); i++) {
		const struct field field = {figures[i].id, figures[i].unit, figures[i].flags, NULL,
					    NULL};
		const char *meant =
		    figure_meant(&field, figures[i].text, figures[i].problem, fixture->arena);

		if (figures[i].expected == NULL
			? meant != NULL
			: meant == NULL || strcmp(meant, figures[i].expected) != 0)
			fail_msg("'%s' %s", figures[i].text, meant);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(the_words_for_nothing_are_missing_in_any_case_of_letters),
	    TEST(missing_is_never_zero_whatever_the_unit),
	    TEST(every_form_of_money_is_read),
	    TEST(every_form_of_a_count_and_a_share_is_read),
	    TEST(every_form_of_a_year_is_read),
	    TEST(a_later_year_is_a_count_only_where_the_field_takes_one),
	    TEST(a_refusal_says_what_is_wrong_and_what_to_write),
	    TEST(a_share_of_one_lies_from_0_to_100_percent),
	    TEST(the_apostrophe_that_guards_a_formula_is_no_data),
	    TEST(a_raw_field_is_text_for_its_loader),
	    TEST(a_workbooks_error_is_no_value),
	    TEST(a_figure_in_other_words_is_told_in_digits),
	    TEST(a_long_text_is_quoted_cut_but_never_inside_a_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
