/*
 * Which texts of a file are numbers as a spreadsheet keeps them, and what cells of a file come to.
 */
#include "unit.h"

#include <math.h>

#include "base/words.h"
#include "results/formula.h"

static void a_plain_figure_would_be_written_again_as_it_is(void **state)
{
	static const struct {
		const char *text;
		double number;
		int places;
		bool is_percent;
	} figures[] = {
	    {"0", 0, 0, false},
	    {"-5", -5, 0, false},
	    {"12.50", 12.5, 2, false},
	    {"0.07", 0.07, 2, false},
	    {"46%", 0.46, 0, true},
	    {"-7.5%", -0.075, 1, true},
	    {"123456789012345", 123456789012345, 0, false},
	    {"0.123456789", 0.123456789, 9, false},
	};
	static const char *const others[] = {"",
					     "-",
					     "+5",
					     ".5",
					     "5.",
					     "05",
					     "-05",
					     "1,234",
					     "1e5",
					     "5 ",
					     " 5",
					     "46 %",
					     "46%%",
					     "\u00a35",
					     "1234567890123456",
					     "0.1234567891",
					     "12345678901.12345",
					     "five",
					     "--5",
					     "5-"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(figures); i++) {
		struct plain_figure figure = {0};

		if (!input_cells_figure(figures[i].text, &figure) ||
		    fabs(figure.number - figures[i].number) > 1e-12 ||
		    figure.places != figures[i].places ||
		    figure.is_percent != figures[i].is_percent)
			fail_msg("%s is %.17g", figures[i].text, figure.number);
	}
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		struct plain_figure figure = {0};

		if (input_cells_figure(others[i], &figure))
			fail_msg("'%s' is %g", others[i], figure.number);
	}
}

static void a_number_in_groups_or_pounds_is_one_all_the_same(void **state)
{
	static const struct {
		const char *text;
		double number;
	} figures[] = {{"40,000", 40000}, {"\u00a31,234.50", 1234.5},
		       {"\u00a35", 5},    {"1,234,567", 1234567},
		       {"\u00a3-5", -5},  {"999,999.99", 999999.99}};
	static const char *const others[] = {
	    "40000", "12.5",   "1,23",   "1234,567",
	    ",123",  "1,2345", "\u00a3", "\u00a35m",
	    "a,123", "-1,234", "",       "\u00a30000000000000000000000000000000000000005"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(figures); i++) {
		double number = 0;

		if (!input_cells_grouped(figures[i].text, &number) ||
		    fabs(number - figures[i].number) > 1e-9)
			fail_msg("%s is %g", figures[i].text, number);
	}
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		double number = 0;

		if (input_cells_grouped(others[i], &number))
			fail_msg("'%s' is %g", others[i], number);
	}
}

/* Cells of the second of two columns. */
static void cells_come_to_their_sum_or_to_nothing(void **state)
{
	static const char *const cells[] = {"a",    "5", "b",     "",  "c",        "1,000", "d",
					    "many", "e", "12.5%", "f", "High-ish", "g",     "LOW"};
	static const struct word words[] = {{"low", 1}, {"highish", 3}, {NULL, 0}};
	const struct input_rows rows = {.n_columns = 2, .n_rows = 7, .cells = cells};
	static const struct {
		size_t at[3], count;
		double factor;
		int places;
		bool has_words;
		double sum; /* NaN: nothing */
	} rules[] = {
	    {{0}, 1, 0, 0, false, 5},       {{0, 1, 2}, 3, 0, 0, false, 1005},
	    {{0, 3}, 2, 0, 0, false, NAN},  {{4}, 1, 0, 0, false, 0.125},
	    {{0}, 1, 0.3, 0, false, 2}, /* 1.5, half away from nought */
	    {{0}, 1, 0.33, 2, false, 1.65}, {{5}, 1, 0, 0, true, 3},
	    {{6}, 1, 0, 0, true, 1},        {{3}, 1, 0, 0, true, NAN},
	    {{5, 6}, 2, 0, 0, true, NAN},   {{1}, 1, 0, 0, false, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		size_t at[3];
		struct input_cells taken = {.rows = &rows,
					    .column = 1,
					    .at = at,
					    .count = rules[i].count,
					    .factor = rules[i].factor,
					    .places = rules[i].places,
					    .words = rules[i].has_words ? words : NULL};
		double sum;

		memcpy(at, rules[i].at, sizeof at);
		sum = input_cells_figure_of(&taken);
		if (isnan(rules[i].sum) ? !isnan(sum) : !(fabs(sum - rules[i].sum) < 1e-9))
			fail_msg("%zu is %g", i, sum);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_plain_figure_would_be_written_again_as_it_is),
	    cmocka_unit_test(a_number_in_groups_or_pounds_is_one_all_the_same),
	    cmocka_unit_test(cells_come_to_their_sum_or_to_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
