#include "fixture.h"

#include "reading/sheet.h"

static struct sheet sheet_of(struct fixture *fixture, bool is_strict, const char *text)
{
	struct sheet sheet;

	sheet_read(&sheet, source_of(fixture, text), 0, is_strict, fixture->arena);
	return sheet;
}

/* A row's cells with `|` between, or its fault. */
static const char *row_text(struct fixture *fixture, const struct row *row)
{
	const char *text = "";

	if (row->fault != NULL)
		return "fault";
	for (size_t i = 0; i < row->n_cells; i++)
		text =
		    arena_format(fixture->arena, "%s%s%s", text, i == 0 ? "" : "|", row->cells[i]);
	return text;
}

/* All rows as `line:cells`, with ` / ` between. */
static void assert_sheet(struct fixture *fixture, bool is_strict, const char *text,
			 const char *expected)
{
	struct sheet sheet = sheet_of(fixture, is_strict, text);
	const char *joined = "";

	for (size_t i = 0; i < sheet.n_rows; i++)
		joined = arena_format(fixture->arena, "%s%s%ld:%s", joined, i == 0 ? "" : " / ",
				      sheet.rows[i].line, row_text(fixture, &sheet.rows[i]));
	assert_string_equal(joined, expected);
}

/* RFC 4180: quotes around a cell with delimiter, quote or line end; quotes inside doubled. */
static void rows_and_cells_are_those_of_rfc_4180(void **state)
{
	for (int i = 0; i < 2; i++) {
		assert_sheet(*state, i, "a,b\n1,2\n", "1:a|b / 2:1|2");
		assert_sheet(*state, i, "a,b\n\"1,5\",\"x \"\"y\"\" z\"\n",
			     "1:a|b / 2:1,5|x \"y\" z");
		assert_sheet(*state, i, "a,,c\n,,\n\"\"\n", "1:a||c / 2:|| / 3:");
	}
}

static void a_last_line_needs_no_line_end(void **state)
{
	for (int i = 0; i < 2; i++) {
		assert_sheet(*state, i, "a,b\n1,2", "1:a|b / 2:1|2");
		assert_sheet(*state, i, "a,b\n1,\"2\"", "1:a|b / 2:1|2");
		assert_sheet(*state, i, "a,b\r\n1,", "1:a|b / 2:1|");
	}
}

static void an_empty_text_has_no_rows(void **state)
{
	for (int i = 0; i < 2; i++) {
		assert_sheet(*state, i, "", "");
		assert_sheet(*state, i, "\n\r\n\r  \t\n ", "");
	}
}

/* The row opens on line 2 and holds a line end; line 4 is blank; so the next opens on line 5. */
static void a_line_number_is_that_of_the_line_on_which_the_row_opens(void **state)
{
	for (int i = 0; i < 2; i++) {
		assert_sheet(*state, i, "a,b\n\"1\nx\",2\n\n3,4\n", "1:a|b / 2:1\nx|2 / 5:3|4");
		assert_sheet(*state, i, "a,b\r\n\"1\r\nx\",2\r\n\r\n3,4\r\n",
			     i == 0 ? "1:a|b / 2:1\r\nx|2 / 5:3|4" : "1:a|b / 2:1\nx|2 / 5:3|4");
		assert_sheet(*state, i, "a,b\r\"1\rx\",2\r\r3,4\r",
			     i == 0 ? "1:a|b / 2:1\rx|2 / 5:3|4" : "1:a|b / 2:1\nx|2 / 5:3|4");
	}
}

/* Lines: `a` LF, `b` CR LF, `c` CR, nothing LF, `d` CR, nothing CR LF, `e`. */
static void line_ends_may_be_mixed(void **state)
{
	for (int i = 0; i < 2; i++)
		assert_sheet(*state, i, "a,1\nb,1\r\nc,1\r\nd,1\r\r\ne,1",
			     "1:a|1 / 2:b|1 / 3:c|1 / 4:d|1 / 6:e|1");
	assert_sheet(*state, true, "a,1\r\n\rb,1\n\n\rc,1", "1:a|1 / 3:b|1 / 6:c|1");
	/* Many with nothing in them: ten, and ten to the end. */
	for (int i = 0; i < 2; i++) {
		assert_sheet(*state, i, "a,1\n\n\n\n\n\n\n\n\n\n\nb,1", "1:a|1 / 12:b|1");
		assert_sheet(*state, i, "a,1\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\nb,1",
			     "1:a|1 / 12:b|1");
		assert_sheet(*state, i, "a,1\r\n\r\n\r\n\r\n\r\n", "1:a|1");
		assert_sheet(*state, i, "a,1\n\n\n\n\n\n\n\n\n", "1:a|1");
	}
}

