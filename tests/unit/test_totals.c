/*
 * The decision table of reading/totals.h, row by row, on ledgers made by hand.
 *
 * Amounts are in hundredths of a penny: £1 is 10,000.
 */
#include "fixture.h"

#include "reading/totals.h"

#define POUND 10000

/* A ledger in which nothing is needed but an amount. */
static const struct field bare_fields[] = {
    {"supplier", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    {"spend", UNIT_MONEY, FIELD_REQUIRED | FIELD_AMOUNT, "amount", NULL}};
static const struct shape bare_shape = {"spend", "pounds", bare_fields, 2, false};

static struct reading *ledger(void **state, const char *rows)
{
	return reading_of(*state, &spend_shape, &as_ledger,
			  arena_format(((struct fixture *)*state)->arena,
				       "Dept,Category,Date,Ref,Supplier,Amount\n%s", rows));
}

static void assert_used(const struct reading *reading, int64_t rows, int64_t pounds)
{
	assert_int_equal(reading->used.rows, rows);
	assert_int_equal(reading->used.amount, pounds * POUND);
}

/* 20 + 40 = 60, 15 + 25 = 40, 60 + 40 = 100; each stands above its parts. */
static void totals_above_their_parts_are_totals_at_any_depth(void **state)
{
	struct reading *reading = ledger(state, "Grand Total,,,,,100\nAdult,,,,,60\n"
						"Adult,Care,1/4/2009,R1,Ash,20\n"
						"Adult,Care,2/4/2009,R2,Elm,40\nRoads,,,,,40\n"
						"Roads,Tar,1/4/2009,R3,Oak,15\n"
						"Roads,Tar,1/4/2009,R4,Fir,25\n");

	assert_used(reading, 4, 100);
	assert_int_equal(reading_set_aside(reading, "total of the rows below").rows, 3);
}

/* 1 + 2 = 3, 4 = 4, 3 + 4 = 7; 5 + 6 = 11; 7 + 11 = 18. */
static void totals_below_their_parts_are_totals_at_any_depth(void **state)
{
	struct reading *reading =
	    ledger(state, "A,x,1/4/2009,1,Ash,1\nA,x,1/4/2009,2,Ash,2\nA,x total,,,,3\n"
			  "A,y,1/4/2009,3,Ash,4\nA,y total,,,,4\nA total,,,,,7\n"
			  "B,x,1/4/2009,4,Ash,5\nB,x,1/4/2009,5,Ash,6\nB,x total,,,,11\n"
			  "B total,,,,,11\nGrand total,,,,,18\n");

	assert_used(reading, 5, 18);
	assert_int_equal(reading_set_aside(reading, "total of the rows above").rows, 6);
}

/* Without the second row the rest come to 560 - 20. */
static void what_says_total_and_lacks_a_date_is_never_a_payment(void **state)
{
	static const char *const labels[] = {"Total",           "Grand Total", "Sum",
					     "Overall",         "Cyfanswm",    "Carried forward",
					     "Total for March", "Care Total",  "All suppliers"};

	for (size_t i = 0; i < COUNT_OF(labels); i++) {
		struct reading *reading = ledger(
		    state, arena_format(((struct fixture *)*state)->arena,
					"A,Care,1/4/2009,1,Ash,20\nA,Care,1/4/2009,2,Ash,2O\n"
					"A,Care,1/4/2009,3,Elm,520\n,,,,%s,560\n",
					labels[i]));

		assert_used(reading, 2, 540);
		assert_reject(reading, 1, 5, "says total, does not agree", true, 560 * POUND);
		assert_said(*state, "file.csv:5: states a total of £560.00, but the rows above it "
				    "come to £540.00, a difference of £20.00");
	}
}

/* 500 + 500 = 1,000; the second is no total of the first, for one row proves nothing. */
static void a_payment_to_a_payee_of_that_name_is_a_payment(void **state)
{
	struct reading *reading =
	    ledger(state, "A,Care,1/4/2009,1,Ash,500\nA,Care,1/4/2009,2,Total,500\n"
			  "A,Care,2/4/2009,3,Sum Ltd,7\nA,Gas,2/4/2009,4,Total Gas Ltd,507\n"
			  "A,Gas,2/4/2009,5,All Saints,3\nTotal,,,,,1517\n");

	assert_used(reading, 5, 1517);
	assert_said(*state, "file.csv:3: says total ('Total'), but £500.00 is not what other rows "
			    "come to; used as a row");
}

/* 5 + 3 + 4 = 12, and the total stands among them. */
static void a_total_may_stand_among_its_parts(void **state)
{
	static const char *const totals[] = {",,,,Total,12", "Total,,,,,12", ",,,,,12"};

	for (size_t i = 0; i < COUNT_OF(totals); i++) {
		struct reading *reading =
		    ledger(state, arena_format(((struct fixture *)*state)->arena,
					       "A,Care,1/4/2009,1,Ash,5\n%s\n"
					       "B,Gas,2/4/2009,2,Elm,3\nC,Tar,3/4/2009,3,Oak,4\n",
					       totals[i]));

		assert_used(reading, 3, 12);
		assert_int_equal(reading->set_aside.rows, 1);
	}
}

/* As Leeds publishes it: 20 + 30 + 50. */
static void a_row_without_a_label_is_a_total_of_two_rows_or_more(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Category,Date,Ref,Supplier,Amount\nx,1/4/2009,1,Ash,20\n"
		       "x,1/4/2009,2,Elm,30\nx,1/4/2009,3,Oak,50\n,,,,100\n");

	assert_used(reading, 3, 100);
	/* 20 after 20, but without its supplier's name: a payment like it. */
	reading = reading_of(*state, &spend_shape, &as_ledger,
			     "Category,Date,Ref,Supplier,Amount\nx,1/4/2009,1,Ash,20\n"
			     "x,1/4/2009,2,,20\nx,1/4/2009,3,Oak,50\n");
	assert_used(reading, 3, 90);
}

