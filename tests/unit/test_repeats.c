/* Rows that stand twice: their digests, and what is counted of them. */
#include "fixture.h"

#include "engine_file.h"
#include "model/shapes.h"
#include "reading/sheet.h"
#include "reading/digest.h"
#include "tally/repeats.h"

#define MOST_MARKS 16

struct marked {
	struct engine_mark marks[MOST_MARKS];
	size_t n;
};

static bool keep_marks(void *data, const struct engine_mark *marks, size_t n, int64_t bytes)
{
	struct marked *marked = data;

	assert_true(bytes > 0);
	for (size_t i = 0; i < n; i++) {
		assert_true(marked->n < MOST_MARKS);
		marked->marks[marked->n++] = marks[i];
	}
	return true;
}

/* Lines 2 to 4 and 9 mean the same; 5 has another day, 6 another supplier, 7 opens on two lines. */
static const char rows[] = "Leeds,Roads,01/04/2008,1.50\n"
			   "\"Leeds\", Roads\t,2008-04-01,\"1.50\"\n"
			   "Leeds,\302\240Roads,1 Apr 2008,1.5\n"
			   "Leeds,Roads,02/04/2008,1.50\n"
			   "Leed,sRoads,01/04/2008,1.50\n"
			   "Leeds,\"Roads\nand \"\"more\"\"\",01/04/2008,1.50\n"
			   "Leeds,Roads,01/04/2008,1.50\r\n"
			   "Leeds,,2008-09,1.50";

static void assert_marks(struct fixture *fixture, const struct marked *marked)
{
	const struct digest_columns columns = {.date = 2, .amount = 3};
	const struct source source = {.text = rows, .length = sizeof rows - 1};
	struct sheet sheet;

	sheet_read(&sheet, &source, ',', false, fixture->arena);
	assert_int_equal(sheet.n_rows, 8);
	/* All but the last, whose supplier is missing. */
	assert_int_equal(marked->n, 7);
	for (size_t i = 0; i < marked->n; i++) {
		assert_int_equal(marked->marks[i].line, sheet.rows[i].line + 1);
		assert_int_equal(marked->marks[i].amount, 15000);
		assert_true(marked->marks[i].digest == digest_of_row(&sheet.rows[i], &columns));
		for (size_t j = 0; j < i; j++)
			assert_true((marked->marks[i].digest == marked->marks[j].digest) ==
				    ((i < 3 || i == 6) && j < 3));
	}
}

static void marks_are_of_what_a_row_means_in_both_engines_and_by_itself(void **state)
{
	static const size_t sizes[] = {1, 7, 64, 0};

	for (int n = 1; n <= 3; n++)
		for (size_t i = 0; i < 2 * COUNT_OF(sizes); i++) {
			struct engine_options options = {
			    .is_plain = i % 2 != 0, .n_threads = n, .piece_size = sizes[i / 2]};
			struct engine_layout layout = engine_ledger;
			struct engine_file file = {.bytes = rows, .length = sizeof rows - 1};
			struct marked marked = {0};
			int64_t count, amount;

			layout.marks = keep_marks;
			layout.marks_data = &marked;
			file.engine = engine_new(2, 0, 0, &options);
			assert_int_equal(engine_file_add(&file, &layout, &count, &amount),
					 ENGINE_DONE);
			assert_marks(*state, &marked);
			engine_free(file.engine);
		}
}

static const char *said(const struct fixture *fixture, size_t i)
{
	assert_true(i < fixture->diagnostics.count);
	return fixture->diagnostics.items[i].message;
}

/* Three rows alike of £2: whatever order they come in, line 7 is the first with one above, 4. */
static void the_first_of_them_is_told_in_whatever_order_they_come(void **state)
{
	static const int64_t orders[][3] = {{4, 7, 9}, {9, 7, 4}, {7, 9, 4},
					    {9, 4, 7}, {4, 9, 7}, {7, 4, 9}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(orders); i++) {
		struct repeats *repeats = repeats_new(REPEATS_MOST, fixture->arena);

		repeats_begin(repeats, "july.csv", 3);
		for (size_t j = 0; j < 3; j++)
			repeats_see(repeats, 77, orders[i][j], 20000);
		repeats_see(repeats, 78, 12, 20000);
		repeats_end(repeats, &spend_shape, true, &fixture->diagnostics);
		assert_int_equal(fixture->diagnostics.items[i].place.line, 7);
		assert_string_equal(
		    said(fixture, i),
		    "2 rows (£4.00 in all) agree with a row above in every cell, the first with "
		    "line 4; they are counted: remove any that are repeated by mistake");
	}
}