/* Blanks, and no-break spaces (C2 A0), outside and inside quotes. */
static void cells_are_trimmed(void **state)
{
	for (int i = 0; i < 2; i++)
		assert_sheet(*state, i, " a\t,\" b \",\302\240c\302\240 ,\"\n d\n\"\n",
			     "1:a|b|c|d");
}

/* Quotes say nothing but where a cell ends, whether a line has none, plain ones or others. */
static void a_row_is_the_same_however_its_cells_are_quoted(void **state)
{
	for (int i = 0; i < 2; i++) {
		assert_sheet(*state, i,
			     "a,b,,d\n\"a\",b,\"\",\"d\"\na, \"b\",,d\n\"a\" ,b,\t,d \r\n"
			     "\"a\",\"b\n\",,d\n \"a\",b,,\"d\"",
			     "1:a|b||d / 2:a|b||d / 3:a|b||d / 4:a|b||d / 5:a|b||d / 7:a|b||d");
		assert_sheet(*state, i, "\"a,1\",\"b;2\"\n\"a,1\",\"b \"\"2\"\"\"\n",
			     "1:a,1|b;2 / 2:a,1|b \"2\"");
		assert_sheet(*state, i, "a,b,\r\"a\",b,\r,,\r\"\",,\ra b , ,x\r\"a b\",,x",
			     "1:a|b| / 2:a|b| / 3:|| / 4:|| / 5:a b||x / 6:a b||x");
	}
}

/* A NUL ends what is read of a cell, whether quotes stand in its row or not. */
static void a_nul_is_in_its_own_cell_only(void **state)
{
	static const char text[] = "a\0z,b\n\"a\0z\",b\n";
	struct fixture *fixture = *state;
	struct source source = *source_of(fixture, "");
	struct sheet sheet;

	source.text = text;
	source.length = sizeof text - 1;
	sheet_read(&sheet, &source, 0, false, fixture->arena);
	assert_int_equal(sheet.n_rows, 2);
	for (size_t i = 0; i < 2; i++)
		assert_string_equal(row_text(fixture, &sheet.rows[i]), "a|b");
}

static void a_rows_own_bytes_are_kept_without_its_line_end(void **state)
{
	struct sheet sheet = sheet_of(*state, false, "a, b\r\n\"1\r\n\" ,2\r\nx\"y\",3");

	assert_int_equal(sheet.n_rows, 3);
	assert_int_equal(sheet.rows[0].raw_length, 4);
	assert_memory_equal(sheet.rows[0].raw, "a, b", 4);
	assert_int_equal(sheet.rows[1].raw_length, 8);
	assert_memory_equal(sheet.rows[1].raw, "\"1\r\n\" ,2", 8);
	assert_int_equal(sheet.rows[2].raw_length, 6);
	assert_memory_equal(sheet.rows[2].raw, "x\"y\",3", 6);
}

static void assert_delimiter(struct fixture *fixture, const char *text, char expected)
{
	assert_int_equal(sheet_of(fixture, true, text).delimiter, expected);
}

static void the_delimiter_is_the_one_most_often_in_the_header(void **state)
{
	assert_delimiter(*state, "a,b,c\n", ',');
	assert_delimiter(*state, "a;b;c\n1,5;2,5;3,5\n", ';');
	assert_delimiter(*state, "a\tb\tc\n", '\t');
	assert_delimiter(*state, "a|b|c\n", '|');
	assert_delimiter(*state, "Amount, net;Date;Council\n", ';');
	assert_delimiter(*state, "\"a,b,c,d\";e\n", ';');
	assert_delimiter(*state, "\n\n  \na;b\n", ';');
	assert_delimiter(*state, "alone\n1;2\n", ';');
	assert_delimiter(*state, "alone\n", ',');
	/* A tie goes to the comma. */
	assert_delimiter(*state, "a,b;c\n", ',');
}

