/*
 * What stands beside a year: of which months of it a row is.
 *
 * April to March is the year, so that of 2023-24 the first quarter and the first period are of
 * April 2023, and January is of 2024.
 */
#include "fixture.h"

#include "base/months.h"
#include "reading/period.h"
#include "reading/period_text.h"

#define M(month) (1u << (month))
#define Q1 (M(4) | M(5) | M(6))
#define Q3 (M(10) | M(11) | M(12))
#define Q4 (M(1) | M(2) | M(3))

static void a_text_names_months_or_counts(void **state)
{
	static const struct {
		const char *text;
		enum period_unit unit;
		int number;
		unsigned months;
		int years[2];
	} cases[] = {
	    {"April", PERIOD_NOT, 0, M(4), {0}},
	    {"01-Apr", PERIOD_NOT, 0, M(4), {0}},
	    {"3-9 Apr", PERIOD_NOT, 0, M(4), {0}},
	    {"Apr to Jun", PERIOD_NOT, 0, Q1, {0}},
	    {"Apr\u2013Jun", PERIOD_NOT, 0, Q1, {0}},
	    {"Apr\u2014Jun", PERIOD_NOT, 0, Q1, {0}},
	    {"until April", PERIOD_NOT, 0, M(4), {0}},
	    {"Q1 (Apr-Jun)", PERIOD_NOT, 0, Q1, {0}},
	    {"Dec-Jan 2024", PERIOD_NOT, 0, M(12) | M(1), {2024}},
	    {"2023 April 2023", PERIOD_NOT, 0, M(4), {2023}},
	    {"Apr 60", PERIOD_NOT, 0, M(4), {2060}},
	    /* Quarters and halves by their number, in whatever order. */
	    {"First quarter", PERIOD_PART, 0, Q1, {0}},
	    {"Quarter three", PERIOD_PART, 0, Q3, {0}},
	    {"4th quarter 2023/24", PERIOD_PART, 0, Q4, {2023, 2024}},
	    {"second half", PERIOD_PART, 0, Q3 | Q4, {0}},
	    {"Quarter 2023 1", PERIOD_PART, 0, Q1, {2023}},
	    {"Q1 23", PERIOD_PART, 0, Q1, {2023}},
	    {"Q1 23-2024", PERIOD_PART, 0, Q1, {2023, 2024}},
	    {"Q1 2023-2024", PERIOD_PART, 0, Q1, {2023, 2024}},
	    {"Q1 2023-2025", PERIOD_PART, 0, Q1, {2023, 2025}},
	    /* Numbers that may count from April or from January. */
	    {"7", PERIOD_BARE, 7, 0, {0}},
	    {"53", PERIOD_BARE, 53, 0, {0}},
	    {"P1", PERIOD_ACCOUNTS, 1, 0, {0}},
	    {"Period 12", PERIOD_ACCOUNTS, 12, 0, {0}},
	    {"Month 3", PERIOD_MONTH, 3, 0, {0}},
	    {"Week 12 (3)", PERIOD_WEEK, 12, 0, {0}},
	    {"Week 53", PERIOD_WEEK, 53, 0, {0}},
	    {"Week 5 24", PERIOD_WEEK, 5, 0, {2024}},
	    {"the financial year", PERIOD_NOT, 0, 0, {0}},
	};
	static const char *const none[] = {"Q0",
					   "Q5",
					   "H3",
					   "Quarter",
					   "Week",
					   "Week 54",
					   "54",
					   "99",
					   "Q1 month 2",
					   "Week 1 of month 2",
					   "Mar to Apr",
					   "April!",
					   "12345 April",
					   "123456 April",
					   "Q1 2023-24 2025/26",
					   "1805 April",
					   "2150 April",
					   "2022 2023/24 Q1",
					   "2023-24 2025 Q1",
					   "4 5",
					   "Evening"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct period_text said = {0};

		if (!period_text_read(&said, cases[i].text) || said.unit != cases[i].unit ||
		    said.months != cases[i].months || said.years[0] != cases[i].years[0] ||
		    said.years[1] != cases[i].years[1] ||
		    (said.months == 0 && said.number != cases[i].number))
			fail_msg("'%s' gave unit %u, number %d, months %x, years %d and %d",
				 cases[i].text, said.unit, said.number, said.months, said.years[0],
				 said.years[1]);
	}
	for (size_t i = 0; i < COUNT_OF(none); i++) {
		struct period_text said = {0};

		if (period_text_read(&said, none[i]))
			fail_msg("'%s' gave unit %u, number %d, months %x", none[i], said.unit,
				 said.number, said.months);
	}
}