/* Refs are unknown in every other row; 2 is no total though it is 1 + 1 above it. */
static void rows_that_often_lack_a_cell_are_no_totals_by_chance(void **state)
{
	struct reading *reading =
	    reading_of(*state, &activity_shape, &as_ledger,
		       "service,channel,year,agent,volume\nTax,web,1/4/2009,A,1\n"
		       "Tax,phone,1/4/2009,B,1\nTax,post,1/4/2009,,2\nTax,web,2/4/2009,C,3\n"
		       "Tax,web,2/4/2009,D,5\nTax,post,2/4/2009,,9\nTax,post,3/4/2009,,11\n"
		       "Tax,web,3/4/2009,E,4\n");

	assert_rows(reading, 8, 8, 0);
}

/* 3 + 4 = 7, 5 + 6 = 11; 3 + 5 = 8, 4 + 6 = 10; 18 is all. */
static void totals_in_a_table_share_the_cells_they_fill(void **state)
{
	struct reading *reading =
	    reading_of(*state, &activity_shape, &as_ledger,
		       "service,channel,year,volume\nTax,All channels,2007-08,7\n"
		       "Bins,Phone,2007-08,5\nAll services,Web,2007-08,10\nTax,Web,2007-08,4\n"
		       "All services,All channels,2007-08,18\nBins,Web,2007-08,6\n"
		       "Tax,Phone,2007-08,3\nAll services,Phone,2007-08,8\n"
		       "Bins,All channels,2007-08,11\n");

	assert_rows(reading, 9, 4, 5);
	assert_amounts(reading, 72, 18, 54);
}

/* Of 2008-09 nothing but the total is there, so it is the only figure. */
static void a_total_without_parts_is_what_there_is(void **state)
{
	struct reading *reading = reading_of(
	    *state, &activity_shape, &as_ledger,
	    "service,channel,year,volume\nTax,Phone,2007-08,3\nTax,Web,2007-08,4\n"
	    "Tax,Total,2007-08,7\nTax,Total,2008-09,9\nTax,Phone,2009-10,2\nTax,Web,2009-10,1x\n"
	    "Tax,Total,2009-10,3\n");

	assert_int_equal(reading->used.amount, 3 + 4 + 9 + 2);
	assert_reject(reading, 2, 8, "says total, does not agree", true, 3);
}

/* A breakdown by age, of which every row says Total: 1 + 1 + 2 are three groups of people. */
static void a_word_in_every_row_is_a_name(void **state)
{
	struct reading *reading =
	    reading_of(*state, &activity_shape, &as_ledger,
		       "service,channel,year,age,volume\nTax,Phone,2007-08,Total,1\n"
		       "Tax,Web,2007-08,Total,1\nTax,Post,2007-08,Total,2\n");

	assert_rows(reading, 3, 3, 0);
	assert_said(*state, "says total in practically every row of 'age'");
}

