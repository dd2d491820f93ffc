/* What an engine makes of rows: groups and their order, odd rows, several files, and what ends a
 * run. */
#include "engine_file.h"

#include <errno.h>

static void rows_of_the_same_keys_and_year_are_one_group(void **state)
{
	(void)state;
	/* 31 March 2009 is of 2008-09, 1 April of 2009-10; £1.50 + £2 = 35,000 hundredths. */
	assert_found("Leeds,Roads,2008-04-01,1.50\nLeeds,Roads,31/03/2009,2\n"
		     "Leeds,Roads,2009-04-01,-0.0001\nLeeds,Parks,2008-09,\"1,000\"\n",
		     &engine_ledger,
		     "2008 Leeds Parks 1 10000000;2008 Leeds Roads 2 35000;2009 Leeds Roads 1 -1;",
		     "");
}

static void groups_come_in_order_of_year_and_then_of_their_bytes(void **state)
{
	(void)state;
	/* Capitals before small letters, and a text before a longer one. */
	assert_found("b,x,2009-10,1\na,y,2009-10,1\nB,x,2009-10,1\na,x,2008-09,1\nbb,x,2008-09,1\n"
		     "b,z,2008-09,1\n",
		     &engine_ledger,
		     "2008 a x 1 10000;2008 b z 1 10000;2008 bb x 1 10000;"
		     "2009 B x 1 10000;2009 a y 1 10000;2009 b x 1 10000;",
		     "");
}

static void odd_rows_come_in_order_with_line_and_sums_before_them(void **state)
{
	(void)state;
	/* The file's line 2 is the first; blank lines and quoted newlines count. */
	assert_found("L,R,2008-09,1\n\n  L,,2008-09,2\nL,\"R\nS\",2008-09,3\nL,R,never,4\r\n"
		     "Total,,,4\nL,R\nL,R,2008-09,5,,\nL,R,2008-09,6,,x\nL,R,2008-09,much",
		     &engine_ledger, "2008 L R 1 10000;2008 L R\nS 1 30000;",
		     "4:1:10000:  L,,2008-09,2;7:2:40000:L,R,never,4;8:2:40000:Total,,,4;"
		     "9:2:40000:L,R;10:2:40000:L,R,2008-09,5,,;11:2:40000:L,R,2008-09,6,,x;"
		     "12:2:40000:L,R,2008-09,much;");
}

/* Cells that the header has no name for are of a regular row, as long as they are empty. */
static void delimiters_behind_all_rows_are_regular(void **state)
{
	struct engine_layout layout = engine_ledger;

	(void)state;
	layout.n_cells = 6;
	layout.n_unnamed = 2;
	assert_found("L,R,2008-09,1,,\nL,R,2008-09,2,\"\",\"\"\nL,R,2008-09,4,,x\nL,R,2008-09,8,\n"
		     "L,R,2008-09,16,x,\n",
		     &layout, "2008 L R 2 30000;",
		     "4:2:30000:L,R,2008-09,4,,x;5:2:30000:L,R,2008-09,8,;"
		     "6:2:30000:L,R,2008-09,16,x,;");
}

/* Where a key may be missing, a row without it is as good as any. */
static void a_key_that_may_be_missing_makes_no_row_odd(void **state)
{
	struct engine_layout layout = engine_ledger;

	(void)state;
	layout.missing_keys = 2; /* the second */
	assert_found("L,R,2008-09,1\nL,,2008-09,2\n,R,2008-09,4\nL,N/A,2008-09,8\n"
		     "L,Total,2008-09,16\n",
		     &layout, "2008 L  1 20000;2008 L N/A 1 80000;2008 L R 1 10000;",
		     "4:2:30000:,R,2008-09,4;6:3:110000:L,Total,2008-09,16;");
}

static bool is_void(const void *data, const char *text, size_t length)
{
	const char *word = data;

	return length == strlen(word) && memcmp(text, word, length) == 0;
}

/* Blanks at its ends left out; texts that begin and end alike are told apart by what is between. */
static void a_row_is_odd_by_a_cell_that_is_watched(void **state)
{
	struct engine_layout layout = engine_ledger;

	(void)state;
	layout.n_cells = 5;
	layout.n_watches = 1;
	layout.watches[0] = (struct engine_watch){4, is_void, "cancelled by the payee"};
	assert_found(
	    "L,R,2008-09,1,cancelled by all payees\nL,R,2008-09,2,cancelled by the payee\n"
	    "L,R,2008-09,4,\nL,R,2008-09,8,\" cancelled by the payee \"\n"
	    "L,R,2008-09,16,cancelled by one payee\nL,R,2008-09,32,cancelled by the payee\n"
	    "L,R,2008-09,64,cancelled by all payees\n",
	    &layout, "2008 L R 4 850000;",
	    "3:1:10000:L,R,2008-09,2,cancelled by the payee;"
	    "5:2:50000:L,R,2008-09,8,\" cancelled by the payee \";"
	    "7:3:210000:L,R,2008-09,32,cancelled by the payee;");
}