static void years_that_a_text_names_must_be_those_of_its_months(void **state)
{
	static const struct {
		const char *text;
		bool is_of; /* 2023-24 */
	} cases[] = {{"Apr", true},        {"Apr 2023", true},     {"Apr 2024", false},
		     {"Jan 2024", true},   {"Dec-Jan 2024", true}, {"Dec-Jan 2023", true},
		     {"Q1 2024", true},    {"Q1 2025", false},     {"Q1 2022", false},
		     {"Week 5 24", true},  {"Q1 2023/24", true},   {"Q1 2022/23", false},
		     {"Q1 2024/25", false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct period_text said;

		assert_true(period_text_read(&said, cases[i].text));
		if (period_text_is_of(&said, (struct year){2023}) != cases[i].is_of)
			fail_msg("'%s'", cases[i].text);
	}
}

/* Of a text of any length its beginning, which is all that a month needs. */
static void what_cannot_be_read_may_say_when_by_a_number_or_a_word(void **state)
{
	(void)state;
	assert_true(period_text_may_be("Term 1"));
	assert_true(period_text_may_be("Last Quarter"));
	assert_true(period_text_may_be("half-term"));
	assert_false(period_text_may_be("Evening"));
	assert_false(period_text_may_be("08:00 - 08:30"));
	assert_false(period_text_may_be("a note of more than sixty-three letters, of which none "
					"says when, week after week"));
}

static void a_calendar_year_and_its_month_are_of_a_financial_year(void **state)
{
	static const struct {
		const char *year, *text;
		int start, month;
	} cases[] = {{"2023", "April", 2023, 4},
		     {"2023", "04", 2023, 4},
		     {"2023", "1.0", 2022, 1},
		     {"2024", "Mar", 2023, 3},
		     {"2023", "Apr 2023", 2023, 4}};
	static const char *const none[][2] = {
	    {"2023-24", "April"}, {"1805", "April"},  {"2150", "April"},      {"20x3", "April"},
	    {"2023", "Spring"},   {"2023", "0"},      {"2023", "13"},         {"2023", "Apr-Jun"},
	    {"2023", "Apr 2024"}, {"2023", "Week 4"}, {"2023", "Apr 2023-24"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct year year;
		int month;

		assert_true(period_of_calendar(cases[i].year, cases[i].text, &year, &month));
		assert_int_equal(year.start, cases[i].start);
		assert_int_equal(month, cases[i].month);
	}
	for (size_t i = 0; i < COUNT_OF(none); i++) {
		struct year year;
		int month;

		if (period_of_calendar(none[i][0], none[i][1], &year, &month))
			fail_msg("%s, %s", none[i][0], none[i][1]);
	}
}

static void a_text_beside_2023_24_names_months_of_it(void **state)
{
	static const struct {
		const char *text;
		bool are_quarters;
		unsigned months; /* 0: none */
	} cases[] = {{"Apr-Jun", false, Q1}, {"Apr-23", false, M(4)},
		     {"Apr-24", false, 0},   {"05/01/2024", false, M(1)},
		     {"2023-24", false, 0},  {"FY2023-24", false, 0},
		     {"P1", false, M(4)},    {"Period 12", false, M(3)},
		     {"P13", false, 0},      {"3", true, Q3},
		     {"5", true, 0},         {"3", false, 0},
		     {"Q1 2025", false, 0},  {"Week 1", true, 0},
		     {"Evening", false, 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		unsigned months = 0;
		const bool is_read = period_parse(cases[i].text, (struct year){2023},
						  cases[i].are_quarters, &months);

		if (is_read != (cases[i].months != 0) || (is_read && months != cases[i].months))
			fail_msg("'%s' gave %d, months %x", cases[i].text, is_read, months);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_names_months_or_counts),
	    cmocka_unit_test(years_that_a_text_names_must_be_those_of_its_months),
	    cmocka_unit_test(what_cannot_be_read_may_say_when_by_a_number_or_a_word),
	    cmocka_unit_test(a_calendar_year_and_its_month_are_of_a_financial_year),
	    cmocka_unit_test(a_text_beside_2023_24_names_months_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
