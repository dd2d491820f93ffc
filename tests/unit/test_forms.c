#include "unit.h"

#include <string.h>

#include "reading/forms.h"

static const struct field date = {.id = "year", .unit = UNIT_YEAR};
static const struct field amount = {.id = "spend", .unit = UNIT_MONEY};
static const struct field count = {.id = "volume", .unit = UNIT_COUNT};
static const struct forms_asked nothing;

static int set_up(void **state)
{
	*state = arena_new(NULL);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* What these cells, one a line from the second on, come to; NULL ends them. */
static bool decide_of(struct arena *arena, const struct forms_file *file, const struct field *field,
		      const char *const *cells, const struct forms_asked *asked,
		      struct forms *forms, struct diagnostics *found)
{
	struct evidence evidence = {0};

	diagnostics_init(found, arena);
	for (size_t i = 0; cells[i] != NULL; i++)
		evidence_see(&evidence, field, cells[i], (int64_t)i + 2, arena);
	return forms_decide(forms, &evidence, asked, file, found);
}

static bool decide(struct arena *arena, const struct field *field, const char *const *cells,
		   char delimiter, const struct forms_asked *asked, struct forms *forms,
		   struct diagnostics *found)
{
	const struct forms_file file = {"file.csv", delimiter, true, NULL};

	return decide_of(arena, &file, field, cells, asked, forms, found);
}

#define CELLS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void assert_dates(struct arena *arena, const char *const *cells, bool is_month_first,
			 enum date_pairs pairs)
{
	struct diagnostics found;
	struct forms forms;

	assert_true(decide(arena, &date, cells, ',', &nothing, &forms, &found));
	assert_int_equal(forms.dates.is_month_first, is_month_first);
	assert_int_equal(forms.dates.pairs, pairs);
}

/* Design, section 4, `Columns as a whole`. */
static void the_day_is_first_unless_the_column_shows_the_month(void **state)
{
	assert_dates(*state, CELLS("03/04/2019", "05/04/2019"), false, DATE_PAIRS_YEARS);
	assert_dates(*state, CELLS("03/04/2019", "25/04/2019"), false, DATE_PAIRS_YEARS);
	assert_dates(*state, CELLS("03/04/2019", "04/25/2019"), true, DATE_PAIRS_YEARS);
	assert_dates(*state, CELLS("04/25/2019", "03/04/2019"), true, DATE_PAIRS_YEARS);
	assert_dates(*state, CELLS("4/25/19", "2019-04-30", "1 Apr 2019"), true, DATE_PAIRS_YEARS);
}

/* One or two months among years may be slips; a column's name says which it holds. */
static void the_name_of_a_column_says_whether_it_holds_years(void **state)
{
	static const struct {
		const char *name;
		bool is_ledger, is_well;
		enum date_pairs pairs;
		const char *cells[5];
	} tries[] = {
	    {"Financial Year", true, false, 0, {"2007-09", "2007-09"}},
	    {"FY", true, false, 0, {"2007-08", "2007-09", "2007-10"}},
	    {"Year", true, true, DATE_PAIRS_MONTHS, {"2007-09", "2007-10", "2007-11"}},
	    {"Year", true, true, DATE_PAIRS_YEARS, {"2007-08", "2008-09"}},
	    {"Period", true, true, DATE_PAIRS_MONTHS, {"2007-09", "2007-09"}},
	    {"Month", true, true, DATE_PAIRS_MONTHS, {"2007-08", "2008-09"}},
	    {"Month", true, true, DATE_PAIRS_YEARS, {"2008-09", "30/04/2008"}},
	    {"Month", true, true, DATE_PAIRS_YEARS, {"2012-13", "2008-09"}},
	    {"year", false, true, DATE_PAIRS_YEARS, {"2007-09", "2007-09"}},
	    {"year", false, true, DATE_PAIRS_YEARS, {"2007-08", "2007-09", "2007-09"}},
	    {"year", false, true, DATE_PAIRS_MONTHS, {"2007-09", "2007-10", "2007-11"}},
	    {"month", false, true, DATE_PAIRS_MONTHS, {"2007-09", "2007-09"}},
	};

	for (size_t i = 0; i < COUNT_OF(tries); i++) {
		const struct forms_file file = {"file.csv", ',', tries[i].is_ledger, tries[i].name};
		struct diagnostics found;
		struct forms forms;

		assert_int_equal(
		    decide_of(*state, &file, &date, tries[i].cells, &nothing, &forms, &found),
		    tries[i].is_well);
		if (tries[i].is_well)
			assert_int_equal(forms.dates.pairs, tries[i].pairs);
	}
}

