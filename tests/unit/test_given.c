/* A file without a header: what is a name, what is a payment, and what --header gives. */
#include "fixture.h"

#include "reading/given.h"
#include "reading/ledger.h"

static void names_given_are_cut_as_a_row_is(void **state)
{
	struct arena *arena = ((struct fixture *)*state)->arena;
	const struct row *row = given_header("date,\"supplier, its name\",amount", arena);

	assert_int_equal(row->n_cells, 3);
	assert_string_equal(row->cells[1], "supplier, its name");
	assert_int_equal(row->line, 0);
	/* A quote that is open, and nothing at all, name no column. */
	assert_int_equal(given_header("date,\"supplier", arena)->n_cells, 0);
	assert_int_equal(given_header("", arena)->n_cells, 0);
}

static bool are_names(struct fixture *fixture, const char *year, const char *amount,
		      bool is_by_place)
{
	const char *cells[] = {year, amount};
	const struct row header = {.cells = cells, .n_cells = 2, .line = 1};
	const int year_field = shape_year(&spend_shape),
		  amount_field = ledger_amount_field(&spend_shape);
	struct columns columns = {.header = &header};

	for (size_t i = 0; i < MAX_FIELDS; i++)
		columns.at[i] = -1;
	columns.at[year_field] = 0;
	columns.at[amount_field] = 1;
	columns.is_by_place[year_field] = columns.is_by_place[amount_field] = is_by_place;
	return given_check_names(&columns, &spend_shape, "file.csv", &fixture->diagnostics);
}

/* A date whose day and month may stand in either order; an amount that is no year and no unit. */
static void a_value_is_no_name_of_a_column(void **state)
{
	static const char *const dates[] = {"01/04/2008", "04/13/2008", "13.13.2008", "2008-04-01",
					    "1 Apr 2008"};
	static const char *const no_dates[] = {"Date",       "2008-09",        "4/13/08",
					       "12345678",   "04/13/2008 x",   "04:13:2008",
					       "04/13 2008", "Paid 04/13/2008"};
	static const char *const amounts[] = {"12.50", "1.50", "1234", "\u00a35", "3000", "20190"};
	static const char *const no_amounts[] = {"Amount", "2019", "1999", "\u00a3000", "\u00a3"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(dates); i++)
		if (are_names(fixture, dates[i], "Amount", false))
			fail_msg("%s", dates[i]);
	for (size_t i = 0; i < COUNT_OF(no_dates); i++)
		if (!are_names(fixture, no_dates[i], "Amount", false))
			fail_msg("%s", no_dates[i]);
	for (size_t i = 0; i < COUNT_OF(amounts); i++)
		if (are_names(fixture, "Date", amounts[i], false))
			fail_msg("%s", amounts[i]);
	for (size_t i = 0; i < COUNT_OF(no_amounts); i++)
		if (!are_names(fixture, "Date", no_amounts[i], false))
			fail_msg("%s", no_amounts[i]);
	assert_said(fixture, "'12.50' is a value, not the name of a column");
	/* A column named by its number may be called anything; a row of values is no header. */
	assert_true(are_names(fixture, "Date", "12.50", true));
	assert_false(are_names(fixture, "01/04/2008", "12.50", true));
}

static bool is_payment(struct fixture *fixture, const char *names, const char *cells)
{
	struct row header = *given_header(names, fixture->arena),
		   row = *given_header(cells, fixture->arena);
	const struct column_options options = {.is_ledger = true};
	struct columns columns;

	(void)columns_match(&columns, &header, &spend_shape, &options, fixture->arena);
	return ledger_is_payment(&row, &spend_shape, &columns);
}

/* Before it is known how dates and amounts are written, whatever is made of digits may be one. */
static void a_payment_has_all_that_its_columns_need(void **state)
{
	static const char names[] = "Category,Date,Amount";
	static const char *const payments[] = {"Roads,01/04/2008,5", "Roads,04/13/2008,5",
					       "Roads,01/04/2008,\"\u00a31.234,50\"",
					       "Roads,01/04/2008,(5)"};
	static const char *const others[] = {"Roads,soon,5",          "Roads,,5",
					     "Roads,01/04/2008,five", "Roads,01/04/2008,",
					     "Roads,01/04/2008,-.",   "Total,01/04/2008,5",
					     "Category,Date,Amount"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(payments); i++)
		if (!is_payment(fixture, names, payments[i]))
			fail_msg("%s", payments[i]);
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (is_payment(fixture, names, others[i]))
			fail_msg("%s", others[i]);
	/* Without a date, or without an amount, by the other; by neither none. */
	assert_true(is_payment(fixture, "Category,Amount", "Roads,5"));
	assert_true(is_payment(fixture, "Category,Date", "Roads,01/04/2008"));
	assert_false(is_payment(fixture, "Category", "Roads"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(names_given_are_cut_as_a_row_is),
	    TEST(a_value_is_no_name_of_a_column),
	    TEST(a_payment_has_all_that_its_columns_need),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
