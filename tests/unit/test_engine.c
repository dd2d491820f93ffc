#include "unit.h"

#include <errno.h>

#include "tally/engine.h"

/* A file in memory, and what an engine finds in it. */
struct file {
	const char *bytes;
	size_t length, at, fails_at; /* fails_at: 0, or reading fails there */
	struct engine *engine;
	bool uses_odd, stops_at_odd;
	char odds[512]; /* `line:rows:amount:bytes;` of each odd row */
};

static const struct engine_layout ledger = {.delimiter = ',',
					    .n_cells = 4,
					    .n_keys = 2,
					    .keys = {0, 1},
					    .date = 2,
					    .amount = 3,
					    .is_money = true};

static int64_t read_file(void *data, char *bytes, size_t size)
{
	struct file *file = data;
	size_t left = file->length - file->at;

	if (file->fails_at != 0 && file->at >= file->fails_at) {
		errno = EIO;
		return -1;
	}
	size = size < left ? size : left;
	memcpy(bytes, file->bytes + file->at, size);
	file->at += size;
	return (int64_t)size;
}

static bool keep_odd(void *data, const struct engine_odd *odd)
{
	static const char *const keys[] = {"Total", ""};
	struct file *file = data;
	size_t used = strlen(file->odds);

	snprintf(file->odds + used, sizeof file->odds - used, "%d:%d:%d:%.*s;", (int)odd->line,
		 (int)odd->rows_before, (int)odd->amount_before, (int)odd->length, odd->bytes);
	if (file->uses_odd)
		assert_int_equal(engine_add_row(file->engine, keys, (struct year){2007}, 5),
				 ENGINE_DONE);
	return !file->stops_at_odd;
}

static enum engine_status add(struct file *file, const struct engine_layout *layout, int64_t *rows,
			      int64_t *amount)
{
	struct engine_input input = {.read = read_file, .data = file, .line = 2};

	return engine_add(file->engine, &input, layout, keep_odd, file, rows, amount);
}

/* Groups as `year key key rows amount;` in their order. */
static void list(struct engine *engine, size_t n_keys, char *text, size_t size)
{
	size_t count;
	const struct engine_group *groups = engine_groups(engine, &count);

	assert_non_null(groups);
	*text = '\0';
	for (size_t i = 0; i < count; i++) {
		size_t used = strlen(text);

		used += (size_t)snprintf(text + used, size - used, "%d", groups[i].year.start);
		for (size_t key = 0; key < n_keys; key++)
			used += (size_t)snprintf(text + used, size - used, " %s",
						 engine_key(engine, key, groups[i].keys[key]));
		snprintf(text + used, size - used, " %d %d;", (int)groups[i].rows,
			 (int)groups[i].amount);
	}
}

/* Both engines, any pieces and 1 to 8 threads must find these. */
static void expect(const char *bytes, const struct engine_layout *layout, const char *groups,
		   const char *odds)
{
	static const size_t sizes[] = {1, 7, 64, 4096, 0};
	char found[4096];

	for (int n = 1; n <= 8; n++) {
		for (size_t i = 0; i < 2 * COUNT_OF(sizes); i++) {
			struct engine_options options = {
			    .is_plain = i % 2 != 0, .n_threads = n, .piece_size = sizes[i / 2]};
			struct file file = {.bytes = bytes, .length = strlen(bytes)};
			int64_t rows, amount;

			file.engine = engine_new(layout->n_keys, layout->money_keys, &options);
			assert_non_null(file.engine);
			assert_int_equal(add(&file, layout, &rows, &amount), ENGINE_DONE);
			list(file.engine, layout->n_keys, found, sizeof found);
			assert_string_equal(found, groups);
			assert_string_equal(file.odds, odds);
			engine_free(file.engine);
		}
	}
}