static void a_column_holds_years_or_months(void **state)
{
	assert_dates(*state, CELLS("2009-10", "2010-11", "2011-12"), false, DATE_PAIRS_YEARS);
	assert_dates(*state, CELLS("2009-10", "2013-14"), false, DATE_PAIRS_YEARS);
	assert_dates(*state, CELLS("2009-10", "2009-09"), false, DATE_PAIRS_MONTHS);
	assert_dates(*state, CELLS("2009-01", "2009-10"), false, DATE_PAIRS_MONTHS);
	assert_dates(*state, CELLS("201904", "201010"), false, DATE_PAIRS_MONTHS);
	assert_dates(*state, CELLS("2009-01", "2009-10", "2013-14"), false, DATE_PAIRS_APART);
}

static void a_column_in_both_orders_is_refused_with_the_rows_and_the_option(void **state)
{
	struct diagnostics found;
	struct forms forms;

	assert_false(decide(*state, &date, CELLS("25/04/2019", "01/04/2019", "04/25/2019"), ',',
			    &nothing, &forms, &found));
	assert_int_equal(found.count, 1);
	assert_string_equal(
	    diagnostic_text(*state, &found.items[0]),
	    "file.csv:4: year: dates are written in two ways, day-first ('25/04/2019' on line 2) "
	    "and month-first ('04/25/2019' on line 4); say which is meant with --dates day-first "
	    "or "
	    "--dates month-first");
	assert_true(decide(*state, &date, CELLS("25/04/2019", "04/25/2019"), ',',
			   &(struct forms_asked){.is_month_first = true}, &forms, &found));
	assert_true(forms.dates.is_month_first);
}

/* 0: refused. */
static void assert_decimal(struct arena *arena, const struct field *field, const char *const *cells,
			   char delimiter, char expected)
{
	struct diagnostics found;
	struct forms forms;
	bool is_well = decide(arena, field, cells, delimiter, &nothing, &forms, &found);
	char decimal = !is_well ? '0' : forms.has_decimal_comma ? ',' : '.';

	if (decimal != expected)
		fail_msg("'%s'... with %c gave %c", cells[0], delimiter, decimal);
}

static void decimals_are_shown_by_the_column(void **state)
{
	static const char delimiters[] = ",;\t|";

	for (const char *at = delimiters; *at != '\0'; at++) {
		assert_decimal(*state, &amount, CELLS("12.50", "1,234", "7"), *at, '.');
		assert_decimal(*state, &amount, CELLS("1,234.50", "1.234"), *at, '.');
		assert_decimal(*state, &amount, CELLS("1.234,50", "1.234"), *at, ',');
		assert_decimal(*state, &amount, CELLS("12,50", "7"), *at, ',');
		assert_decimal(*state, &amount, CELLS("1\u00a0234,50", "7"), *at, ',');
		assert_decimal(*state, &amount, CELLS("7", "-12"), *at, '.');
	}
}

static void what_could_be_either_is_asked_beside_any_delimiter(void **state)
{
	assert_decimal(*state, &amount, CELLS("1.234", "500"), ';', '0');
	assert_decimal(*state, &amount, CELLS("1.234", "500"), '\t', '0');
	assert_decimal(*state, &amount, CELLS("1.234", "500"), '|', '0');
	assert_decimal(*state, &amount, CELLS("1,234", "500"), ';', '0');
	/* With tabs and pipes thousands are usual. */
	assert_decimal(*state, &amount, CELLS("1,234", "500"), '\t', '.');
	assert_decimal(*state, &amount, CELLS("1,234", "500"), ',', '.');
	/* Beside commas too, where no cell shows what the point is (the design asks). */
	assert_decimal(*state, &amount, CELLS("1.234", "500"), ',', '0');
	assert_decimal(*state, &amount, CELLS("1.234", "500.50"), ',', '.');
	/* Nobody counts with three decimals. */
	assert_decimal(*state, &count, CELLS("1,234", "500"), ';', '.');
	assert_decimal(*state, &count, CELLS("1.234", "500"), ';', '0');
}

