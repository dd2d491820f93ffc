/* What an engine makes of the bytes of a row: blanks, quotes, line ends, dates, counts, long keys.
 */
#include "engine_file.h"
#include "tally/engine_cells.h"

#include "tally/cut_csv.h"

/* Whatever the form of date; not of a year alone, nor of rows that are left to be judged. */
static void a_years_months_are_those_of_its_dates(void **state)
{
	static const char bytes[] = "Leeds,Roads,2008-04-01,1.50\nLeeds,Parks,31/03/2009,2\n"
				    "Leeds,Roads,1 Dec 2008,x\nLeeds,Roads,02/04/2009 10:15:00,2\n"
				    "Leeds,Roads,2010-11,2\n,Roads,05/05/2008,2\n";
	static const unsigned months[] = {1u << 4 | 1u << 3, 1u << 4, 1u << 0};

	(void)state;
	for (int n = 1; n <= 8; n++) {
		struct engine_options options = {.n_threads = n, .piece_size = n < 5 ? 7 : 0};
		struct engine_file file = {.bytes = bytes, .length = strlen(bytes)};
		int64_t rows, amount;
		size_t count;

		file.engine = engine_new(engine_ledger.n_keys, 0, 0, &options);
		assert_non_null(file.engine);
		assert_int_equal(engine_file_add(&file, &engine_ledger, &rows, &amount),
				 ENGINE_DONE);
		const struct engine_group *groups = engine_groups(file.engine, &count);

		for (size_t i = 0; i < count; i++)
			assert_int_equal(groups[i].year.months,
					 months[groups[i].year.start - 2008]);
		assert_int_equal(count, 4);
		engine_free(file.engine);
	}
}

static void blanks_around_unquoted_cells_are_not_theirs(void **state)
{
	(void)state;
	assert_found(" L\t,\tR ,2008-09 , 1 \n\" L\",\"R\" ,2008-09,1\n", &engine_ledger,
		     "2008  L R 1 10000;2008 L R 1 10000;", "");
}

/* 0xFF is a no-break space in CP850 and a letter in Windows-1252: who knows which has to judge. */
static void a_key_that_may_be_blank_in_its_encoding_is_odd(void **state)
{
	(void)state;
	assert_found("\xFF \xFF,R,2008-09,1\n\xFFz,R,2008-09,1\n", &engine_ledger,
		     "2008 \xFFz R 1 10000;", "2:0:0:\xFF \xFF,R,2008-09,1;");
}

static void quotes_mean_what_libcsv_says(void **state)
{
	(void)state;
	assert_found("\"a\"\"b\",\"R, S\",2008-09,1\n\"\"\"\",\"R\" ,2008-09,\"1.50\"\n",
		     &engine_ledger, "2008 \" R 1 15000;2008 a\"b R, S 1 10000;", "");
}