/* Whatever the form of date, also where the row's amount cannot be read; not of a year alone. */
static void a_years_months_are_those_of_its_dates(void **state)
{
	static const char bytes[] = "Leeds,Roads,2008-04-01,1.50\nLeeds,Parks,31/03/2009,2\n"
				    "Leeds,Roads,1 Dec 2008,x\nLeeds,Roads,02/04/2009 10:15:00,2\n"
				    "Leeds,Roads,2010-11,2\n,Roads,05/05/2008,2\n";
	static const unsigned months[] = {1u << 4 | 1u << 12 | 1u << 3, 1u << 4, 1u << 0};

	(void)state;
	for (int n = 1; n <= 8; n++) {
		struct engine_options options = {.n_threads = n, .piece_size = n < 5 ? 7 : 0};
		struct file file = {.bytes = bytes, .length = strlen(bytes)};
		int64_t rows, amount;
		size_t count;

		file.engine = engine_new(ledger.n_keys, 0, &options);
		assert_non_null(file.engine);
		assert_int_equal(add(&file, &ledger, &rows, &amount), ENGINE_DONE);
		const struct engine_group *groups = engine_groups(file.engine, &count);

		for (size_t i = 0; i < count; i++)
			assert_int_equal(groups[i].year.months,
					 months[groups[i].year.start - 2008]);
		assert_int_equal(count, 4);
		engine_free(file.engine);
	}
}

static void rows_of_the_same_keys_and_year_are_one_group(void **state)
{
	(void)state;
	/* 31 March 2009 is of 2008-09, 1 April of 2009-10; £1.50 + £2 = 35,000 hundredths. */
	expect("Leeds,Roads,2008-04-01,1.50\nLeeds,Roads,31/03/2009,2\n"
	       "Leeds,Roads,2009-04-01,-0.0001\nLeeds,Parks,2008-09,\"1,000\"\n",
	       &ledger,
	       "2008 Leeds Parks 1 10000000;2008 Leeds Roads 2 35000;2009 Leeds Roads 1 -1;", "");
}

static void groups_come_in_order_of_year_and_then_of_their_bytes(void **state)
{
	(void)state;
	/* Capitals before small letters, and a text before a longer one. */
	expect("b,x,2009-10,1\na,y,2009-10,1\nB,x,2009-10,1\na,x,2008-09,1\nbb,x,2008-09,1\n"
	       "b,z,2008-09,1\n",
	       &ledger,
	       "2008 a x 1 10000;2008 b z 1 10000;2008 bb x 1 10000;"
	       "2009 B x 1 10000;2009 a y 1 10000;2009 b x 1 10000;",
	       "");
}

static void odd_rows_come_in_order_with_line_and_sums_before_them(void **state)
{
	(void)state;
	/* The file's line 2 is the first; blank lines and quoted newlines count. */
	expect("L,R,2008-09,1\n\n  L,,2008-09,2\nL,\"R\nS\",2008-09,3\nL,R,never,4\r\n"
	       "Total,,,4\nL,R\nL,R,2008-09,5,,\nL,R,2008-09,6,,x\nL,R,2008-09,much",
	       &ledger, "2008 L R 2 60000;2008 L R\nS 1 30000;",
	       "4:1:10000:  L,,2008-09,2;7:2:40000:L,R,never,4;8:2:40000:Total,,,4;"
	       "9:2:40000:L,R;11:3:90000:L,R,2008-09,6,,x;12:3:90000:L,R,2008-09,much;");
}

static void blanks_around_unquoted_cells_are_not_theirs(void **state)
{
	(void)state;
	expect(" L\t,\tR ,2008-09 , 1 \n\" L\",\"R\" ,2008-09,1\n", &ledger,
	       "2008  L R 1 10000;2008 L R 1 10000;", "");
}

static void quotes_mean_what_libcsv_says(void **state)
{
	(void)state;
	expect("\"a\"\"b\",\"R, S\",2008-09,1\n\"\"\"\",\"R\" ,2008-09,\"1.50\"\n", &ledger,
	       "2008 \" R 1 15000;2008 a\"b R, S 1 10000;", "");
}

