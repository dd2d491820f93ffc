/*
 * Rows of a ledger that are no payments: totals, headers, what stands above
 * and below; and those that only look like it.
 *
 * The oddities are those of ledgers and logs as councils publish them, in
 * files made for these tests.  Amounts are in hundredths of a penny: £1 is
 * 10,000.
 */
#include "fixture.h"

/* 1,000.00 + 250.50 - 12.25 = 1,238.25. */
static void a_last_row_with_no_amount_is_set_aside(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "body_name,organisational_unit,expenditure_category,paid_date,amount\r\n"
		       "Felpersham City Council,Policy,Grants,25/03/2014,1000.00\r\n"
		       "Felpersham City Council,Policy,Grants,26/03/2014,250.50\r\n"
		       "Felpersham City Council,Policy,Grants,26/03/2014,-12.25\r\n"
		       ",,xxx,,");

	assert_rows(reading, 4, 3, 1);
	assert_amounts(reading, 12382500, 12382500, 0);
	assert_reject(reading, 0, 5, "no spend", false, 0);
	assert_int_equal(reading->rejects[0].raw_length, 7);
	assert_memory_equal(reading->rejects[0].raw, ",,xxx,,", 7);
	assert_string_equal(reading->records[0].values[1].text, "Grants");
}

/* 7,920.75 + 79.25 = 8,000.00; the column adds up to twice that. */
static void an_unlabelled_row_equal_to_the_sum_is_a_total(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "BodyName,ExpenditureCategory,DatePaid,NetAmount,SupplierName\n"
		       "Borsetshire,Third Party,31-Jul-13,7920.75,Caf\351 \200\n"
		       "Borsetshire,Supplies,01-Jul-13,79.25,\"x\"\n,,,8000.00,\n");

	assert_rows(reading, 3, 2, 1);
	assert_amounts(reading, 160000000, 80000000, 80000000);
	assert_reject(reading, 0, 4, "total of the rows above", true, 80000000);
	assert_string_equal(reading->records[0].values[5].text, "Caf\303\251 \342\202\254");
	assert_int_equal(reading->records[0].values[2].year.start, 2013);
	assert_int_equal(reading->records[0].values[2].month, 7);
	assert_message(*state, 0, "file.csv: is not UTF-8; read as Windows-1252");
}

/* 1,234.56 + 7,890.12 = 9,124.68, and 3,456.78 + 2,109.87 = 5,566.65, each in the row above. */
static void groups_above_their_rows_are_used_and_told(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Category,Year,Amount\nRoads,2009-10,9124.68\nAsh,2009-10,1234.56\n"
		       "Elm,2009-10,7890.12\nParks,2009-10,5566.65\nFir,2009-10,3456.78\n"
		       "Oak,2009-10,2109.87\n");

	assert_rows(reading, 6, 6, 0);
	assert_message(*state, 1,
		       "file.csv:2: is the first of 2 rows, up to line 5, that each have the "
		       "amount that the rows below it come to, £14,691.33 in all: if they are "
		       "totals, as in a pivot table, those are counted twice; take them out");
}

/* Each debit with its credit. */
static void rows_that_come_to_nothing_are_told(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Category,Year,Amount\nRoads,2009-10,91.68\nControl,2009-10,-91.68\n"
		       "Parks,2009-10,55.65\nControl,2009-10,-55.65\n");

	assert_rows(reading, 4, 4, 0);
	assert_message(*state, 1,
		       "file.csv: its rows come to £0.00, as those of a journal do, where each "
		       "debit has its credit; leave out the rows of the other side, as of "
		       "creditors, control accounts or the bank");
}

/* 1 + 2 = 3; 4 + 5 = 9; 3 + 9 = 12. */
static void subtotals_and_the_grand_total_are_totals(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Category,Date,Amount\nRoads,1/4/2009,1\nParks,1/4/2009,2\n"
		       "Highways Total,,3\nRefuse,1/4/2009,4\nRefuse,1/5/2009,5\nSub-total:,,9\n"
		       "Grand Total,,12\nTotal,,12\nLate,1/5/2009,6\n");

	assert_rows(reading, 9, 5, 4);
	assert_amounts(reading, 540000, 180000, 360000);
	assert_int_equal(reading_set_aside(reading, "total of the rows above").rows, 4);
	assert_int_equal(reading_set_aside(reading, "total of the rows above").amount, 360000);
}

/* Rows set aside for another reason count towards the published total too: 1 + 2 = 3. */
static void a_total_counts_rows_that_could_not_be_used(void **state)
{
	struct reading *reading = reading_of(*state, &spend_shape, &as_ledger,
					     "Category,Date,Amount\nRoads,1/4/2009,1\n"
					     "Parks,redacted,2\n,,3\n");

	assert_rows(reading, 3, 1, 2);
	assert_reject(reading, 0, 3, "unreadable year", true, 20000);
	assert_reject(reading, 1, 4, "total of the rows above", true, 30000);
}