static void cells_in_quotes_are_taken_as_they_stand(void **state)
{
	struct engine_layout layout = engine_ledger;

	(void)state;
	layout.n_cells = 5;
	layout.n_unnamed = 1;
	/* Blanks, delimiters and nothing at all in quotes; rows longer than a vector; CR LF. */
	assert_found(
	    "\"Leeds City Council\",\" Roads, paths and bridges \",\"2008-04-01\",\"1.50\",\r\n"
	    "Leeds City Council,\" Roads, paths and bridges \",01/05/2008,2,\"\"\r\n"
	    "\"\",\"Roads, paths and bridges, and all that goes with them\",2008-09,3,\r\n"
	    "\"York\",\"R\",2008-09,4,\" \"\r\n",
	    &layout, "2008 Leeds City Council  Roads, paths and bridges  2 35000;",
	    "4:2:35000:\"\",\"Roads, paths and bridges, and all that goes with them\","
	    "2008-09,3,;5:2:35000:\"York\",\"R\",2008-09,4,\" \";");
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
	assert_found(bytes, &engine_ledger,
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
	assert_found("L,R,2008-02-29,1\nL,R,29/02/2012,2\nL,R,29/02/2009,3\nL,R,2100-02-29,4\n"
		     "L,R,31-04-2008,5\nL,R,2008-13-01,6\nL,R,2199-12-31,7\nL,R,2200-01-01,8\n",
		     &engine_ledger, "2007 L R 1 10000;2011 L R 1 20000;2199 L R 1 70000;",
		     "4:2:30000:L,R,29/02/2009,3;5:2:30000:L,R,2100-02-29,4;"
		     "6:2:30000:L,R,31-04-2008,5;7:2:30000:L,R,2008-13-01,6;"
		     "9:3:100000:L,R,2200-01-01,8;");
}

static void a_stray_quote_makes_its_own_line_odd_only(void **state)
{
	(void)state;
	/* Inside an unquoted cell, behind a closing quote, and one that runs on to the next quote.
	 */
	assert_found("5\" pipe,R,2008-09,1\nL,R,2008-09,2\n\"a\" b,R,2008-09,3\nL,\"R,2008-09,4\n"
		     "L,R,2008-09,5\n\"L\",R,2008-09,6\n",
		     &engine_ledger, "2008 L R 3 130000;",
		     "2:0:0:5\" pipe,R,2008-09,1;4:1:20000:\"a\" b,R,2008-09,3;"
		     "5:1:20000:L,\"R,2008-09,4;");
}

static void a_quote_never_closed_costs_its_own_line_only(void **state)
{
	(void)state;
	assert_found("L,R,2008-09,1\n\"L,R,2008-09,2\nL,R,2008-09,3\nL,R,2008-09,4\n",
		     &engine_ledger, "2008 L R 3 80000;", "3:1:10000:\"L,R,2008-09,2;");
}

/* The file behind a stray quote is not kept until its end, to see whether it closes there. */
static void a_quote_open_for_too_long_costs_its_own_line_only(void **state)
{
	static const char stray[] = "\"L,R,2008-09,2\n", row[] = "L,R,2008-09,0\n";
	size_t size = sizeof row - 1, rows = 3 * CUT_CSV_MOST_OPEN / size;
	size_t length = sizeof stray - 1;
	char *bytes = malloc(length + rows * size), expected[100], found[100];

	(void)state;
	assert_non_null(bytes);
	memcpy(bytes, stray, length);
	for (size_t i = 0; i < rows; i++, length += size)
		memcpy(bytes + length, row, size);
	snprintf(expected, sizeof expected, "2008 L R %zu 0;", rows);
	for (int n = 1; n <= 4; n += 3)
		for (int plain = 0; plain < 2; plain++) {
			struct engine_options options = {.is_plain = plain != 0, .n_threads = n};
			struct engine_file file = {
			    .bytes = bytes, .length = length, .sees_odd_at = n == 1};
			int64_t n_rows, amount;

			file.engine = engine_new(2, 0, 0, &options);
			assert_int_equal(engine_file_add(&file, &engine_ledger, &n_rows, &amount),
					 ENGINE_DONE);
			engine_file_list(file.engine, 2, found, sizeof found);
			assert_string_equal(found, expected);
			assert_string_equal(file.odds, "2:0:0:\"L,R,2008-09,2;");
			assert_true(file.odd_at < 2 * CUT_CSV_MOST_OPEN);
			engine_free(file.engine);
		}
	free(bytes);
}

static void a_lone_cr_ends_a_row(void **state)
{
	(void)state;
	assert_found("L,R,2008-09,1\rL,R,2008-09,x\r\rL,R,2008-09,2\r\nL,R,2008-09,y\r",
		     &engine_ledger, "2008 L R 2 30000;",
		     "3:1:10000:L,R,2008-09,x;6:2:30000:L,R,2008-09,y;");
}

/* Line ends are searched for 512 bytes at a time, and a CR LF may lie across two such parts. */
static void a_line_of_any_length_ends_with_its_line_end(void **state)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	char name[600], bytes[2000], groups[800];

	(void)state;
	for (size_t end = 0; end < COUNT_OF(ends); end++)
		for (size_t length = 496; length < 503; length++) {
			memset(name, 'n', length);
			name[length] = '\0';
			snprintf(bytes, sizeof bytes,
				 "%s,R,2008-09,1%s%s,R,2008-09,2%sL,R,2008-09,x%s", name, ends[end],
				 name, ends[end], ends[end]);
			snprintf(groups, sizeof groups, "2008 %s R 2 30000;", name);
			assert_found(bytes, &engine_ledger, groups, "4:2:30000:L,R,2008-09,x;");
		}
}

static void counts_are_whole_and_not_below_zero(void **state)
{
	struct engine_layout counts = engine_ledger;

	(void)state;
	counts.is_money = false;
	assert_found("L,R,2008-09,\"12,345\"\nL,R,2008-09,40.0\nL,R,2008-09,-1\nL,R,2008-09,1.5\n",
		     &counts, "2008 L R 2 12385;",
		     "4:2:12385:L,R,2008-09,-1;5:2:12385:L,R,2008-09,1.5;");
}

