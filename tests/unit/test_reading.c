/* Case files: any fault refuses them. */
#include "fixture.h"

#include "reading/sheet.h"

#define HEADER "council,service,channel,year,volume,avoidable\n"

static void rows_become_typed_records_in_order(void **state)
{
	struct reading *reading = reading_of(*state, &activity_shape, &as_case,
					     HEADER "Ambridge,Refuse,telephone,2007-08,\"40,000\","
						    "30%\nAmbridge,Refuse,web,Mar-2008,5000,\n");
	const struct value *values = reading->records[0].values;

	assert_rows(reading, 2, 2, 0);
	assert_amounts(reading, 45000, 45000, 0);
	assert_int_equal(reading->records[0].line, 2);
	assert_int_equal(reading->records[1].line, 3);
	assert_string_equal(values[0].text, "Ambridge");
	assert_string_equal(values[2].text, "telephone");
	assert_int_equal(values[3].year.start, 2007);
	assert_int_equal(values[4].count, 40000);
	assert_int_equal(values[5].share.billionths, 300000000);
	assert_int_equal(values[6].kind, VALUE_NONE); /* no such column */
	assert_true(reading->has_column[5]);
	assert_false(reading->has_column[6]);
	assert_int_equal(reading->records[1].values[5].kind, VALUE_NONE); /* an empty cell */
	assert_int_equal(reading->records[1].values[3].month, 3);
}

/*
 * One fault a row, and the two of line 12; lines counted by hand: line 5 is
 * blank, the row of line 6 goes on over line 7, and line 10 has nothing in its cells.
 */
static void ten_faults_give_ten_located_messages(void **state)
{
	struct fixture *fixture = *state;
	static const char *const expected[] = {
	    "file.csv:2: volume: '1,2O4' is not a whole number; write one in digits, such as "
	    "1200",
	    "file.csv:3: volume: '-5' is below zero; write 5, if its sign is a slip; if it takes "
	    "contacts back, take them off the row that has them",
	    "file.csv:4: year: '31/02/2008' is not a date, since February 2008 has 29 days; write "
	    "2008-02-29 if its last day is meant",
	    "file.csv:6: avoidable: '30' is not from 0% to 100%; write 30% or 0.30",
	    "file.csv:8: council: is empty, and is needed in every row; fill it in, or "
	    "take the row out",
	    "file.csv:9: volume: 'ND' means missing, which is not zero; give a value or take the "
	    "row "
	    "out",
	    "file.csv:11: has 7 cells where the header has 6; put a cell that holds a comma in "
	    "quotes, or take out the cell that is too many",
	    "file.csv:12: channel: is empty, and is needed in every row; fill it in, or "
	    "take the row out",
	    "file.csv:12: volume: '2.5' is not a whole number; write one in digits, such as 1200",
	    "file.csv:13: has 3 cells where the header has 6; give it all its cells, "
	    "empty ones too",
	    "file.csv:14: has text before or after a quoted part of a cell; put quotes around the "
	    "whole cell and double the quotes inside it",
	    "file.csv:10: 1 row with nothing in its cells left out",
	};

	assert_refused(fixture, &activity_shape, &as_case,
		       HEADER "A,S,web,2007-08,\"1,2O4\",\n"
			      "A,S,web,2007-08,-5,\n"
			      "A,S,web,31/02/2008,5,\n"
			      "\n"
			      "A,\"S\nT\",web,2007-08,5,30\n"
			      ",S,web,2007-08,5,\n"
			      "A,S,web,2007-08,ND,\n"
			      ",,,,,\n"
			      "A,S,web,2007-08,1,234,30%\n"
			      "A,S,,2007-08,2.5,\n"
			      "A,S,web\n"
			      "A,\"S\"T,web,2007-08,5,\n"
			      "A,S,web,2007-08,5,30%\n");
	assert_int_equal(fixture->diagnostics.count, COUNT_OF(expected));
	for (size_t i = 0; i < COUNT_OF(expected); i++)
		assert_message(fixture, i, expected[i]);
}

static void a_row_wider_than_the_header_is_refused_unless_the_rest_is_empty(void **state)
{
	(void)reading_of(*state, &activity_shape, &as_case, HEADER "A,S,web,2007-08,5,30%,,,\n");
	assert_refused(*state, &activity_shape, &as_case, HEADER "A,S,web,2007-08,5,30%,,x\n");
	assert_said(*state, "file.csv:2: has 8 cells where the header has 6");
}

/* Spreadsheets end every row, the header too, with the same empty cells, or do not. */
static void empty_cells_at_the_headers_end_count_for_nothing(void **state)
{
	struct reading *reading =
	    reading_of(*state, &activity_shape, &as_case,
		       "council,service,channel,year,volume,,\nA,S,web,2007-08,5,,\n"
		       "A,S,web,2007-08,6\n");

	assert_amounts(reading, 11, 11, 0);
}