/* It is used where it has what a payment has, and set aside as what it says else. */
static void a_row_that_says_total_but_is_no_sum_is_a_payment_if_it_has_a_date(void **state)
{
	struct reading *reading = reading_of(*state, &spend_shape, &as_ledger,
					     "Category,Date,Amount\nRoads,1/4/2009,1\n"
					     "Total,2/4/2009,3\nTotal,,5\n");

	assert_rows(reading, 3, 2, 1);
	assert_string_equal(reading->records[1].values[1].text, "Total");
	assert_reject(reading, 0, 4, "says total, does not agree", true, 50000);
}

static void a_payment_equal_to_the_one_before_it_is_used(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Category,Date,Amount,Supplier\nRoads,1/4/2009,500,British Gas\n"
		       "Roads,1/4/2009,500,Total Gas & Power\n");

	assert_rows(reading, 2, 2, 0);
}

/* 40 + 12 = 52; the footer stands on line 5, behind a blank one. */
static void semicolons_counts_with_decimals_and_a_footer(void **state)
{
	static const struct mapping mappings[] = {{"service", "service_id", false}};
	const struct reading_options options = {
	    .is_ledger = true, .constant = "Borsetshire", .mappings = mappings, .n_mappings = 1};
	struct reading *reading =
	    reading_of(*state, &activity_shape, &options,
		       "fiscal_yr;org_id;service_id;channel;volume\n"
		       "2023-2024;1;669;phone;40.0\n2023-2024;1;669;online;12.0\n\n"
		       "Timestamp:2024-02-10_10:41:08\n");

	assert_rows(reading, 3, 2, 1);
	assert_amounts(reading, 52, 52, 0);
	assert_reject(reading, 0, 5, "fewer cells than the header", false, 0);
	assert_int_equal(reading->set_aside.unreadable, 0); /* a line below the table */
	assert_int_equal(reading->records[0].values[3].year.start, 2023);
	assert_string_equal(reading->records[0].values[1].text, "669");
}

static void rows_above_the_header_are_set_aside_whatever_delimiters_they_hold(void **state)
{
	struct reading *reading = reading_of(
	    *state, &spend_shape, &as_ledger,
	    "Payments over \302\243500, April, May, June\nBorsetshire, made with care\n\n"
	    "Category;Date;Amount\nRoads;04/05/2010;(12.00)\nRoads;04/05/2010;20-\n");

	assert_rows(reading, 4, 2, 2);
	assert_amounts(reading, -320000, -320000, 0);
	assert_reject(reading, 0, 1, "above the header", false, 0);
	assert_reject(reading, 1, 2, "above the header", false, 0);
	assert_int_equal(reading->records[0].line, 5);
}

static void a_header_printed_again_is_set_aside(void **state)
{
	struct reading *reading = reading_of(*state, &spend_shape, &as_ledger,
					     "Category,Date,Amount\nRoads,1/4/2009,1\n"
					     "Category,Date,Amount\nRoads,1/4/2009,2\n");

	assert_rows(reading, 3, 2, 1);
	assert_reject(reading, 0, 3, "header again", false, 0);
}

/* The sum of a log's column, as a spreadsheet has it, counts what is below zero: 5 - 3 = 2. */
static void an_amount_that_may_not_be_below_zero_is_counted_as_read(void **state)
{
	struct reading *reading = reading_of(*state, &activity_shape, &as_ledger,
					     "service,channel,year,volume\nS,web,2007-08,5\n"
					     "S,web,2007-08,-3\nS,web,2007-08,5 or so\n");

	assert_rows(reading, 3, 1, 2);
	assert_amounts(reading, 2, 5, -3);
	assert_reject(reading, 0, 3, "negative volume", true, -3);
	assert_reject(reading, 1, 4, "unreadable volume", false, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_last_row_with_no_amount_is_set_aside),
	    TEST(an_unlabelled_row_equal_to_the_sum_is_a_total),
	    TEST(groups_above_their_rows_are_used_and_told),
	    TEST(rows_that_come_to_nothing_are_told),
	    TEST(subtotals_and_the_grand_total_are_totals),
	    TEST(a_total_counts_rows_that_could_not_be_used),
	    TEST(a_row_that_says_total_but_is_no_sum_is_a_payment_if_it_has_a_date),
	    TEST(a_payment_equal_to_the_one_before_it_is_used),
	    TEST(semicolons_counts_with_decimals_and_a_footer),
	    TEST(rows_above_the_header_are_set_aside_whatever_delimiters_they_hold),
	    TEST(a_header_printed_again_is_set_aside),
	    TEST(an_amount_that_may_not_be_below_zero_is_counted_as_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