static void a_delimiter_given_is_taken(void **state)
{
	struct fixture *fixture = *state;
	struct sheet sheet;

	sheet_read(&sheet, source_of(fixture, "a,b;c\n"), ';', true, fixture->arena);
	assert_int_equal(sheet.delimiter, ';');
	assert_string_equal(row_text(fixture, &sheet.rows[0]), "a,b|c");
}

static void tabs_between_cells_are_not_blanks(void **state)
{
	for (int i = 0; i < 2; i++)
		assert_sheet(*state, i, "a\tb\tc\n\t\t\n1\t\t3\n", "1:a|b|c / 2:|| / 3:1||3");
}

/* Quotes and delimiters of a comment are nobody's business. */
static void strict_skips_comments_whatever_is_in_them(void **state)
{
	assert_sheet(*state, true, "# the \"first, second; third; fourth\na,b\n  # x\"\n1,2\n",
		     "2:a|b / 4:1|2");
	/* Inside a quoted cell a line that begins with `#` is data. */
	assert_sheet(*state, true, "a,\"b\n# c\"\n", "1:a|b\n# c");
	assert_sheet(*state, false, "# a,b\n1,2\n", "1:# a|b / 2:1|2");
}

static void strict_refuses_stray_quotes_and_goes_on(void **state)
{
	assert_sheet(*state, true, "a,b\n6\" pipe,1\n3,4\n", "1:a|b / 2:fault / 3:3|4");
	assert_sheet(*state, true, "a,b\n\"x\"y,1\n3,4\n", "1:a|b / 2:fault / 3:3|4");
	assert_sheet(*state, true, "a,b\n1,\"x\" \"\n3,4", "1:a|b / 2:fault / 3:3|4");
}

static void lenient_takes_stray_quotes_within_a_line_for_text(void **state)
{
	assert_sheet(*state, false, "a,b\n6\" pipe,1\n3,4\n", "1:a|b / 2:6\" pipe|1 / 3:3|4");
	assert_sheet(*state, false, "a,b\n\"The \"Bell\" Inn\",1\n3,4\n",
		     "1:a|b / 2:The \"Bell\" Inn|1 / 3:3|4");
}

/*
 * An open quote must not swallow the rows after it: not to the end of the
 * file, nor to the next quote.
 */
static void a_quote_that_is_never_closed_costs_its_own_line_only(void **state)
{
	for (int i = 0; i < 2; i++) {
		assert_sheet(*state, i, "a,b\n1,\"2\n3,4\n5,6\n",
			     "1:a|b / 2:fault / 3:3|4 / 4:5|6");
		assert_sheet(*state, i, "a,b\n\"Smith,2\n\"Jones, Ltd\",4\n5,\"6\"\n",
			     "1:a|b / 2:fault / 3:Jones, Ltd|4 / 4:5|6");
		assert_sheet(*state, i, "a,b\n1,\"2", "1:a|b / 2:fault");
		assert_sheet(*state, i, "a,b\n\"x\"y,2\r\n3,\"4\"\r\n", "1:a|b / 2:fault / 3:3|4");
	}
}

/* Twice the lines, at most about twice the work: no line is read over and over. */
static void many_open_quotes_are_no_more_work_than_their_lines(void **state)
{
	struct fixture *fixture = *state;
	const char *const lines[] = {"a,\"b\n", "\"\"\"c,d\n", "\"x\"y\n", "\"a\"\"\n", "x\"\n"};
	const size_t n_lines = 40000;

	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		size_t length = strlen(lines[i]);
		char *text = arena_alloc(fixture->arena, n_lines * length + 1);
		struct sheet sheet;

		for (size_t j = 0; j < n_lines; j++)
			memcpy(text + j * length, lines[i], length);
		for (int is_strict = 0; is_strict < 2; is_strict++) {
			sheet_read(&sheet, source_of(fixture, text), ',', is_strict,
				   fixture->arena);
			assert_in_range(sheet.n_rows, 1, n_lines);
			assert_in_range(sheet.rows[sheet.n_rows - 1].line, 1, n_lines);
		}
	}
}