static void comments_are_no_rows(void **state)
{
	struct reading *reading =
	    reading_of(*state, &activity_shape, &as_case,
		       "# Made for \"this\" test; nothing, else, here; at all\n\n" HEADER
		       "#A,S,web,2007-08,5,\n\"# quoted, by a spreadsheet\",,,,,\n"
		       "A,S,web,2007-08,6,\n");

	assert_rows(reading, 1, 1, 0);
	assert_amounts(reading, 6, 6, 0);
	assert_int_equal(reading->records[0].line, 6);
}

/* Line 1 is two lines' worth of comment below a mark; the rest as the line end has it. */
static void lines_are_counted_the_same_under_every_line_end(void **state)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		const char *e = ends[i];

		fixture->diagnostics.count = 0;
		assert_refused(fixture, &activity_shape, &as_case,
			       arena_format(fixture->arena,
					    "\357\273\277# x%scouncil,service,channel,year,volume%s"
					    "A,\"S%sT%sU\",web,2007-08,5%s%s%sA,S,web,2007-08,x%s"
					    "A,S,web,2007-08,y",
					    e, e, e, e, e, e, e, e));
		/* 1 comment, 2 header, 3 to 5 one row, 6 and 7 blank, 8, 9. */
		assert_int_equal(fixture->diagnostics.count, 2);
		assert_message(fixture, 0,
			       "file.csv:8: volume: 'x' is not a whole number; write one in "
			       "digits, such as 1200");
		assert_message(fixture, 1,
			       "file.csv:9: volume: 'y' is not a whole number; write one in "
			       "digits, such as 1200");
	}
}

/* A name such as `#1 desk` is quoted by whoever writes it; a comment is not, or stands alone. */
static void a_quoted_hash_with_cells_behind_it_begins_a_row(void **state)
{
	struct reading *reading =
	    reading_of(*state, &costs_shape, &as_case,
		       "\"# a comment, quoted for its commas\"\nitem,kind,year,amount,source\n"
		       "\"#1 desk\",investment,2008-09,10,me\n\"#2 desk\",running,2008-09,5,me\n"
		       "#3 desk,running,2008-09,5,me\n");

	assert_rows(reading, 2, 2, 0);
	assert_amounts(reading, 150000, 150000, 0);
	assert_string_equal(reading->records[0].values[0].text, "#1 desk");
	assert_message(*state, 0,
		       "file.csv:3: 2 rows begin with a # in quotes, so they count as rows; take "
		       "the quotes off if it is a comment");
}

static void where_all_is_quoted_a_hash_may_be_either_and_is_refused(void **state)
{
	assert_refused(*state, &costs_shape, &as_case,
		       "\"item\",\"kind\",\"year\",\"amount\",\"source\"\n"
		       "\"#1 desk\",\"running\",\"2008-09\",\"5\",\"me\"\n");
	assert_said(*state, "file.csv:2: begins with '#1 desk' in quotes, as all cells of this "
			    "file are, so it may be a row or a comment");
}

/* Below its header, whatever the line ends, and by the reader's own rule of what a comment is. */
static void a_file_has_rows_where_the_reader_finds_some(void **state)
{
	static const struct {
		const char *text;
		bool has_rows;
	} files[] = {
	    {"", false},
	    {"# nothing\n", false},
	    {"a,b\n", false},
	    {"a,b\n#1,2\n", false},
	    {"a,b\n\"#1\",\n", false},
	    {"a,b\n\"#1\",2\n", true},
	    {"a,b\n1,2\n", true},
	    {"# x\ra,b\r1,2\r", true},
	    {"# x\ra,b\r", false},
	    {"\"a\nb\",c\n", false},
	    {"1,2\n", true},        /* no header */
	    {"a,\"b\n1,2\n", true}, /* a fault to tell */
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(files); i++)
		assert_int_equal(
		    sheet_has_rows(source_of(fixture, files[i].text), 0, fixture->arena),
		    files[i].has_rows);
}

static void an_unclosed_quote_is_told_of_where_it_opens(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(fixture, &activity_shape, &as_case,
		       HEADER "A,S,web,2007-08,5,\nA,\"S,web,2007-08,5,\nA,S,web,2007-08,x,\n");
	assert_int_equal(fixture->diagnostics.count, 2);
	assert_message(fixture, 0, "file.csv:3: opens a quote that is never closed");
	assert_message(
	    fixture, 1,
	    "file.csv:4: volume: 'x' is not a whole number; write one in digits, such as 1200");
}