static void cells_in_quotes_are_taken_as_they_stand(void **state)
{
	(void)state;
	/* Blanks, delimiters and nothing at all in quotes; rows longer than a vector; CR LF. */
	expect("\"Leeds City Council\",\" Roads, paths and bridges \",\"2008-04-01\",\"1.50\"\r\n"
	       "Leeds City Council,\" Roads, paths and bridges \",01/05/2008,2,\"\"\r\n"
	       "\"\",\"Roads, paths and bridges, and all that goes with them\",2008-09,3\r\n"
	       "\"York\",\"R\",2008-09,4,\" \"\r\n",
	       &ledger, "2008 Leeds City Council  Roads, paths and bridges  2 35000;",
	       "4:2:35000:\"\",\"Roads, paths and bridges, and all that goes with them\","
	       "2008-09,3;5:2:35000:\"York\",\"R\",2008-09,4,\" \";");
}

static void keys_of_any_length_are_told_apart(void **state)
{
	/* 45 to 49 bytes, twice each, with another last byte. */
	static const char stem[] = "The Worshipful Company of Makers of Long Names Ltd";
	char bytes[2048] = "";

	(void)state;
	for (int length = 45; length <= 49; length++) {
		for (int last = 'p'; last <= 'q'; last++) {
			size_t at = strlen(bytes);

			snprintf(bytes + at, sizeof bytes - at,
				 "%.*s%c,R,2008-09,1\n%.*s%c,R,2008-09,2\n", length - 1, stem, last,
				 length - 1, stem, last);
		}
	}
	/* In the order of their bytes. */
	expect(bytes, &ledger,
	       "2008 The Worshipful Company of Makers of Long Namep R 2 30000;"
	       "2008 The Worshipful Company of Makers of Long Nameq R 2 30000;"
	       "2008 The Worshipful Company of Makers of Long Names Lp R 2 30000;"
	       "2008 The Worshipful Company of Makers of Long Names Lq R 2 30000;"
	       "2008 The Worshipful Company of Makers of Long Names p R 2 30000;"
	       "2008 The Worshipful Company of Makers of Long Names q R 2 30000;"
	       "2008 The Worshipful Company of Makers of Long Namesp R 2 30000;"
	       "2008 The Worshipful Company of Makers of Long Namesq R 2 30000;"
	       "2008 The Worshipful Company of Makers of Long Namp R 2 30000;"
	       "2008 The Worshipful Company of Makers of Long Namq R 2 30000;",
	       "");
}

static void the_29th_of_february_is_a_day_of_leap_years(void **state)
{
	(void)state;
	expect("L,R,2008-02-29,1\nL,R,29/02/2012,2\nL,R,29/02/2009,3\nL,R,2100-02-29,4\n"
	       "L,R,31-04-2008,5\nL,R,2008-13-01,6\nL,R,2199-12-31,7\nL,R,2200-01-01,8\n",
	       &ledger, "2007 L R 1 10000;2011 L R 1 20000;2199 L R 1 70000;",
	       "4:2:30000:L,R,29/02/2009,3;5:2:30000:L,R,2100-02-29,4;"
	       "6:2:30000:L,R,31-04-2008,5;7:2:30000:L,R,2008-13-01,6;"
	       "9:3:100000:L,R,2200-01-01,8;");
}

static void a_stray_quote_makes_its_own_line_odd_only(void **state)
{
	(void)state;
	/* Inside an unquoted cell, behind a closing quote, and one that runs on to the next quote.
	 */
	expect("5\" pipe,R,2008-09,1\nL,R,2008-09,2\n\"a\" b,R,2008-09,3\nL,\"R,2008-09,4\n"
	       "L,R,2008-09,5\n\"L\",R,2008-09,6\n",
	       &ledger, "2008 L R 3 130000;",
	       "2:0:0:5\" pipe,R,2008-09,1;4:1:20000:\"a\" b,R,2008-09,3;"
	       "5:1:20000:L,\"R,2008-09,4;");
}

