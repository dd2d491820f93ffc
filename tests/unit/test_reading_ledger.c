/*
 * Ledgers and logs: what cannot be used is set aside, and nothing is lost.
 *
 * The oddities are those of ledgers and logs as councils publish them, in
 * files made for these tests.  Amounts are in hundredths of a penny: £1 is
 * 10,000.
 */
#include "fixture.h"

/* A row was set aside on this line for this reason, with this amount. */
static void assert_reject(const struct reading *reading, size_t index, long line,
			  const char *reason, bool has_amount, int64_t amount)
{
	assert_in_range(index + 1, 1, reading->n_rejects);
	const struct reject *reject = &reading->rejects[index];

	assert_int_equal(reject->line, line);
	assert_string_equal(reject->reason, reason);
	assert_int_equal(reject->has_amount, has_amount);
	assert_int_equal(reject->amount, amount);
}

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
static void a_row_with_a_cell_too_many_is_set_aside_with_what_stands_as_its_amount(void **state)
{
	struct reading *reading =
	    reading_of(*state, &spend_shape, &as_ledger,
		       "Supplier,Category,Date,Trans No,Amount\nSmith,Roads,1/4/2009,77,5.00\n"
		       "Smith, Jones,1/4/2009,1/4/2009,78,6.00\n");

	assert_rows(reading, 2, 1, 1);
	assert_amounts(reading, 830000, 50000, 780000);
	assert_reject(reading, 0, 3, "more cells than the header", true, 780000);
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

/* It is used where it has what a row needs, and set aside for what it lacks else. */
static void a_row_that_says_total_but_is_no_sum_is_an_ordinary_row(void **state)
{
	struct reading *reading = reading_of(*state, &spend_shape, &as_ledger,
					     "Category,Date,Amount\nRoads,1/4/2009,1\n"
					     "Total,1/4/2009,3\nTotal,,5\n");

	assert_rows(reading, 3, 2, 1);
	assert_string_equal(reading->records[1].values[1].text, "Total");
	assert_reject(reading, 0, 4, "no year", true, 50000);
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
	static const struct mapping mappings[] = {{"service", "service_id"}};
	const struct reading_options options = {
	    .is_ledger = true, .constant = "Borsetshire", .mappings = mappings, .n_mappings = 1};
	struct reading *reading =
	    reading_of(*state, &activity_shape, &options,
		       "fiscal_yr;org_id;service_id;channel;volume\n"
		       "2023-2024;1;669;phone;40.0\n2023-2024;1;669;online;12.0\n\n"
		       "Timestamp:2024-02-10_10:41:08\n");

	assert_rows(reading, 3, 2, 1);
	assert_amounts(reading, 52, 52, 0);
	assert_reject(reading, 0, 5, "no volume", false, 0);
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
	assert_reject(reading, 1, 4, "no category", true, 50000);
	assert_reject(reading, 2, 5, "no spend", false, 0);
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

/* --- Every ledger there could be --- */

struct made {
	const char *text;
	int64_t rows, amount; /* that it was made with */
};

/* A row of a ledger of one kind or another, with its amount in hundredths of a penny. */
static const char *make_row(struct fixture *fixture, uint64_t *seed, int64_t *sum, int64_t *amount)
{
	int64_t size = (int64_t)(random_next(seed) % 2000000) * 100 - 50000000;
	char plain[MONEY_TEXT_SIZE], pounds[MONEY_TEXT_SIZE];

	*amount = 0;
	money_plain((struct money){size}, plain);
	money_pounds((struct money){size}, pounds);
	switch (random_next(seed) % 12) {
	case 0:
		return ",,,";
	case 1:
		return ",xxx,,";
	case 2:
		*amount = *sum;
		money_plain((struct money){*sum}, plain);
		return arena_format(fixture->arena, "%s,,,%s",
				    random_next(seed) % 2 == 0 ? "Total" : "", plain);
	case 3:
		*sum += *amount = size;
		return arena_format(fixture->arena, "Roads,not a date,,%s", plain);
	case 4:
		return "Roads,1/4/2009,lots,";
	case 5:
		*sum += *amount = size;
		return arena_format(fixture->arena, "\"two\nlines, \"\"x\"\"\",1/4/2009,,\"%s\"",
				    pounds);
	case 6:
		*sum += *amount = size;
		return arena_format(fixture->arena, "6\" pipe,31-Jul-13,,%s", plain);
	case 7:
		*sum += *amount = size;
		return arena_format(fixture->arena, "Roads,1/4/2009,x,%s,,too many", plain);
	case 8:
		return "Roads,1/4/2009";
	default:
		*sum += *amount = size;
		return arena_format(fixture->arena, "Roads,1/4/2009,x,\"%s\"", pounds);
	}
}

static struct made make_ledger(struct fixture *fixture, uint64_t *seed)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	const char *end = ends[random_next(seed) % COUNT_OF(ends)];
	struct made made = {arena_format(fixture->arena,
					 "Category,Date,Note,Amount%sRoads,1/4/2009,,7%s", end,
					 end),
			    1, 70000};
	int64_t sum = 70000, amount;

	for (uint64_t i = random_next(seed) % 30; i > 0; i--) {
		const char *row = make_row(fixture, seed, &sum, &amount);

		made.rows++;
		made.amount += amount;
		made.text = arena_format(fixture->arena, "%s%s%s%s", made.text, row, end,
					 random_next(seed) % 8 == 0 ? end : "");
	}
	return made;
}

/* The rows and the amounts it was made with are all there, used or set aside. */
static void every_row_and_every_pound_is_accounted_for(void **state)
{
	struct fixture *fixture = *state;
	uint64_t seed = 2009;

	for (int round = 0; round < 3000; round++) {
		struct made made = make_ledger(fixture, &seed);
		struct reading *reading = reading_of(fixture, &spend_shape, &as_ledger, made.text);
		int64_t used = 0, set_aside = 0;
		long last = 0;

		assert_int_equal(reading->read.rows, made.rows);
		assert_int_equal(reading->read.amount, made.amount);
		assert_int_equal(reading->used.rows + reading->set_aside.rows, made.rows);
		assert_int_equal(reading->used.amount + reading->set_aside.amount, made.amount);
		assert_int_equal(reading->n_records, reading->used.rows);
		assert_int_equal(reading->n_rejects, reading->set_aside.rows);
		for (size_t i = 0; i < reading->n_records; i++) {
			used += reading->records[i].values[3].money.hundredths;
			assert_true(reading->records[i].line > last);
			last = reading->records[i].line;
		}
		for (size_t i = 0; i < reading->n_rejects; i++)
			set_aside += reading->rejects[i].amount;
		assert_int_equal(reading->used.amount, used);
		assert_int_equal(reading->set_aside.amount, set_aside);
	}
}

/* A copy of the text with every line end another: the same lines, used and set aside. */
static void line_ends_change_nothing(void **state)
{
	struct fixture *fixture = *state;
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	uint64_t seed = 13;

	for (int round = 0; round < 300; round++) {
		const char *rows[20];
		struct reading *readings[COUNT_OF(ends)];
		int64_t sum = 0, amount;

		for (size_t i = 0; i < COUNT_OF(rows); i++)
			rows[i] = make_row(fixture, &seed, &sum, &amount);
		for (size_t e = 0; e < COUNT_OF(ends); e++) {
			const char *text = "Category,Date,Note,Amount";

			text = arena_format(fixture->arena, "%s%sRoads,1/4/2009,,7%s", text,
					    ends[e], ends[e]);
			for (size_t i = 0; i < COUNT_OF(rows); i++) {
				const char *at = strchr(rows[i], '\n');

				/* Also within quotes. */
				text = at == NULL ? arena_format(fixture->arena, "%s%s%s", text,
								 rows[i], ends[e])
						  : arena_format(fixture->arena, "%s%.*s%s%s%s",
								 text, (int)(at - rows[i]), rows[i],
								 ends[e], at + 1, ends[e]);
			}
			readings[e] = reading_of(fixture, &spend_shape, &as_ledger, text);
			assert_int_equal(readings[e]->n_records, readings[0]->n_records);
			assert_int_equal(readings[e]->n_rejects, readings[0]->n_rejects);
			for (size_t i = 0; i < readings[e]->n_records; i++)
				assert_int_equal(readings[e]->records[i].line,
						 readings[0]->records[i].line);
			for (size_t i = 0; i < readings[e]->n_rejects; i++)
				assert_int_equal(readings[e]->rejects[i].line,
						 readings[0]->rejects[i].line);
		}
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_last_row_with_no_amount_is_set_aside),
	    TEST(headers_with_trailing_spaces_and_slips_are_known),
	    TEST(quoted_thousands_stand_beside_bare_pounds),
	    TEST(blank_rows_are_set_aside_and_ragged_rows_used_where_nothing_lacks),
	    TEST(a_row_with_a_cell_too_many_is_set_aside_with_what_stands_as_its_amount),
	    TEST(an_unlabelled_row_equal_to_the_sum_is_a_total),
	    TEST(subtotals_and_the_grand_total_are_totals),
	    TEST(a_total_counts_rows_that_could_not_be_used),
	    TEST(a_row_that_says_total_but_is_no_sum_is_an_ordinary_row),
	    TEST(a_payment_equal_to_the_one_before_it_is_used),
	    TEST(semicolons_counts_with_decimals_and_a_footer),
	    TEST(rows_above_the_header_are_set_aside_whatever_delimiters_they_hold),
	    TEST(a_header_printed_again_is_set_aside),
	    TEST(an_amount_that_may_not_be_below_zero_is_counted_as_read),
	    TEST(an_open_quote_costs_a_ledger_one_line),
	    TEST(the_amounts_reason_comes_first),
	    TEST(reasons_compare_as_pointers),
	    TEST(a_ledger_of_nothing_to_use_is_refused),
	    TEST(every_row_and_every_pound_is_accounted_for),
	    TEST(line_ends_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