static void a_slip_among_thousands_shows_no_decimal_comma(void **state)
{
	assert_decimal(*state, &amount, CELLS("1,234", "12,50", "5,000"), ',', '.');
	assert_decimal(*state, &amount, CELLS("12.50", "12,50"), ',', '.');
	assert_decimal(*state, &amount, CELLS("12.50", "12,50"), ';', '0');
	assert_decimal(*state, &amount, CELLS("12.50", "1.234,50"), '|', '0');
}

/* Whatever the order of the cells, and however often they stand there. */
static void the_order_of_the_rows_changes_nothing(void **state)
{
	static const char *const cells[] = {"03/04/2019", "04/25/2019", "2009-10", "2009-09",
					    "2013-14"};
	uint64_t seed = 10;

	for (int i = 0; i < 200; i++) {
		const char *shuffled[16] = {NULL};

		for (size_t at = 0; at < 15; at++)
			shuffled[at] = cells[at < 5 ? at : (size_t)(uint64_t)random_int(&seed) % 5];
		for (size_t at = 14; at > 0; at--) {
			size_t other = (size_t)(uint64_t)random_int(&seed) % (at + 1);
			const char *kept = shuffled[at];

			shuffled[at] = shuffled[other];
			shuffled[other] = kept;
		}
		assert_dates(*state, shuffled, true, DATE_PAIRS_APART);
	}
}

/* Cells of a ledger's column by its name, what is said of them, and how they are read. */
struct told {
	const char *name, *said; /* NULL: nothing */
	char how; /* 'R' refused; else '-' day, 'm' month, 'y' year first, 'M' months */
	struct forms_asked asked;
	const char *cells[16];
};

static char how_of(bool is_well, const struct forms *forms)
{
	return !is_well                                  ? 'R'
	       : forms->dates.is_year_first              ? 'y'
	       : forms->dates.is_month_first             ? 'm'
	       : forms->dates.pairs == DATE_PAIRS_MONTHS ? 'M'
	       : forms->has_decimal_comma                ? ','
							 : '-';
}

static void assert_told(struct arena *arena, const struct field *field, const struct told *told)
{
	const struct forms_file file = {"file.csv", ',', true, told->name};
	struct evidence evidence = {0};
	struct diagnostics found;
	struct forms forms;
	bool is_well, is_said = told->said == NULL;

	diagnostics_init(&found, arena);
	for (size_t i = 0; told->cells[i] != NULL; i++)
		evidence_see(&evidence, field, told->cells[i], (int64_t)i + 2, arena);
	is_well = forms_decide(&forms, &evidence, &told->asked, &file, &found);
	if (is_well)
		forms_say(&forms, &evidence, &told->asked, &file, &found);
	for (size_t i = 0; i < found.count; i++)
		is_said |= told->said != NULL &&
			   strstr(diagnostic_text(arena, &found.items[i]), told->said) != NULL;
	if (!is_said || how_of(is_well, &forms) != told->how ||
	    (told->said == NULL && found.count > 0))
		fail_msg("'%s'... is read as '%c' and said to be '%s'", told->cells[0],
			 how_of(is_well, &forms),
			 found.count == 0 ? "" : diagnostic_text(arena, &found.items[0]));
}

#define DAY_FIRST                    \
	{                            \
		.is_day_first = true \
	}