static void a_total_of_nothing_says_that_it_is_one(void **state)
{
	struct reading *reading =
	    ledger(state, "A,x,1/4/2009,1,Ash,5\nA,x,1/4/2009,2,Ash,-5\n,x,1/4/2009,,,0\n"
			  "Total,,,,,0\n");

	assert_used(reading, 3, 0);
	assert_int_equal(reading_set_aside(reading, "total of the rows above").rows, 1);
}

/* 0 + 0 of Tax, and 5 + 6 = 11 of Bins: neither total is a difference to correct. */
static void a_total_of_nothing_beside_others_agrees_with_nothing(void **state)
{
	struct reading *reading =
	    reading_of(*state, &activity_shape, &as_ledger,
		       "service,channel,year,volume\nTax,Phone,2007-08,0\nBins,Web,2007-08,5\n"
		       "Tax,Web,2007-08,0\nBins,Phone,2007-08,6\nTax,All channels,2007-08,0\n"
		       "Bins,All channels,2007-08,11\n");

	assert_rows(reading, 6, 4, 2);
	assert_amounts(reading, 22, 11, 11);
	assert_int_equal(reading_set_aside(reading, "says total, does not agree").rows, 0);
}

/* 7 is of two, 9 of two, and 8 is two more than its 1 + 5: what is called like totals is none. */
static void what_is_called_as_totals_are_is_no_payment(void **state)
{
	static const struct {
		const char *row;
		int64_t rows, pounds;
	} cases[] = {
	    /* By the same name in the same column; by another; by the same in another column. */
	    {"A,Care,9/4/2009,9,Total,8", 6, 22},
	    {"A,Care,9/4/2009,9,Overall,8", 7, 30},
	    {"A,Total,9/4/2009,9,Oak,8", 7, 30},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct reading *reading = ledger(
		    state, arena_format(((struct fixture *)*state)->arena,
					"A,Care,1/4/2009,1,Ash,3\nA,Care,2/4/2009,2,Elm,4\n"
					"A,Care,3/4/2009,3,Total,7\nA,Care,4/4/2009,4,Ash,2\n"
					"A,Care,5/4/2009,5,Elm,7\nA,Care,6/4/2009,6,Total,9\n"
					"A,Care,7/4/2009,7,Ash,1\nA,Care,8/4/2009,8,Elm,5\n%s\n",
					cases[i].row));

		assert_used(reading, cases[i].rows, cases[i].pounds);
	}
}

/* 20 + 40 = 60, of which the supplier's and its VAT's columns are totals as well. */
static void other_columns_of_numbers_need_not_be_shared(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Category,Date,VAT,Amount\nRoads,1/4/2009,4.00,20\nCare,1/4/2009,2.00,7\n"
		       "Roads,2/4/2009,8.00,40\nCare,2/4/2009,1.00,3\nRoads Total,,12.00,60\n");

	assert_used(reading, 4, 70);
	assert_int_equal(reading_set_aside(reading, "total of other rows").rows, 1);
}

/* 100 + 200 + 3 = 303, but the second cannot be read; 50 between others is a payment. */
static void nothing_but_an_amount_at_the_end_is_no_payment(void **state)
{
	struct reading *reading = reading_of(*state, &bare_shape, &as_ledger,
					     "Supplier,Amount\nAsh,100\nElm,2x0\nOak,3\n,303\n");

	assert_used(reading, 2, 103);
	assert_reject(reading, 1, 5, "like a total, does not agree", true, 303 * POUND);
	reading =
	    reading_of(*state, &bare_shape, &as_ledger, "Supplier,Amount\nAsh,100\n,50\nOak,3\n");
	assert_used(reading, 3, 153);
	/* At the beginning as well; a name that many have says nothing. */
	reading = reading_of(*state, &bare_shape, &as_ledger,
			     "Supplier,Amount\n,303\nAsh,100\nElm,2x0\nOak,3\n");
	assert_used(reading, 2, 103);
	reading = reading_of(*state, &bare_shape, &as_ledger,
			     "Dept,Supplier,Amount\nA,Ash,10\nB,Elm,20\n,All Saints,50\nC,Oak,5\n");
	assert_used(reading, 4, 85);
}