static void a_quote_never_closed_costs_its_own_line_only(void **state)
{
	(void)state;
	expect("L,R,2008-09,1\n\"L,R,2008-09,2\nL,R,2008-09,3\nL,R,2008-09,4\n", &ledger,
	       "2008 L R 3 80000;", "3:1:10000:\"L,R,2008-09,2;");
}

static void a_lone_cr_ends_a_row(void **state)
{
	(void)state;
	expect("L,R,2008-09,1\rL,R,2008-09,x\r\rL,R,2008-09,2\r\nL,R,2008-09,y\r", &ledger,
	       "2008 L R 2 30000;", "3:1:10000:L,R,2008-09,x;6:2:30000:L,R,2008-09,y;");
}

static void counts_are_whole_and_not_below_zero(void **state)
{
	struct engine_layout counts = ledger;

	(void)state;
	counts.is_money = false;
	expect("L,R,2008-09,\"12,345\"\nL,R,2008-09,40.0\nL,R,2008-09,-1\nL,R,2008-09,1.5\n",
	       &counts, "2008 L R 2 12385;", "4:2:12385:L,R,2008-09,-1;5:2:12385:L,R,2008-09,1.5;");
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
	expect("1\tweb\n2\tpost\n3\tweb\n \t\n", &rows, "2010 post 1 1;2010 web 2 2;",
	       "5:3:3: \t;");
}

static const struct engine_layout described = {.delimiter = ',',
					       .n_cells = 4,
					       .n_keys = 1,
					       .keys = {0},
					       .date = -1,
					       .year = {2008},
					       .amount = 3};

static void a_total_may_have_its_label_in_any_cell(void **state)
{
	(void)state;
	/* In quotes, with a delimiter, a doubled quote or a line end inside, behind a NUL's text.
	 */
	expect("L,x,y,1\nL,Total,y,2\nL,x,** SUB-TOTAL **,3\nL,\"Grand, total:\",y,4\n"
	       "L,x,\"Sub\nTotal\",5\nL,x,\"\"\"totals\"\"\",6\nL,x,Total Gas,7\nL,x,Totally,8\n"
	       "L,In total,y,9\n\"L\",\" 1. total\xC2\xA0\",\"\",10\n",
	       &described, "2008 L 4 25;",
	       "3:1:1:L,Total,y,2;4:1:1:L,x,** SUB-TOTAL **,3;5:1:1:L,\"Grand, total:\",y,4;"
	       "6:1:1:L,x,\"Sub\nTotal\",5;8:1:1:L,x,\"\"\"totals\"\"\",6;"
	       "12:4:25:\"L\",\" 1. total\xC2\xA0\",\"\",10;");
}

/* Wherever it stands among blocks and stretches of bytes, and in what case. */
static void a_total_is_found_in_any_place(void **state)
{
	enum { MOST = 700, N_BEFORE = 130 }; /* rows of 72 bytes: over one stretch of 8 KiB */
	static const char *const labels[] = {"Total", "TOTAL", "total"};
	char *bytes = malloc((size_t)N_BEFORE * 80 + MOST + 80), odd[64];

	(void)state;
	assert_non_null(bytes);
	for (int length = 0; length < MOST; length += length < 140 ? 1 : 61) {
		struct engine_options options = {.n_threads = 1};
		struct file file = {.bytes = bytes};
		int64_t rows, amount;
		size_t at = 0;

		for (int i = 0; i < N_BEFORE; i++)
			at += (size_t)sprintf(bytes + at, "L,%059d,not a hotel,%d\n", 0, 1);
		at += (size_t)sprintf(bytes + at, "L,%0*d,", length + 1, 0);
		at += (size_t)sprintf(bytes + at, "%s,5\n", labels[length % 3]);
		at += (size_t)sprintf(bytes + at, "L,x,y,3\n");
		file.length = at;
		file.engine = engine_new(1, 0, &options);
		assert_int_equal(add(&file, &described, &rows, &amount), ENGINE_DONE);
		assert_int_equal(rows, N_BEFORE + 1);
		assert_int_equal(amount, N_BEFORE + 3);
		snprintf(odd, sizeof odd, "%d:%d:%d:L,0", N_BEFORE + 2, N_BEFORE, N_BEFORE);
		assert_memory_equal(file.odds, odd, strlen(odd));
		engine_free(file.engine);
	}
	free(bytes);
}

