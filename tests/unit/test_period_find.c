/* Which column beside one of years says of which months of it the rows are, and what is said of it.
 */
#include "fixture.h"

#include "reading/period.h"

#define NONE 0
#define MONTHS 1   /* of the financial years beside it */
#define CALENDAR 2 /* with which calendar years are dates */

#define UNREAD "is beside the year and is not read as a month or quarter of it"
#define EITHER "may be of either of two financial years"
#define TOGETHER "the financial year of a row is that of its month, by"

/* A ledger of rows with `;` between, cells with `,`; `!` begins one whose quotes are wrong. */
struct ledger_text {
	struct row header, rows[64];
	size_t n_rows;
};

static void cut(struct row *row, char *text, struct arena *arena)
{
	row->fault = text[0] == '!' ? "a quote is open" : NULL;
	row->cells = arena_array(arena, 16, sizeof *row->cells);
	for (char *cell = text; cell != NULL && row->fault == NULL;) {
		char *end = strchr(cell, ',');

		row->cells[row->n_cells++] = cell;
		if (end != NULL)
			*end++ = '\0';
		cell = end;
	}
}

static struct ledger_text *ledger_of(const char *header, const char *rows, struct arena *arena)
{
	struct ledger_text *ledger = arena_alloc(arena, sizeof *ledger);

	*ledger = (struct ledger_text){0};
	cut(&ledger->header, arena_text(arena, header), arena);
	for (char *row = arena_text(arena, rows); row != NULL;) {
		char *end = strchr(row, ';');

		if (end != NULL)
			*end++ = '\0';
		assert_in_range(ledger->n_rows, 0, COUNT_OF(ledger->rows) - 1);
		cut(&ledger->rows[ledger->n_rows++], row, arena);
		row = end;
	}
	return ledger;
}

struct found {
	const char *header, *rows;
	int what;
	const char *said; /* a part of the only message, or NULL: there is none */
	const char *map;  /* of months */
	bool has_more;    /* rows follow these */
	bool is_mapped;   /* --map names the column of the year, of this name */
};

static void assert_found(struct fixture *fixture, const struct shape *shape, struct year given,
			 const struct found *expected)
{
	struct ledger_text *ledger = ledger_of(expected->header, expected->rows, fixture->arena);
	const struct mapping mapping = {expected->is_mapped ? "year" : "months",
					expected->is_mapped ? "Year" : expected->map, false};
	const struct column_options options = {.is_ledger = true,
					       .mappings = &mapping,
					       .n_mappings =
						   expected->is_mapped || expected->map != NULL};
	const struct period_rows rows = {.rows = ledger->rows,
					 .n_rows = ledger->n_rows,
					 .are_all = !expected->has_more,
					 .given = given};
	const int months = shape_field(shape, "months");
	struct columns columns;
	struct period period;

	diagnostics_init(&fixture->diagnostics, fixture->arena);
	(void)columns_match(&columns, &ledger->header, shape, &options, fixture->arena);
	period = period_find(&columns, shape, &rows, &options, "file.csv", &fixture->diagnostics);
	if ((period.month_at == 1) != (expected->what == CALENDAR) ||
	    (period.field >= 0) != (expected->what == MONTHS))
		fail_msg("'%s' of '%s' gave column %d, field %d", expected->header, expected->rows,
			 period.month_at, period.field);
	if (expected->what == MONTHS) {
		assert_int_equal(period.field, months);
		assert_int_equal(columns.at[months], given.start == 0);
	}
	if (fixture->diagnostics.count != (expected->said != NULL))
		fail_msg("'%s' of '%s' said %zu things", expected->header, expected->rows,
			 fixture->diagnostics.count);
	if (expected->said != NULL)
		assert_said(fixture, expected->said);
}

