/*
 * Ledgers and logs: what cannot be used is set aside, and nothing is lost.
 *
 * The oddities are those of ledgers and logs as councils publish them, in
 * files made for these tests.  Amounts are in hundredths of a penny: £1 is
 * 10,000.
 */
#include "fixture.h"

static void headers_with_trailing_spaces_and_slips_are_known(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Client ,Service Area,Expenditure Catergory,Paid Date ,Amount \n"
		       "FCC,Suspense,Materials,30/01/2018,492.03\n");

	assert_string_equal(reading->records[0].values[0].text, "FCC");
	assert_string_equal(reading->records[0].values[1].text, "Materials");
	assert_amounts(reading, 4920300, 4920300, 0);
	assert_said(*state, "file.csv: read council from 'Client', category from 'Expenditure "
			    "Catergory', year from 'Paid Date', spend from 'Amount'");
}

/* 18,005.60 + 876 + 1,200.00 = 20,081.60. */
static void quoted_thousands_stand_beside_bare_pounds(void **state)
{
	struct reading *reading = reading_of(
	    *state, &spend_shape, &as_ledger,
	    "Directorate,Updated,Service,Amount\nAdult,31/3/2010,Leisure,\"18,005.60\"\n"
	    "Adult,1/2/2010,Leisure,876\nAdult,1/2/2010,Leisure,\"\302\2431,200.00 \"\n");

	assert_amounts(reading, 200816000, 200816000, 0);
	assert_int_equal(reading->records[1].values[2].month, 2); /* day before month */
}

/* Two shapes of blank row among rows that are wider and narrower than the header. */
static void blank_rows_are_set_aside_and_ragged_rows_used_where_nothing_lacks(void **state)
{
	struct fixture *fixture = *state;
	const char *text = "Directorate,Updated,Service,Amount,Type\n"
			   "Adult,31/03/2010,Leisure,1.00,Revenue,,\n"
			   "Adult,31/03/2010,Leisure,2.00\n";
	struct reading *reading;
	const size_t n_blank = 633;

	for (size_t i = 0; i < n_blank; i++)
		text = arena_format(fixture->arena, "%s%s\n", text, i % 2 == 0 ? ",,,," : ",,,");
	text = arena_format(fixture->arena, "%sAdult,31/03/2010,Leisure,4.00,Revenue\n", text);
	reading = reading_of(fixture, &spend_shape, &as_ledger, text);
	assert_rows(reading, 636, 3, 633);
	assert_amounts(reading, 70000, 70000, 0);
	assert_int_equal(reading_set_aside(reading, "blank row").rows, 633);
	assert_reject(reading, 632, 636, "blank row", false, 0);
	assert_int_equal(reading->records[2].line, 637);
}

/* The comma of `Smith, Jones` puts a transaction number where the amount should be. */
static void a_row_with_a_cell_too_many_is_set_aside_without_an_amount(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Supplier,Category,Date,Trans No,Amount\nSmith,Roads,1/4/2009,77,5.00\n"
		       "Smith, Jones,1/4/2009,1/4/2009,78,6.00\n");

	assert_rows(reading, 2, 1, 1);
	/* The 78 that stands in the amount's place is the transaction's number. */
	assert_amounts(reading, 50000, 50000, 0);
	assert_reject(reading, 0, 3, "more cells than the header", false, 0);
	assert_int_equal(reading->set_aside.unreadable, 1);
	assert_int_equal(reading->read.unreadable, 1);
}

static void an_open_quote_costs_a_ledger_one_line(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Supplier,Category,Date,Amount\n\"Smith & Co,Roads,1/4/2009,1\n"
		       "\"Jones, Ltd\",Roads,1/4/2009,2\n6\" Pipes,Roads,1/4/2009,4\n"
		       "\"The \"Bull\" Inn\",Roads,1/4/2009,8\n\"Last,Roads,1/4/2009,16");

	assert_rows(reading, 5, 3, 2);
	assert_amounts(reading, 140000, 140000, 0);
	assert_reject(reading, 0, 2, "malformed quotes", false, 0);
	assert_reject(reading, 1, 6, "malformed quotes", false, 0);
	assert_string_equal(reading->records[0].values[5].text, "Jones, Ltd");
	assert_string_equal(reading->records[1].values[5].text, "6\" Pipes");
}