/* Keys are the bytes of amounts above zero that can be read without knowing their encoding. */
static void a_key_that_is_money_must_be_an_amount(void **state)
{
	const struct engine_layout prices = {.delimiter = ',',
					     .n_cells = 3,
					     .n_keys = 2,
					     .keys = {0, 2},
					     .money_keys = 1u << 1,
					     .date = -1,
					     .year = {2008},
					     .amount = 1};

	(void)state;
	expect("L,2,6.84\nL,3,\xC2\xA3"
	       "6.840\nL,4,\" 6.84\"\nL,5,6.84\nL,6,\xA3"
	       "6.84\nL,7,0.00\nL,8,-1\nL,9,free\nL,10,N/A\nL,11,1.23456\n",
	       &prices,
	       "2008 L  6.84 1 4;2008 L 6.84 2 7;2008 L \xC2\xA3"
	       "6.840 1 3;",
	       "6:4:14:L,6,\xA3"
	       "6.84;7:4:14:L,7,0.00;8:4:14:L,8,-1;9:4:14:L,9,free;10:4:14:L,10,N/A;"
	       "11:4:14:L,11,1.23456;");
}

/* 68.40 / 10 = 20.52 / 3 = 6.84; 0.0008 / 8 = 0.0001; 10 / 3 is no number of hundredths. */
static void a_key_to_be_divided_must_be_so_without_rest(void **state)
{
	const struct engine_layout lines = {.delimiter = ',',
					    .n_cells = 3,
					    .n_keys = 2,
					    .keys = {2, 0},
					    .money_keys = 1u << 0,
					    .divided_keys = 1u << 0,
					    .date = -1,
					    .year = {2008},
					    .amount = 1};

	(void)state;
	expect("L,10,68.40\nL,3,\"\xC2\xA3"
	       "20.52\"\nL,8,0.0008\nL,3,10.00\nL,0,5\nL,1,-5\nL,4,0\nL,2,\xA0"
	       "4\nL,x,4\nL,2,\"1,000.5\"\n",
	       &lines, "2008 0.0001 L 1 8;2008 500.25 L 1 2;2008 6.84 L 2 13;",
	       "5:3:21:L,3,10.00;6:3:21:L,0,5;7:3:21:L,1,-5;8:3:21:L,4,0;9:3:21:L,2,\xA0"
	       "4;10:3:21:L,x,4;");
}

static void a_row_used_after_all_keeps_its_keys_whatever_they_say(void **state)
{
	struct engine_options options = {.n_threads = 2};
	const char *bytes = "Total,,2008-09,1\nL,R,2008-09,2\nTotal,,2008-09,1\n";
	struct file file = {.bytes = bytes, .length = strlen(bytes), .uses_odd = true};
	int64_t rows, amount;
	char found[256];

	(void)state;
	file.engine = engine_new(2, 0, &options);
	assert_int_equal(add(&file, &ledger, &rows, &amount), ENGINE_DONE);
	/* Not in the file's sums: the caller adds what it adds. */
	assert_int_equal(rows, 1);
	assert_int_equal(amount, 20000);
	list(file.engine, 2, found, sizeof found);
	assert_string_equal(found, "2007 Total  2 10;2008 L R 1 20000;");
	engine_free(file.engine);
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
	struct file first = {.bytes = "L,R,2008-09,1\n", .length = 14};
	struct file second = {.bytes = "2;R;L\n3;R;M\n", .length = 12};
	int64_t rows, amount;
	char found[256];

	(void)state;
	first.engine = second.engine = engine_new(2, 0, &options);
	assert_int_equal(add(&first, &ledger, &rows, &amount), ENGINE_DONE);
	list(first.engine, 2, found, sizeof found);
	assert_string_equal(found, "2008 L R 1 10000;");
	assert_int_equal(add(&second, &other, &rows, &amount), ENGINE_DONE);
	assert_int_equal(rows, 2);
	assert_int_equal(amount, 50000);
	list(first.engine, 2, found, sizeof found);
	assert_string_equal(found, "2008 L R 2 30000;2008 M R 1 30000;");
	engine_free(first.engine);
}