/* Not the next row in its place, with messages that mislead. */
static void a_faulty_header_is_the_fault_that_is_told(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(fixture, &activity_shape, &as_case,
		       "\n\"council\"x,service,channel,year,volume\nA,S,web,2007-08,5\n");
	assert_int_equal(fixture->diagnostics.count, 1);
	assert_said(fixture, "file.csv:2: has text before or after a quoted part of a cell");
}

static void nothing_to_use_is_refused(void **state)
{
	static const char *const texts[] = {"", "\n\n", "# only a note\n", "\"# quoted\"\n"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_refused(fixture, &activity_shape, &as_case, texts[i]);
	assert_message(fixture, 0, "file.csv: is empty; activity has a header and rows");
	assert_message(fixture, 3, "file.csv: is empty; activity has a header and rows");
	assert_refused(fixture, &activity_shape, &as_case, HEADER);
	assert_message(fixture, 4,
		       "file.csv: has a header of activity but no row that can be used; write your "
		       "rows below it");
}

/* 2^63 - 1 is the most; one more is too much. */
static void amounts_past_counting_are_refused_once(void **state)
{
	struct fixture *fixture = *state;

	(void)reading_of(fixture, &activity_shape, &as_case,
			 "council,service,channel,year,volume\n"
			 "A,S,web,2007-08,9223372036854775807\nA,S,web,2007-08,0\n");

	/* So large a number is told of as one that reads like somebody's. */
	const size_t n_told = fixture->diagnostics.count;

	assert_refused(fixture, &activity_shape, &as_case,
		       "council,service,channel,year,volume\n"
		       "A,S,web,2007-08,9223372036854775807\nA,S,web,2007-08,1\n"
		       "A,S,post,2007-08,9223372036854775807\n");
	assert_int_equal(fixture->diagnostics.count, n_told + 1);
	assert_message(
	    fixture, n_told,
	    "file.csv:3: with this row the contacts add up to more than can be counted; is "
	    "there a code or a telephone number among them?");
}

/* Then no part of them can either, whatever cancels out. */
static void amounts_that_cancel_out_past_counting_are_refused_too(void **state)
{
	assert_refused(*state, &spend_shape, &as_case,
		       "council,category,year,spend\nA,B,2007-08,900000000000000\n"
		       "A,B,2007-08,-900000000000000\n");
	assert_message(
	    *state, 0,
	    "file.csv:3: with this row the pounds add up to more than can be counted; is there "
	    "a code or a telephone number among them?");
}

static void a_constant_serves_where_there_is_no_column(void **state)
{
	const struct reading_options options = {.constant = "Borchester"};
	struct reading *reading = reading_of(*state, &activity_shape, &options,
					     "service,channel,year,volume\nS,web,2007-08,5\n");

	assert_string_equal(reading->records[0].values[0].text, "Borchester");
	assert_false(reading->has_column[0]);
	reading = reading_of(*state, &activity_shape, &options,
			     "council,service,channel,year,volume\nA,S,web,2007-08,5\n");
	assert_string_equal(reading->records[0].values[0].text, "A");
}

/* `to` of strategies: the column must be there, its cells may be empty. */
static void a_column_that_must_be_there_may_hold_empty_cells(void **state)
{
	struct reading *reading =
	    reading_of(*state, &strategies_shape, &as_case,
		       "strategy,action,service,channel,to,year,value,source\n"
		       "x,avoid,*,*,,year 1,10%,me\n");

	assert_int_equal(reading->records[0].values[4].kind, VALUE_NONE);
	assert_refused(*state, &strategies_shape, &as_case,
		       "strategy,action,service,channel,year,value,source\n"
		       "x,avoid,*,*,year 1,10%,me\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(rows_become_typed_records_in_order),
	    TEST(ten_faults_give_ten_located_messages),
	    TEST(a_row_wider_than_the_header_is_refused_unless_the_rest_is_empty),
	    TEST(empty_cells_at_the_headers_end_count_for_nothing),
	    TEST(comments_are_no_rows),
	    TEST(lines_are_counted_the_same_under_every_line_end),
	    TEST(a_quoted_hash_with_cells_behind_it_begins_a_row),
	    TEST(where_all_is_quoted_a_hash_may_be_either_and_is_refused),
	    TEST(a_file_has_rows_where_the_reader_finds_some),
	    TEST(an_unclosed_quote_is_told_of_where_it_opens),
	    TEST(a_faulty_header_is_the_fault_that_is_told),
	    TEST(nothing_to_use_is_refused),
	    TEST(amounts_past_counting_are_refused_once),
	    TEST(amounts_that_cancel_out_past_counting_are_refused_too),
	    TEST(a_constant_serves_where_there_is_no_column),
	    TEST(a_column_that_must_be_there_may_hold_empty_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