/* Whatever short cut an engine takes, an amount is what money_parse() says. */
static void every_short_amount_is_what_its_parser_says(void **state)
{
	static const char letters[] = "10,.-";
	char text[8 + KEYS_SLACK] = {0};
	size_t n_read = 0;

	(void)state;
	for (size_t length = 1; length <= 8; length++) {
		size_t count = 1;

		for (size_t i = 0; i < length; i++)
			count *= 5;
		for (size_t number = 0; number < count; number++) {
			const struct keys_cell cell = {text, length};
			struct money money = {0};
			uint64_t amount = 0;
			bool is_odd = false, is_money;

			for (size_t i = 0, rest = number; i < length; i++, rest /= 5)
				text[i] = letters[rest % 5];
			cells_read_amounts(true, NULL, &cell, 1, &is_odd, &amount);
			is_money = money_parse(text, &money) == PARSE_OK;
			if (is_odd == is_money || (is_money && (int64_t)amount != money.hundredths))
				fail_msg("'%s' gave %lld", text, (long long)amount);
			n_read += is_money;
		}
	}
	assert_true(n_read > 1000);
}

static void an_amount_that_may_be_either_is_odd(void **state)
{
	static const struct {
		const char *text;
		bool is_odd;
	} cases[] = {
	    {"1.234", true}, {"1,234", true}, {"1234", false}, {"12.50", false}, {"-7", false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char text[16 + KEYS_SLACK] = {0};
		const struct keys_cell cell = {text, strlen(cases[i].text)};
		uint64_t amount;
		bool is_odd = false;

		memcpy(text, cases[i].text, cell.length);
		cells_read_amounts(true, ".,", &cell, 1, &is_odd, &amount);
		assert_int_equal(is_odd, cases[i].is_odd);
	}
}

/* Every day of a leap year and of another, and what is none, whichever part stands first. */
static void dates_are_what_their_parser_says(void **state)
{
	struct cells_dates *dates = cells_dates_new();
	struct years *years = years_new(false);
	char text[16 + KEYS_SLACK] = {0};

	(void)state;
	for (int form = 0; form < 4; form++) {
		const struct date_forms forms = {.is_month_first = form % 2 == 1};

		for (int at = 0; at < 2 * 33 * 33; at++) {
			struct keys_cell cell = {text, 10};
			struct year year = {0};
			uint32_t number = 0;
			bool is_odd = false;
			int month;

			snprintf(text, 16, "%02d%c%02d%c%d", at % 33, "/-"[form / 2], at / 33 % 33,
				 "/-"[form / 2], 2019 + at / 33 / 33);
			assert_true(
			    cells_number_years(dates, &forms, years, &cell, 1, &is_odd, &number));
			assert_int_equal(is_odd, !year_parse_as(text, &forms, &year, &month));
			if (!is_odd)
				assert_int_equal(years_at(years, number).start, year.start);
		}
	}
	years_free(years);
	cells_dates_free(dates);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(blanks_around_unquoted_cells_are_not_theirs),
	    cmocka_unit_test(a_key_that_may_be_blank_in_its_encoding_is_odd),
	    cmocka_unit_test(quotes_mean_what_libcsv_says),
	    cmocka_unit_test(cells_in_quotes_are_taken_as_they_stand),
	    cmocka_unit_test(keys_of_any_length_are_told_apart),
	    cmocka_unit_test(the_29th_of_february_is_a_day_of_leap_years),
	    cmocka_unit_test(a_stray_quote_makes_its_own_line_odd_only),
	    cmocka_unit_test(a_quote_never_closed_costs_its_own_line_only),
	    cmocka_unit_test(a_quote_open_for_too_long_costs_its_own_line_only),
	    cmocka_unit_test(a_lone_cr_ends_a_row),
	    cmocka_unit_test(a_line_of_any_length_ends_with_its_line_end),
	    cmocka_unit_test(every_short_amount_is_what_its_parser_says),
	    cmocka_unit_test(an_amount_that_may_be_either_is_odd),
	    cmocka_unit_test(dates_are_what_their_parser_says),
	    cmocka_unit_test(counts_are_whole_and_not_below_zero),
	    cmocka_unit_test(a_years_months_are_those_of_its_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