/* The year stands first in a column of `19/04/25` where the first numbers hardly differ. */
static void a_year_of_two_digits_may_stand_first(void **state)
{
	static const struct told tolds[] = {
	    {"Date", "dates have the year first", 'y', {0}, {"98/04/25", "99/05/03"}},
	    {"Date",
	     "so '19/04/01' on line 2 begins with its year",
	     'y',
	     {0},
	     {"19/04/01", "19/04/02", "19/04/03", "19/04/04", "19/04/05", "19/04/06", "19/04/07",
	      "20/04/08"}},
	    {"Date",
	     "'19/04/05' could begin with its year or with its day",
	     'R',
	     {0},
	     {"19/04/05", "19/04/06", "19/04/07"}},
	    {"Date",
	     "'19/04/05' could begin with its year or with its day",
	     'R',
	     {0},
	     {"19/04/05", "19/04/08"}},
	    {"Date", NULL, '-', {0}, {"19/04/05", "19/04/06"}},
	    {"Date", NULL, '-', DAY_FIRST, {"19/04/05", "19/04/08"}},
	    {"Date", NULL, 'y', {.is_year_first = true}, {"19/04/05", "19/04/06"}},
	    {"Date", NULL, '-', {0}, {"28/04/05", "28/04/09"}},
	    {"Date", NULL, '-', {0}, {"19/04/05", "21/04/09"}},
	    {"Date",
	     NULL,
	     '-',
	     {0},
	     {"19-04-05", "19.14.09", "191/4/09", "19/4/2009"}}, /* there is no month 14 */
	    /* Each month's first day, most likely. */
	    {"Date", NULL, '-', {0}, {"01/04/05", "01/05/12", "01/06/25"}},
	};

	for (size_t i = 0; i < COUNT_OF(tolds); i++)
		assert_told(*state, &date, &tolds[i]);
}

static void a_date_is_no_period_of_accounts_unless_it_may_be(void **state)
{
	static const struct told tolds[] = {
	    {"Date", "'2019-16-04' has its day before its month", 'R', {0}, {"2019-16-04"}},
	    {"Date",
	     NULL,
	     '-',
	     {0},
	     {"2019-16-04", "2019-04-16", "2019-40-01", "2019-04.16", "2019/04/00", "2019-04-1"}},
	    {"Period",
	     "'201913' is no month but a period of accounts",
	     'R',
	     {0},
	     {"201901", "201913"}},
	    {"Period",
	     "'201900' is no month but a period of accounts",
	     'R',
	     {0},
	     {"201901", "201900"}},
	    {"Period",
	     "'2019-00' is no month but a period of accounts",
	     'R',
	     {0},
	     {"2019-01", "2019-00"}},
	    {"Period", "'201901' may be a month, or a period of accounts", 'R', {0}, {"201901"}},
	    {"Period",
	     "'13/2019' is no month but a period of accounts",
	     'R',
	     {0},
	     {"1/2019", "13/2019"}},
	    {"Period",
	     "'0/2019' is no month but a period of accounts",
	     'R',
	     {0},
	     {"1/2019", "0/2019"}},
	    {"Period",
	     "'1/2019' on line 2 of the column 'Period' is read as a month",
	     '-',
	     {0},
	     {"1/2019", "17/2019", "1/201", "1/20190"}},
	    {"Period", NULL, 'M', {.are_months = true}, {"201901"}},
	    {"Month", "the column holds months, as its name 'Month' shows", 'M', {0}, {"2009-10"}},
	    {"Month", NULL, '-', {.are_years = true}, {"2009-10"}},
	    {"Date",
	     "dates are read with the month first because of one date alone, '04/25/2019' on line "
	     "2; that decides "
	     "'03/04/2019' on line 3 too, and others",
	     'm',
	     {0},
	     {"04/25/2019", "03/04/2019", "05/04/2019"}},
	    {"Date",
	     "that decides '03/04/2019' on line 3 too. Correct that one",
	     'm',
	     {0},
	     {"04/25/2019", "03/04/2019"}},
	    {"Date",
	     "dates have the month first, as '04/25/2019' on line 2 shows",
	     'm',
	     {0},
	     {"04/25/2019", "04/26/2019", "03/04/2019"}},
	    {"Date", "dates have the month first", 'm', {0}, {"04/25/2019"}},
	    {"Date", NULL, 'm', {.is_month_first = true}, {"04/25/2019", "03/04/2019"}},
	    /* All that could be dates became some, and the others stayed as they were written. */
	    {"Date",
	     "day and month seem to be changed over",
	     'R',
	     {0},
	     {"2019-03-04", "2019-03-05", "2019-04-06", "2019-05-07", "2019-06-08", "13/04/2019",
	      "14/04/2019", "15/04/2019", "16/04/2019", "17/04/2019"}},
	    {"Date",
	     NULL,
	     '-',
	     DAY_FIRST,
	     {"2019-03-04", "2019-03-05", "2019-04-06", "2019-05-07", "2019-06-08", "13/04/2019",
	      "14/04/2019", "15/04/2019", "16/04/2019", "17/04/2019"}},
	};

	for (size_t i = 0; i < COUNT_OF(tolds); i++)
		assert_told(*state, &date, &tolds[i]);
}