static void rows_are_counted_where_there_is_no_amount(void **state)
{
	struct engine_layout rows = {.delimiter = '\t',
				     .n_cells = 2,
				     .n_keys = 1,
				     .keys = {1},
				     .date = -1,
				     .year = {2010},
				     .amount = -1};

	(void)state;
	assert_found("1\tweb\n2\tpost\n3\tweb\n \t\n", &rows, "2010 post 1 1;2010 web 2 2;",
		     "5:3:3: \t;");
}

static void a_row_used_after_all_keeps_its_keys_whatever_they_say(void **state)
{
	struct engine_options options = {.n_threads = 2};
	const char *bytes = "Total,,2008-09,1\nL,R,2008-09,2\nTotal,,2008-09,1\n";
	struct engine_file file = {.bytes = bytes, .length = strlen(bytes), .uses_odd = true};
	int64_t rows, amount;
	char found[256];

	(void)state;
	file.engine = engine_new(2, 0, 0, &options);
	assert_int_equal(engine_file_add(&file, &engine_ledger, &rows, &amount), ENGINE_DONE);
	/* Not in the file's sums: the caller adds what it adds. */
	assert_int_equal(rows, 1);
	assert_int_equal(amount, 20000);
	engine_file_list(file.engine, 2, found, sizeof found);
	assert_string_equal(found, "2007 Total  2 10;2008 L R 1 20000;");
	engine_free(file.engine);
}

/* Of the same file: the months of a year are one group again, in the order of the keys. */
static void a_group_has_the_months_of_its_own_rows_where_that_is_asked(void **state)
{
	const char *bytes =
	    "M,R,01/05/2008,1\nL,R,01/06/2008,2\nM,R,31/03/2009,4\nM,R,01/04/2009,8\n";

	(void)state;
	for (int by_month = 0; by_month < 2; by_month++) {
		struct engine_options options = {.n_threads = 2, .by_month = by_month == 1};
		struct engine_file file = {.bytes = bytes, .length = strlen(bytes)};
		int64_t rows, amount;
		char found[256];
		size_t count;

		file.engine = engine_new(2, 0, 0, &options);
		assert_int_equal(engine_file_add(&file, &engine_ledger, &rows, &amount),
				 ENGINE_DONE);
		engine_file_list(file.engine, 2, found, sizeof found);
		assert_string_equal(found, "2008 L R 1 20000;2008 M R 2 50000;2009 M R 1 80000;");
		const struct engine_group *groups = engine_groups(file.engine, &count);

		assert_int_equal(groups[0].year.months,
				 by_month ? 1 << 6 : 1 << 5 | 1 << 6 | 1 << 3);
		assert_int_equal(groups[1].year.months,
				 by_month ? 1 << 5 | 1 << 3 : 1 << 5 | 1 << 6 | 1 << 3);
		assert_int_equal(groups[2].year.months, 1 << 4);
		engine_free(file.engine);
	}
}

static void files_with_other_layouts_add_up_in_one_run(void **state)
{
	struct engine_options options = {.n_threads = 2};
	struct engine_layout other = {.delimiter = ';',
				      .n_cells = 3,
				      .n_keys = 2,
				      .keys = {2, 1},
				      .date = -1,
				      .year = {2008},
				      .amount = 0,
				      .is_money = true};
	struct engine_file first = {.bytes = "L,R,2008-09,1\n", .length = 14};
	struct engine_file second = {.bytes = "2;R;L\n3;R;M\n", .length = 12};
	int64_t rows, amount;
	char found[256];

	(void)state;
	first.engine = second.engine = engine_new(2, 0, 0, &options);
	assert_int_equal(engine_file_add(&first, &engine_ledger, &rows, &amount), ENGINE_DONE);
	engine_file_list(first.engine, 2, found, sizeof found);
	assert_string_equal(found, "2008 L R 1 10000;");
	assert_int_equal(engine_file_add(&second, &other, &rows, &amount), ENGINE_DONE);
	assert_int_equal(rows, 2);
	assert_int_equal(amount, 50000);
	engine_file_list(first.engine, 2, found, sizeof found);
	assert_string_equal(found, "2008 L R 2 30000;2008 M R 1 30000;");
	engine_free(first.engine);
}