/* Of three files the third is told of the second; what was begun and not ended is forgotten. */
static void rows_of_an_earlier_file_are_told_once_with_the_last_that_has_them(void **state)
{
	struct fixture *fixture = *state;
	struct repeats *repeats = repeats_new(REPEATS_MOST, fixture->arena);

	repeats_begin(repeats, "a.csv", 10);
	repeats_see(repeats, 1, 2, 10000);
	repeats_end(repeats, &spend_shape, true, &fixture->diagnostics);
	repeats_begin(repeats, "b.csv", 10);
	repeats_see(repeats, 5, 2, 10000); /* of a reading that is done again */
	repeats_begin(repeats, "b.csv", 10);
	repeats_see(repeats, 5, 2, 10000);
	repeats_see(repeats, 1, 3, 10000);
	repeats_end(repeats, &spend_shape, true, &fixture->diagnostics);
	repeats_begin(repeats, "c.csv", 10);
	repeats_see(repeats, 1, 8, 10000);
	repeats_see(repeats, 1, 9, 10000);
	repeats_end(repeats, &spend_shape, true, &fixture->diagnostics);
	assert_int_equal(fixture->diagnostics.count, 3);
	assert_string_equal(
	    said(fixture, 0),
	    "1 row (£1.00 in all) agrees in every cell with one of a.csv, the first "
	    "with line 2, and is counted in both files: give only one of them where "
	    "one repeats or revises the other");
	assert_string_equal(
	    said(fixture, 1),
	    "1 row (£1.00 in all) agrees in every cell with one of b.csv, the first "
	    "with line 3, and is counted in both files: give only one of them where "
	    "one repeats or revises the other");
	assert_int_equal(fixture->diagnostics.items[1].place.line, 8);
	assert_string_equal(said(fixture, 2),
			    "1 row (£1.00 in all) agrees with a row above in every cell, the first "
			    "with line 8; it is counted: remove any that are repeated by mistake");
}

/* Far more than were expected: 5,000 rows, each twice. */
static void room_grows_with_the_rows(void **state)
{
	struct fixture *fixture = *state;
	struct repeats *repeats = repeats_new(REPEATS_MOST, fixture->arena);

	repeats_begin(repeats, "a.csv", 1);
	for (int64_t line = 2; line < 10002; line++)
		repeats_see(repeats, (uint64_t)(line / 2) * DIGEST_START, line, 1);
	repeats_end(repeats, &spend_shape, false, &fixture->diagnostics);
	assert_string_equal(
	    said(fixture, 0),
	    "5,000 rows agree with a row above in every cell, the first with line 2; they are "
	    "counted: remove any that are repeated by mistake");
}

static void where_there_is_no_room_that_is_said(void **state)
{
	struct fixture *fixture = *state;
	struct repeats *repeats = repeats_new(2, fixture->arena);

	repeats_begin(repeats, "a.csv", 100);
	for (uint64_t i = 0; i < 5; i++)
		repeats_see(repeats, (i + 1) * DIGEST_START, (int64_t)i + 2, 1);
	repeats_end(repeats, &spend_shape, true, &fixture->diagnostics);
	assert_string_equal(said(fixture, 0), "repeated rows were looked for in a part of its rows "
					      "only: there are too many of them");
	repeats_begin(repeats, "b.csv", 100);
	repeats_see(repeats, 2 * DIGEST_START, 2, 1);
	repeats_see(repeats, 9 * DIGEST_START, 3, 1);
	repeats_end(repeats, &spend_shape, false, &fixture->diagnostics);
	assert_non_null(strstr(said(fixture, 1), "agrees in every cell with one of a.csv"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(marks_are_of_what_a_row_means_in_both_engines_and_by_itself),
	    TEST(the_first_of_them_is_told_in_whatever_order_they_come),
	    TEST(rows_of_an_earlier_file_are_told_once_with_the_last_that_has_them),
	    TEST(room_grows_with_the_rows),
	    TEST(where_there_is_no_room_that_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