/* What cannot be read is told before what lacks, and an amount before all. */
static void the_amounts_reason_comes_first(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Category,Date,Amount\nRoads,1/4/2009,1\n,soon,lots\n,soon,5\n,..,NA\n");

	assert_reject(reading, 0, 3, "unreadable spend", false, 0);
	assert_reject(reading, 1, 4, "unreadable year", true, 50000);
	assert_reject(reading, 2, 5, "no spend", false, 0);
	/* What is not there is not unreadable. */
	assert_int_equal(reading->set_aside.unreadable, 1);
}

static void a_row_without_a_name_counts_as_not_given(void **state)
{
	struct reading *reading = reading_of(*state, &spend_shape, &as_ledger,
					     "Category,Date,Amount\nRoads,1/4/2009,1\n"
					     ",1/4/2009,2\nN/A,1/4/2009,4\nParks,,8\n");

	assert_rows(reading, 4, 3, 1);
	assert_amounts(reading, 150000, 70000, 80000);
	assert_string_equal(reading->records[1].values[1].text, "not given");
	assert_string_equal(reading->records[2].values[1].text, "not given");
	assert_reject(reading, 0, 5, "no year", true, 80000);
}

static void reasons_compare_as_pointers(void **state)
{
	struct reading *reading = reading_of(*state, &spend_shape, &as_ledger,
					     "Category,Date,Amount\nRoads,1/4/2009,1\n"
					     "a,,1\nb,,2\nc,,\nd,x,\n");

	assert_ptr_equal(reading->rejects[0].reason, reading->rejects[1].reason);
	assert_ptr_equal(reading->rejects[2].reason, reading->rejects[3].reason);
	assert_int_equal(reading_set_aside(reading, "no year").amount, 30000);
	assert_int_equal(reading_set_aside(reading, "no such reason").rows, 0);
}

static void a_ledger_of_nothing_to_use_is_refused(void **state)
{
	assert_refused(*state, &spend_shape, &as_ledger, "Category,Date,Amount\n,,\n");
	assert_said(*state, "file.csv: has a header of spend but no row that can be used");
	assert_refused(*state, &spend_shape, &as_ledger, "a,b\n");
	assert_said(*state, "file.csv:1: category: no such column");
	assert_refused(*state, &spend_shape, &as_ledger, "\"never closed");
	assert_said(*state, "file.csv: has no row that can be a header of spend");
}

/* Lines 4 and 5 are like line 2, line 7 like line 6; 10.50 twice and 3 once. */
static void rows_that_stand_twice_are_used_and_told_with_their_sum(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "category,date,amount,ref\nICT,01/05/2013,10.50,\nICT,01/05/2013,10.50,1\n"
		       "ICT,01/05/2013,10.50,\nICT,01/05/2013,10.50\nFood,02/05/2013,3,\n"
		       "Food,02/05/2013,3,\n");

	assert_rows(reading, 6, 6, 0);
	assert_said(*state, "file.csv:4: 3 rows (\302\24324.00 in all) agree with a row above in "
			    "every cell, the first with line 2; they are counted");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(headers_with_trailing_spaces_and_slips_are_known),
	    TEST(quoted_thousands_stand_beside_bare_pounds),
	    TEST(blank_rows_are_set_aside_and_ragged_rows_used_where_nothing_lacks),
	    TEST(a_row_with_a_cell_too_many_is_set_aside_without_an_amount),
	    TEST(an_open_quote_costs_a_ledger_one_line),
	    TEST(the_amounts_reason_comes_first),
	    TEST(a_row_without_a_name_counts_as_not_given),
	    TEST(reasons_compare_as_pointers),
	    TEST(a_ledger_of_nothing_to_use_is_refused),
	    TEST(rows_that_stand_twice_are_used_and_told_with_their_sum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