/* A cell of a case file: its line ends are those of a workbook's. */
static const char *with_breaks_alike(struct fixture *fixture, const char *text)
{
	const char *made = "";

	for (const char *at = text; *at != '\0'; at++)
		if (*at != '\r' || at[1] != '\n')
			made = arena_format(fixture->arena, "%s%c", made, *at == '\r' ? '\n' : *at);
	return made;
}

/* What a spreadsheet writes, any reader of RFC 4180 reads back. */
static void reading_what_was_written_gives_the_same_cells(void **state)
{
	struct fixture *fixture = *state;
	static const char *const pieces[] = {"a",  "\"",  ",", ";",        "\n", "\r\n",
					     "\r", "x y", "#", "\302\243", "0"};
	uint64_t seed = 4180;

	for (int round = 0; round < 2000; round++) {
		const char *cells[12];
		size_t n_rows = random_next(&seed) % 4 + 1;
		const char *text = "h,h,h\n";
		struct sheet sheet;

		for (size_t i = 0; i < n_rows * 3; i++) {
			const char *cell = "c", *quoted = "";

			for (uint64_t j = random_next(&seed) % 5; j > 0; j--)
				cell = arena_format(fixture->arena, "%s%s", cell,
						    pieces[random_next(&seed) % COUNT_OF(pieces)]);
			/* The ends are letters, so that trimming changes nothing. */
			cells[i] = arena_format(fixture->arena, "%se", cell);
			for (const char *at = cells[i]; *at != '\0'; at++)
				quoted = arena_format(fixture->arena, "%s%s%c", quoted,
						      *at == '"' ? "\"" : "", *at);
			text = arena_format(fixture->arena, "%s\"%s\"%s", text, quoted,
					    i % 3 < 2 ? "," : "\n");
		}
		for (int is_strict = 0; is_strict < 2; is_strict++) {
			sheet = sheet_of(fixture, is_strict, text);
			assert_int_equal(sheet.n_rows, n_rows + 1);
			for (size_t i = 0; i < n_rows * 3; i++)
				assert_string_equal(sheet.rows[i / 3 + 1].cells[i % 3],
						    is_strict ? with_breaks_alike(fixture, cells[i])
							      : cells[i]);
		}
	}
}

/* A spreadsheet's own line for the delimiter, and comments, whatever stands in front of them. */
static void what_is_above_a_case_files_header_is_skipped(void **state)
{
	assert_sheet(*state, true, "sep=;\r\na;b\r\n1;2", "2:a|b / 3:1|2");
	assert_sheet(*state, true, "SEP=,\na,b", "2:a|b");
	assert_sheet(*state, true, "sep=\na,b", "1:sep= / 2:a|b");
	assert_sheet(*state, true, "sep=;;\na;b", "1:sep=|| / 2:a|b");
	assert_sheet(*state, true, "\t # one, \"two\na,b\n  #\n1,2", "2:a|b / 4:1|2");
	assert_sheet(*state, true, "\"# one, two\",\na,b\n\"# 1\",x", "2:a|b / 3:# 1|x");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(rows_and_cells_are_those_of_rfc_4180),
	    TEST(a_last_line_needs_no_line_end),
	    TEST(an_empty_text_has_no_rows),
	    TEST(a_line_number_is_that_of_the_line_on_which_the_row_opens),
	    TEST(line_ends_may_be_mixed),
	    TEST(what_is_above_a_case_files_header_is_skipped),
	    TEST(cells_are_trimmed),
	    TEST(a_row_is_the_same_however_its_cells_are_quoted),
	    TEST(a_nul_is_in_its_own_cell_only),
	    TEST(a_rows_own_bytes_are_kept_without_its_line_end),
	    TEST(the_delimiter_is_the_one_most_often_in_the_header),
	    TEST(a_delimiter_given_is_taken),
	    TEST(tabs_between_cells_are_not_blanks),
	    TEST(strict_skips_comments_whatever_is_in_them),
	    TEST(strict_refuses_stray_quotes_and_goes_on),
	    TEST(lenient_takes_stray_quotes_within_a_line_for_text),
	    TEST(a_quote_that_is_never_closed_costs_its_own_line_only),
	    TEST(many_open_quotes_are_no_more_work_than_their_lines),
	    TEST(reading_what_was_written_gives_the_same_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