/* A: 10 + 20 = 30; C: 5 + 6 = 11; of B only 2 of its 13 can be read. */
static void what_fills_the_same_as_totals_is_no_payment(void **state)
{
	struct reading *reading =
	    reading_of(*state, &bare_shape, &as_ledger,
		       "Dept,Service,Supplier,Amount\nA,x,Ash,10\nA,y,Elm,20\nA,,,30\nB,x,Ash,1x\n"
		       "B,y,Elm,2\nB,,,13\nC,x,Ash,5\nC,x,Elm,6\nC,,,11\n");

	assert_used(reading, 5, 43);
	assert_int_equal(reading_set_aside(reading, "like a total, does not agree").rows, 1);
}

/* The second row says a total's word, and lacks its purpose, but so do others: 1 + 2 + 4. */
static void a_note_of_a_total_is_no_label(void **state)
{
	struct reading *reading =
	    ledger(state, "A,x,1/4/2009,R1,Ash,1\nA,x,2/4/2009,R2,total of two invoices,2\n"
			  "A,x,3/4/2009,R3,Elm,4\n");

	assert_used(reading, 3, 7);
	reading = reading_of(*state, &activity_shape, &as_ledger,
			     "note,service,channel,year,volume,purpose\n,Tax,web,2007-08,1,help\n"
			     "total of two visits,Tax,post,2007-08,2,\n,Tax,phone,2007-08,4,pay\n"
			     ",Bins,web,2007-08,8,help\n");
	assert_rows(reading, 4, 4, 0);
}

/* 100 + 200 = 300, but the third has a payee and a date; it lacks a description only. */
static void a_payment_that_lacks_one_cell_is_no_total_by_chance(void **state)
{
	struct reading *reading = reading_of(
	    *state, &spend_shape, &as_ledger,
	    "Supplier,Category,Date,Amount,VAT,Description\nA,x,01/05/2008,100,17.50,pens\n"
	    "B,x,02/05/2008,200,35.00,paper\nC,x,13/05/2008,300,52.50,\n"
	    "Total exc VAT,,,600,,\nTotal inc VAT,,,705,,\n");

	assert_used(reading, 3, 600);
	assert_int_equal(reading_set_aside(reading, "total of the rows above").rows, 1);
	assert_int_equal(reading_set_aside(reading, "says total, does not agree").rows, 1);
}

static void sums_past_64_bits_do_no_harm(void **state)
{
	const char *cells[] = {"Total", "1"};
	const struct row row = {.n_cells = 2, .cells = cells};
	struct totals totals = {.columns = {.amount = 1, .payee = -1},
				.arena = ((struct fixture *)*state)->arena};

	for (int i = 0; i < 4; i++)
		totals_add_rows(&totals, 1, INT64_MAX);
	assert_non_null(totals_keep(&totals, TOTAL_CLAIMED, &row, 1, false));
	(void)totals_decide(&totals);
	totals_settle(&totals);
	assert_int_equal(totals.kept[0]->outcome, TOTAL_DISAGREES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(totals_above_their_parts_are_totals_at_any_depth),
	    TEST(totals_below_their_parts_are_totals_at_any_depth),
	    TEST(what_says_total_and_lacks_a_date_is_never_a_payment),
	    TEST(a_payment_to_a_payee_of_that_name_is_a_payment),
	    TEST(a_row_without_a_label_is_a_total_of_two_rows_or_more),
	    TEST(a_total_may_stand_among_its_parts),
	    TEST(rows_that_often_lack_a_cell_are_no_totals_by_chance),
	    TEST(totals_in_a_table_share_the_cells_they_fill),
	    TEST(a_total_without_parts_is_what_there_is),
	    TEST(a_word_in_every_row_is_a_name),
	    TEST(a_total_of_nothing_says_that_it_is_one),
	    TEST(a_total_of_nothing_beside_others_agrees_with_nothing),
	    TEST(what_is_called_as_totals_are_is_no_payment),
	    TEST(other_columns_of_numbers_need_not_be_shared),
	    TEST(nothing_but_an_amount_at_the_end_is_no_payment),
	    TEST(what_fills_the_same_as_totals_is_no_payment),
	    TEST(a_note_of_a_total_is_no_label),
	    TEST(a_payment_that_lacks_one_cell_is_no_total_by_chance),
	    TEST(sums_past_64_bits_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