static enum engine_status status_of(struct engine_file *file)
{
	struct engine_options options = {.n_threads = 2, .piece_size = 8};
	int64_t rows, amount;

	file->length = strlen(file->bytes);
	file->engine = engine_new(2, 0, 0, &options);

	enum engine_status status = engine_file_add(file, &engine_ledger, &rows, &amount);
	int error = errno;

	engine_free(file->engine);
	errno = error;
	return status;
}

static void what_ends_a_run_is_told(void **state)
{
	/* 2^63 hundredths of a penny is one more than fits. */
	struct engine_file large = {.bytes =
					"L,R,2008-09,922337203685477.5807\nL,R,2008-09,0.0001\n"};
	struct engine_file least = {.bytes = "L,R,2008-09,922337203685477.5807\nL,R,2008-09,0\n"};
	struct engine_file broken = {.bytes = "L,R,2008-09,1\nL,R,2008-09,1\n", .fails_at = 9};
	struct engine_file stopped = {.bytes = "L,R,never,1\nL,R,2008-09,1\n",
				      .stops_at_odd = true};

	(void)state;
	assert_int_equal(status_of(&large), ENGINE_OUT_OF_RANGE);
	assert_int_equal(status_of(&least), ENGINE_DONE);
	assert_int_equal(status_of(&broken), ENGINE_UNREADABLE);
	assert_int_equal(errno, EIO);
	assert_int_equal(status_of(&stopped), ENGINE_STOPPED);
}

/* Thousands of groups: beyond what an array holds, through growing dictionaries. */
static void many_groups_add_up_to_the_same_sums(void **state)
{
	enum { N = 20000 };
	size_t size = (size_t)N * 48, length = 0;
	char *bytes = malloc(size);
	int64_t expected = 0;
	uint64_t seed = 5;

	(void)state;
	assert_non_null(bytes);
	for (int i = 0; i < N; i++) {
		unsigned pounds = (unsigned)(random_next(&seed) % 1000);
		unsigned key = (unsigned)(random_next(&seed) % 3000);
		unsigned other = (unsigned)(random_next(&seed) % 3000);

		length += (size_t)snprintf(bytes + length, size - length,
					   i % 9 == 0 ? "\"k%u\",s%u,2008-09,%u\n"
						      : "k%u,s%u,2008-09,%u\n",
					   key, other, pounds);
		expected += pounds * 10000;
	}
	for (int n = 1; n <= 8; n *= 2) {
		struct engine_options options = {.n_threads = n, .piece_size = 3000};
		struct engine_file file = {.bytes = bytes, .length = length};
		int64_t rows, amount, sum = 0, group_rows = 0;
		size_t count;

		file.engine = engine_new(2, 0, 0, &options);
		assert_int_equal(engine_file_add(&file, &engine_ledger, &rows, &amount),
				 ENGINE_DONE);
		assert_int_equal(rows, N);
		assert_int_equal(amount, expected);

		const struct engine_group *groups = engine_groups(file.engine, &count);

		for (size_t i = 0; i < count; i++) {
			sum += groups[i].amount;
			group_rows += groups[i].rows;
			if (i == 0)
				continue;
			int order = strcmp(engine_key(file.engine, 0, groups[i - 1].keys[0]),
					   engine_key(file.engine, 0, groups[i].keys[0]));

			if (order == 0)
				order = strcmp(engine_key(file.engine, 1, groups[i - 1].keys[1]),
					       engine_key(file.engine, 1, groups[i].keys[1]));
			assert_true(order < 0);
		}
		assert_int_equal(sum, expected);
		assert_int_equal(group_rows, N);
		engine_free(file.engine);
	}
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_of_the_same_keys_and_year_are_one_group),
	    cmocka_unit_test(groups_come_in_order_of_year_and_then_of_their_bytes),
	    cmocka_unit_test(odd_rows_come_in_order_with_line_and_sums_before_them),
	    cmocka_unit_test(delimiters_behind_all_rows_are_regular),
	    cmocka_unit_test(a_key_that_may_be_missing_makes_no_row_odd),
	    cmocka_unit_test(a_row_is_odd_by_a_cell_that_is_watched),
	    cmocka_unit_test(rows_are_counted_where_there_is_no_amount),
	    cmocka_unit_test(a_row_used_after_all_keeps_its_keys_whatever_they_say),
	    cmocka_unit_test(a_group_has_the_months_of_its_own_rows_where_that_is_asked),
	    cmocka_unit_test(files_with_other_layouts_add_up_in_one_run),
	    cmocka_unit_test(what_ends_a_run_is_told),
	    cmocka_unit_test(many_groups_add_up_to_the_same_sums),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