static void three_decimals_are_doubted_where_no_other_cell_has_them(void **state)
{
	static const struct told tolds[] = {
	    {NULL,
	     "file.csv:3: spend: '1.234' is read as a number with three decimals",
	     '-',
	     {0},
	     {"12.50", "1.234"}},
	    {NULL, NULL, '-', {.decimal = '.'}, {"12.50", "1.234"}},
	    {NULL, "numbers have a decimal comma, as '12,50' on line 2 shows", ',', {0}, {"12,50"}},
	    {NULL, NULL, ',', {.decimal = ','}, {"12,50"}},
	};

	for (size_t i = 0; i < COUNT_OF(tolds); i++)
		assert_told(*state, &amount, &tolds[i]);
}

/* Where a later row shows what the first ones did not, and the file cannot be read again. */
static void the_option_that_would_have_said_so_is_told(void **state)
{
	static const struct forms before = {.unsure = ""},
				  months = {.dates.pairs = DATE_PAIRS_MONTHS};
	static const struct {
		struct forms forms;
		const char *option, *shown;
	} rules[] = {
	    {{.dates.is_year_first = true},
	     "--dates year-first or --dates day-first",
	     "04/25/2019"},
	    {{.dates.is_month_first = true}, "--dates month-first", "04/25/2019"},
	    {{.dates.pairs = DATE_PAIRS_APART}, "--dates months or --dates years", "2009-09"},
	    {{.dates.pairs = DATE_PAIRS_MONTHS}, "--dates months", "2009-09"},
	    {{.has_decimal_comma = true}, "--decimal comma", "12,50"},
	    {{.unsure = ".,"}, "", "12,50"},
	};
	struct evidence evidence = {0};

	evidence_see(&evidence, &date, "04/25/2019", 2, *state);
	evidence_see(&evidence, &date, "2009-09", 3, *state);
	evidence_see(&evidence, &date, "2013-14", 4, *state);
	evidence_see(&evidence, &amount, "12,50", 5, *state);
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		assert_string_equal(forms_option(&rules[i].forms, &before), rules[i].option);
		assert_string_equal(forms_shown(&rules[i].forms, &before, &evidence)->text,
				    rules[i].shown);
		assert_int_equal(forms_are_same(&rules[i].forms, &before), i == 5);
	}
	/* A column of months turned out to hold years. */
	assert_string_equal(forms_shown(&before, &months, &evidence)->text, "2013-14");
}

/* Rows are cut where they stand, so that the next cells lie right behind one. */
static void a_cell_says_nothing_of_those_behind_it(void **state)
{
	static const char year[] = "2019\0"
				   "16\0"
				   "04",
			  day[] = "05\0"
				  "12\0"
				  "2019";
	struct evidence evidence = {0};

	evidence_see(&evidence, &date, year, 2, *state);
	evidence_see(&evidence, &date, day, 3, *state);
	assert_int_equal(evidence.day_second.count, 0);
	assert_int_equal(evidence.n_day_last, 0);
	assert_int_equal(evidence.firsts, 0);
	assert_int_equal(evidence.n_low, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_day_is_first_unless_the_column_shows_the_month),
	    cmocka_unit_test(the_name_of_a_column_says_whether_it_holds_years),
	    cmocka_unit_test(a_column_holds_years_or_months),
	    cmocka_unit_test(a_column_in_both_orders_is_refused_with_the_rows_and_the_option),
	    cmocka_unit_test(decimals_are_shown_by_the_column),
	    cmocka_unit_test(what_could_be_either_is_asked_beside_any_delimiter),
	    cmocka_unit_test(a_slip_among_thousands_shows_no_decimal_comma),
	    cmocka_unit_test(the_order_of_the_rows_changes_nothing),
	    cmocka_unit_test(a_year_of_two_digits_may_stand_first),
	    cmocka_unit_test(a_date_is_no_period_of_accounts_unless_it_may_be),
	    cmocka_unit_test(three_decimals_are_doubted_where_no_other_cell_has_them),
	    cmocka_unit_test(the_option_that_would_have_said_so_is_told),
	    cmocka_unit_test(a_cell_says_nothing_of_those_behind_it),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