static enum engine_status status_of(struct file *file)
{
	struct engine_options options = {.n_threads = 2, .piece_size = 8};
	int64_t rows, amount;

	file->length = strlen(file->bytes);
	file->engine = engine_new(2, 0, &options);

	enum engine_status status = add(file, &ledger, &rows, &amount);
	int error = errno;

	engine_free(file->engine);
	errno = error;
	return status;
}

static void what_ends_a_run_is_told(void **state)
{
	/* 2^63 hundredths of a penny is one more than fits. */
	struct file large = {.bytes = "L,R,2008-09,922337203685477.5807\nL,R,2008-09,0.0001\n"};
	struct file least = {.bytes = "L,R,2008-09,922337203685477.5807\nL,R,2008-09,0\n"};
	struct file broken = {.bytes = "L,R,2008-09,1\nL,R,2008-09,1\n", .fails_at = 9};
	struct file stopped = {.bytes = "L,R,never,1\nL,R,2008-09,1\n", .stops_at_odd = true};

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
		struct file file = {.bytes = bytes, .length = length};
		int64_t rows, amount, sum = 0, group_rows = 0;
		size_t count;

		file.engine = engine_new(2, 0, &options);
		assert_int_equal(add(&file, &ledger, &rows, &amount), ENGINE_DONE);
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
	    cmocka_unit_test(a_years_months_are_those_of_its_dates),
	    cmocka_unit_test(rows_of_the_same_keys_and_year_are_one_group),
	    cmocka_unit_test(groups_come_in_order_of_year_and_then_of_their_bytes),
	    cmocka_unit_test(odd_rows_come_in_order_with_line_and_sums_before_them),
	    cmocka_unit_test(blanks_around_unquoted_cells_are_not_theirs),
	    cmocka_unit_test(quotes_mean_what_libcsv_says),
	    cmocka_unit_test(cells_in_quotes_are_taken_as_they_stand),
	    cmocka_unit_test(keys_of_any_length_are_told_apart),
	    cmocka_unit_test(the_29th_of_february_is_a_day_of_leap_years),
	    cmocka_unit_test(a_stray_quote_makes_its_own_line_odd_only),
	    cmocka_unit_test(a_quote_never_closed_costs_its_own_line_only),
	    cmocka_unit_test(a_lone_cr_ends_a_row),
	    cmocka_unit_test(counts_are_whole_and_not_below_zero),
	    cmocka_unit_test(rows_are_counted_where_there_is_no_amount),
	    cmocka_unit_test(a_total_may_have_its_label_in_any_cell),
	    cmocka_unit_test(a_total_is_found_in_any_place),
	    cmocka_unit_test(a_key_that_is_money_must_be_an_amount),
	    cmocka_unit_test(a_key_to_be_divided_must_be_so_without_rest),
	    cmocka_unit_test(a_row_used_after_all_keeps_its_keys_whatever_they_say),
	    cmocka_unit_test(files_with_other_layouts_add_up_in_one_run),
	    cmocka_unit_test(what_ends_a_run_is_told),
	    cmocka_unit_test(many_groups_add_up_to_the_same_sums),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