static void months_are_read_where_every_row_names_some_of_its_year(void **state)
{
	static const struct found cases[] = {
	    {"Year,Month,Spend", "2023-24,April,5;2023-24,Jan 2024,5", MONTHS, NULL, NULL, false,
	     false},
	    {"Year,Quarter,Spend", "2023-24,1,5;2023-24,2,5;2023-24,Q3,5", MONTHS, NULL, NULL,
	     false, false},
	    {"Year,Period,Spend", "2023-24,P1,5;2023-24,P12,5", MONTHS, NULL, NULL, false, false},
	    /* A row of another year's line, one whose quotes are wrong, a month to come. */
	    {"Year,Month,Spend", "2023-24,April,5;Grand total,April,5", MONTHS, NULL, NULL, false,
	     false},
	    {"Year,Month,Spend", "2023-24,April,5;!2023-24", MONTHS, NULL, NULL, false, false},
	    {"Year,Month,Spend", "2023-24,April,5;2023-24,Term 2,", MONTHS, NULL, NULL, false,
	     false},
	    {"Year,Month,Spend", "2023-24,April,5;2023-24,Term 2,5", NONE, UNREAD, NULL, false,
	     false},
	    /* A date of the year. */
	    {"Year,Invoice Date,Spend", "2023-24,05/04/2023,5", MONTHS, NULL, NULL, false, false},
	    {"Year,Invoice Date,Spend", "2023-24,5,5", NONE, NULL, NULL, false, false},
	    /* An empty column, and one that has the year again, say nothing of months. */
	    {"Year,Month,Spend", "2023-24,,5", NONE, NULL, NULL, false, false},
	    {"Year,Period,Spend", "2023-24,2023-24,5", NONE, NULL, NULL, false, false},
	    {"Year,Period,Spend", "2023-24,financial year,5", NONE, NULL, NULL, false, false},
	    {"Year,Month,Spend", "2023-24,April,5", NONE, NULL, "none", false, false},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_found(*state, &spend_shape, (struct year){0}, &cases[i]);
}

/* Months by their number may count from April or from January. */
static void numbers_are_doubtful_unless_a_year_has_all_of_them(void **state)
{
	static const struct found cases[] = {
	    {"Year,Month,Spend", "2023-24,1,5;2023-24,2,5", NONE,
	     "(such as '1') which month of its year a row is of, 2 of 12 in 2023-24, and may count",
	     NULL, false, false},
	    {"Year,Month,Spend", "2023-24,1,5;2023-24,2,5", NONE,
	     "which month of its year a row is of, and may count", NULL, true, false},
	    {"Year,Week,Spend", "2023-24,1,5;2023-24,2,5;2024-25,Week 3,5", NONE,
	     "which week of its year a row is of, 2 of 52 in 2023-24, 1 of 52 in 2024-25, and",
	     NULL, false, false},
	    {"Year,Month,Spend",
	     "2023-24,1,5;2023-24,2,5;2023-24,3,5;2023-24,4,5;2023-24,5,5;2023-24,6,5;2023-24,7,5;"
	     "2023-24,8,5;2023-24,9,5;2023-24,10,5;2023-24,11,5;2023-24,12,5",
	     NONE, NULL, NULL, false, false},
	    {"Year,Month,Spend", "2023-24,1,5;2023-24,Evening,5;2023-24,Night,5", NONE, NULL, NULL,
	     false, false},
	    /* Of two such columns the first in the list of names is told. */
	    {"Year,Week,Month,Spend", "2023-24,1,1,5", NONE, "'Month' says by a number", NULL,
	     false, false},
	    /* A number that no week has is none of theirs. */
	    {"Year,Month,Spend", "2023-24,70,5", NONE, "'Month' (such as '70') " UNREAD, NULL,
	     false, false},
	    {"Year,Period,Spend", "2023-24,P13,5", NONE, UNREAD, NULL, false, false},
	    /* Of another year. */
	    {"Year,Period,Spend", "2023-24,Week 5 2026,5", NONE, UNREAD, NULL, false, false},
	    {"Year,Period,Spend", "2023-24,05/04/2022,5", NONE, UNREAD, NULL, false, false},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_found(*state, &spend_shape, (struct year){0}, &cases[i]);
}

/* Four terms, twelve months, and as many weeks as a year has. */
static void what_nobody_can_read_is_doubtful_unless_it_may_be_of_a_whole_year(void **state)
{
	static const struct {
		int n;
		bool is_whole;
	} counts[] = {{1, false},  {4, true},   {5, false}, {12, true},
		      {13, false}, {51, false}, {52, true}, {60, true}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(counts); i++)
		for (int has_more = 0; has_more < 2; has_more++) {
			const char *rows = "2023-24,term 1,5";

			/* The first stands there twice. */
			for (int j = 1; j <= counts[i].n; j++)
				rows =
				    arena_format(fixture->arena, "%s;2023-24,term %d,5", rows, j);
			const struct found expected = {
			    "Year,Period,Spend",
			    rows,
			    NONE,
			    counts[i].is_whole && !has_more ? NULL : UNREAD,
			    NULL,
			    has_more != 0,
			    false};

			assert_found(fixture, &spend_shape, (struct year){0}, &expected);
		}
}

static void calendar_years_need_their_month(void **state)
{
	static const struct found cases[] = {
	    {"Year,Month,Spend", "2023,April,5;2023,1,5", CALENDAR, TOGETHER " 'Year' and 'Month'",
	     NULL, false, false},
	    {"Year,Reporting Month,Spend", "2023,April,5", CALENDAR, TOGETHER, NULL, false, false},
	    {"Year,Quarter,Spend", "2023,Q1,5", NONE, "'Quarter' (such as 'Q1') beside it " EITHER,
	     NULL, false, false},
	    {"Year,Month,Spend", "2023,Evening,5", NONE, NULL, NULL, false, false},
	    /* `2023` in a column of financial years may be either of them. */
	    {"Financial Year,Month,Spend", "2023,April,5", NONE, "'Month' beside it " EITHER, NULL,
	     false, false},
	    {"Year,Month of fin. year,Spend", "2023,April,5", NONE,
	     "(such as 'April') beside it " EITHER, "Month of fin. year", false, false},
	    {"Year,Month,Spend", "2023,April,5;2023-24,April,5", NONE, NULL, NULL, false, false},
	    /* A date of another financial year than the month's. */
	    {"Year,Month,Date,Spend",
	     "2023,April,05/04/2023,5;2023,May,2023-24,5;2023,May,soon,5;Total,,05/04/2023,5;!2023",
	     CALENDAR, TOGETHER, NULL, false, false},
	    {"Year,Month,Date,Spend", "2023,January,05/01/2024,5", CALENDAR,
	     "by 'Date' it is another for 1 of 1 rows", NULL, false, false},
	    {"Year,Month,Date,Spend", "2023,January,05/01/2024,5", CALENDAR, TOGETHER, NULL, false,
	     true},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_found(*state, &spend_shape, (struct year){0}, &cases[i]);
}

/* Prices have a year and no months; what may be of either year is told all the same. */
static void a_kind_of_file_without_months_reads_calendar_months_alone(void **state)
{
	static const struct found cases[] = {
	    {"Year,Month,Price", "2023-24,April,5", NONE, NULL, NULL, false, false},
	    {"Year,Month,Price", "2023-24,1,5", NONE, NULL, NULL, false, false},
	    {"Year,Quarter,Price", "2023,Q1,5", NONE, EITHER, NULL, false, false},
	    {"Year,Month,Price", "2023,April,5", CALENDAR, TOGETHER, NULL, false, false},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_found(*state, &prices_shape, (struct year){0}, &cases[i]);
}

/* --year. */
static void rows_without_a_year_are_of_the_year_given(void **state)
{
	static const struct found read = {"Quarter,Spend", "Q1,5", MONTHS, NULL, NULL,
					  false,           false},
				  unread = {"Quarter,Spend", "Q1,5", NONE, NULL, NULL,
					    false,           false};

	assert_found(*state, &spend_shape, (struct year){2023}, &read);
	assert_found(*state, &spend_shape, (struct year){0}, &unread);
}

/* Where no month stands beside calendar years, four dates of five that agree are the years. */
static void calendar_years_are_those_of_dates_that_agree(void **state)
{
	static const struct {
		const char *header, *rows;
		bool is_by_date;
	} cases[] = {
	    {"Year,Date,Spend", "2023,05/04/2023,5;2024,05/01/2025,5;Total,05/04/2023,5", true},
	    {"Year,Date,Spend", "2023,05/04/2023,5;!2023;,05/04/2023,5", true},
	    {"Year,Date,Spend", "2024,05/01/2024,5", true},
	    {"Year,Date,Spend", "2023,05/04/2021,5", false},
	    {"Year,Date,Spend", "2023,05/04/2026,5", false},
	    {"Year,Date,Spend", "2023,soon,5", false},
	    {"Year,Date,Spend", "2023,2023-24,5", false},
	    {"Year,Date,Spend", "2023-24,05/04/2023,5", false},
	    {"Year,Month,Date,Spend", "2023,April,05/04/2023,5", false},
	};
	struct fixture *fixture = *state;
	const int year = shape_year(&spend_shape);

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct ledger_text *ledger =
		    ledger_of(cases[i].header, cases[i].rows, fixture->arena);
		const struct column_options options = {.is_ledger = true};
		const struct period_rows rows = {
		    .rows = ledger->rows, .n_rows = ledger->n_rows, .are_all = true};
		struct columns columns;

		(void)columns_match(&columns, &ledger->header, &spend_shape, &options,
				    fixture->arena);
		assert_int_equal(columns.at[year], 0);
		period_settle_dates(&columns, &spend_shape, &rows, &options, "file.csv",
				    &fixture->diagnostics);
		if (columns.at[year] != cases[i].is_by_date)
			fail_msg("'%s' gave the year from column %d", cases[i].rows,
				 columns.at[year]);
	}
	assert_int_equal(fixture->diagnostics.count, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(months_are_read_where_every_row_names_some_of_its_year),
	    TEST(numbers_are_doubtful_unless_a_year_has_all_of_them),
	    TEST(what_nobody_can_read_is_doubtful_unless_it_may_be_of_a_whole_year),
	    TEST(calendar_years_need_their_month),
	    TEST(a_kind_of_file_without_months_reads_calendar_months_alone),
	    TEST(rows_without_a_year_are_of_the_year_given),
	    TEST(calendar_years_are_those_of_dates_that_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
