/*
 * Sheets as lines of CSV.  What is expected of each kind of cell is what a spreadsheet shows of it.
 */
#include "fixture.h"

#include "book_text.h"
#include "reading/book_source.h"

static const char *text_of(struct fixture *fixture, const char *sheet)
{
	return text_of_area(fixture, book_of_sheet(sheet, NULL, NULL, NULL), NULL, false);
}

#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

static void a_row_of_the_sheet_is_a_line_of_that_number(void **state)
{
	assert_string_equal(text_of(*state, SHEET("<row r='1'><c r='A1'><v>1</v></c></row>"
						  "<row r='3'><c r='B3'><v>2</v></c></row>"
						  "<row r='4'><c r='A4'><v>3</v></c></row>")),
			    "1\n\n,2\n3,\n");
	assert_string_equal(text_of(*state, SHEET("<row r='2'><c r='C2'><v>5</v></c></row>")),
			    "\n,,5\n");
}

static void rows_and_cells_without_a_place_follow_each_other(void **state)
{
	assert_string_equal(
	    text_of(*state, SHEET("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/>"
				  "<row><c><v>3</v></c></row>")),
	    "1,,2\n\n3,,\n");
}

static void texts_are_shared_inline_or_of_a_formula(void **state)
{
	struct made_book made = book_of_sheet(
	    SHEET("<row><c t='s'><v>1</v></c><c t='inlineStr'><is><r><t>rich </t></r>"
		  "<r><t>text</t></r><rPh><t>no</t></rPh></is></c>"
		  "<c t='str'><f>A1</f><v>of a formula</v></c><c t='s'><v>0</v></c></row>"),
	    "<sst><si><r><rPr/><t>a, </t></r><r><t>\"b\"</t></r><rPh><t>no</t></rPh></si>"
	    "<si><t>one_x000A_two_x005F_</t></si></sst>",
	    NULL, NULL);

	assert_string_equal(text_of_area(*state, made, NULL, false),
			    "one" BREAK "two_,rich text,of a formula,\"a, \"\"b\"\"\"\n");
}

static void a_line_break_is_a_blank_where_rows_stream_past(void **state)
{
	struct made_book made =
	    book_of_sheet(SHEET("<row><c t='str'><v>a\nb</v></c></row>"), NULL, NULL, NULL);

	assert_string_equal(text_of_area(*state, made, NULL, true), "a b\n");
}

static void numbers_are_shown_by_their_formats(void **state)
{
	struct made_book made = book_of_sheet(
	    SHEET("<row><c s='1'><v>39448</v></c><c s='2'><v>0.46</v></c><c s='3'><v>39448</v></c>"
		  "<c><v>39448</v></c><c s='9'><v>1</v></c></row>"),
	    NULL,
	    "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='d mmm yyyy'/></numFmts>"
	    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
	    "<xf numFmtId='164'/><xf numFmtId='9'/><xf numFmtId='14'/></cellXfs></styleSheet>",
	    NULL);

	assert_string_equal(text_of_area(*state, made, NULL, false),
			    "2008-01-01,46%,2008-01-01,39448,1\n");
}

static void a_workbook_may_count_its_days_from_1904(void **state)
{
	struct made_book made =
	    book_of_sheet(SHEET("<row><c><v>37986</v></c></row>"), NULL,
			  "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>",
			  "<workbookPr date1904='true'/>");

	assert_string_equal(text_of_area(*state, made, NULL, false), "2008-01-01\n");
}

static void errors_and_formulas_never_calculated_are_marked(void **state)
{
	assert_string_equal(
	    text_of(*state, SHEET("<row><c t='e'><v>#REF!</v></c><c><f>SUM(A1:A3)</f></c>"
				  "<c t='b'><v>1</v></c><c t='b'><v>0</v></c>"
				  "<c><f>1+1</f><v>2</v></c><c t='str'><f>\"\"</f><v></v></c>"
				  "<c><f>200+60</f><v></v></c>"
				  "<c t='d'><v>2008-04-01T00:00:00</v></c></row>")),
	    ERROR "#REF!," ERROR "=SUM(A1:A3),TRUE,FALSE,2,," ERROR "=200+60,2008-04-01\n");
}

static void only_the_table_asked_for_is_read(void **state)
{
	const char *sheet = SHEET("<row><c><v>1</v></c></row><row/>"
				  "<row><c/><c><v>2</v></c><c><v>3</v></c><c/><c><v>9</v></c></row>"
				  "<row><c/><c><v>4</v></c><c/><c/><c><v>9</v></c></row><row/>"
				  "<row><c/><c><v>9</v></c></row>");
	const struct book_area table = {.row = 3, .column = 2, .is_table = true};
	const struct book_area box = {.row = 3, .column = 2, .last_row = 3, .last_column = 5};

	assert_string_equal(
	    text_of_area(*state, book_of_sheet(sheet, NULL, NULL, NULL), &table, false),
	    "\n\n,2,3\n,4,\n");
	assert_string_equal(
	    text_of_area(*state, book_of_sheet(sheet, NULL, NULL, NULL), &box, false),
	    "\n\n,2,3,,9\n");
}

/* A table in cells of a sheet that has others above, beside and below it. */
static void a_table_is_what_stands_together_from_its_first_cell(void **state)
{
	static const char sheet[] =
	    SHEET("<row><c><v>1</v></c><c><v>2</v></c><c/><c><v>3</v></c></row>"
		  "<row><c><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>"
		  "<row><c><v>7</v></c><c><v>8</v></c></row>");
	static const struct {
		struct book_area area;
		const char *expected;
	} areas[] = {
	    {{.row = 1, .column = 1, .is_table = true}, "1,2\n4,5\n6,\n7,8\n"},
	    {{.row = 1, .column = 2, .is_table = true}, ",2\n,5\n"},
	    {{.row = 2, .column = 1, .is_table = true}, "\n4,5\n6,\n7,8\n"},
	    {{.row = 1, .column = 3, .is_table = true}, ""}, /* nothing stands there */
	    {{.row = 3, .column = 2, .is_table = true}, "\n\n\n,8\n"},
	    {{.row = 9, .column = 1, .is_table = true}, ""},
	    {{.row = 1, .column = 2, .last_row = 2, .last_column = 4}, ",2,,3\n,5,,\n"},
	    {{.row = 1, .column = 1, .last_row = 2, .last_column = 1}, "1\n4\n"},
	};

	for (size_t i = 0; i < COUNT_OF(areas); i++)
		assert_string_equal(text_of_area(*state, book_of_sheet(sheet, NULL, NULL, NULL),
						 &areas[i].area, false),
				    areas[i].expected);
}

static void a_path_may_name_a_sheet_and_a_place_in_it(void **state)
{
	struct fixture *fixture = *state;
	struct book_area area;
	const char *file, *sheet;

	assert_true(book_split("a:b/c.xlsx:Sheet 1!$B$7", &file, &sheet, &area, fixture->arena));
	assert_string_equal(file, "a:b/c.xlsx");
	assert_string_equal(sheet, "Sheet 1");
	assert_int_equal(area.row, 7);
	assert_int_equal(area.column, 2);
	assert_true(area.is_table);
	assert_true(book_split("c.ODS:'July'!A1:AB20", &file, &sheet, &area, fixture->arena));
	assert_string_equal(sheet, "July");
	assert_int_equal(area.last_column, 28);
	assert_true(book_split("c.xlsx:wow!", &file, &sheet, &area, fixture->arena));
	assert_string_equal(sheet, "wow!");
	assert_true(book_split("c.xlsx:S!A1:", &file, &sheet, &area, fixture->arena));
	assert_string_equal(sheet, "S!A1:");
	assert_int_equal(area.last_row, 0);
	assert_true(book_split("c.xlsx:''", &file, &sheet, &area, fixture->arena));
	assert_string_equal(sheet, "''");
	assert_true(book_split("c.xlsx:'a", &file, &sheet, &area, fixture->arena));
	assert_string_equal(sheet, "'a");
	assert_false(book_split("c.xlsx:", &file, &sheet, &area, fixture->arena));
	assert_false(book_split("c.csv:Sheet", &file, &sheet, &area, fixture->arena));
	assert_false(book_split("c.xlsx", &file, &sheet, &area, fixture->arena));
}

/* Blanks, `_`, `-` and capitals say nothing, but where two sheets differ by no more. */
static void a_sheet_is_found_however_its_name_is_written(void **state)
{
	static struct book_sheet sheets[] = {
	    {"Unit-Costs", "", false}, {"unit costs", "", false}, {"A[1]", "", false}};
	const struct book book = {.sheets = sheets, .n_sheets = COUNT_OF(sheets)};

	(void)state;
	assert_int_equal(book_find(&book, "unit costs"), 1);
	assert_int_equal(book_find(&book, "Unit-Costs"), 0);
	assert_int_equal(book_find(&book, "unit_costs"), 0);
	assert_int_equal(book_find(&book, " UNIT COSTS "), 0);
	assert_int_equal(book_find(&book, "a[1]"), 2);
	assert_int_equal(book_find(&book, "unit cost"), 3);
	assert_int_equal(book_find(&book, "unit costs 2"), 3);
}

static struct made_book sheet_of(const char *sheet)
{
	return book_of_sheet(sheet, NULL, NULL, NULL);
}

static void what_no_spreadsheet_writes_is_refused(void **state)
{
	static const struct made_part twice[] = {{"[Content_Types].xml", "<Types/>", 0},
						 {"[Content_Types].xml", "<Types></Types>", 0}};

	assert_problem(*state,
		       sheet_of("<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet><sheetData><row>"
				"<c t='str'><v>&a;</v></c></row></sheetData></worksheet>"),
		       "declares a document type");
	assert_problem(*state, sheet_of("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><worksheet/>"),
		       "declares a document type");
	assert_problem(*state, sheet_of("<worksheet>"), "is not XML");
	assert_problem(*state, sheet_of(SHEET("<row r='2'/><row r='1'/>")), "not in order");
	assert_problem(*state, sheet_of(SHEET("<row r='1048577'/>")), "not in order");
	assert_problem(*state, sheet_of(SHEET("<row r='1048576'/><row><c><v>1</v></c></row>")),
		       "outside of what a sheet can hold");
	assert_problem(*state, sheet_of(SHEET("<c><v>1</v></c>")),
		       "outside of what a sheet can hold");
	assert_problem(*state,
		       sheet_of(SHEET("<row><c r='XFD1'><v>1</v></c><c><v>1</v></c></row>")),
		       "outside of what a sheet can hold");
	assert_problem(*state, sheet_of(SHEET("<row><c r='XFE1'><v>1</v></c></row>")),
		       "not in its row");
	assert_problem(*state, sheet_of(SHEET("<row><c r='A2'><v>1</v></c></row>")),
		       "not in its row");
	assert_problem(*state,
		       sheet_of(SHEET("<row><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>")),
		       "order of their rows and columns");
	assert_problem(*state, sheet_of(SHEET("<row><c t='s'><v>5</v></c></row>")),
		       "a text that is not there");
	assert_problem(*state, sheet_of(NULL), "its sheet 'Sheet 1' is not there");
	/* Whichever of the two is meant. */
	assert_problem(*state, book_of_parts(twice, COUNT_OF(twice)), "a part is there twice");
}

static void a_single_cell_far_away_is_no_danger(void **state)
{
	const char *text =
	    text_of(*state, SHEET("<row r='1000000'><c r='XFD1000000'><v>1</v></c></row>"));

	assert_int_equal(strspn(text, "\n"), 999999);
	assert_int_equal(strspn(text + 999999, ","), 16383);
	assert_string_equal(text + 999999 + 16383, "1\n");
}

/* Each row is as wide as the widest above it: 5,000 of 16,384 are more than 64 MiB of commas. */
static void narrow_rows_below_a_wide_one_have_an_end(void **state)
{
	enum { ROWS = 5000 };
	static const char row[] = "<row><c><v>1</v></c></row>";
	struct fixture *fixture = *state;
	char *rows = arena_alloc(fixture->arena, sizeof row * ROWS), *to = rows;

	for (int i = 0; i < ROWS; i++)
		to = stpcpy(to, row);
	assert_problem(fixture,
		       sheet_of(arena_format(fixture->arena,
					     SHEET("<row><c r='XFD1'><v>1</v></c></row>%s"), rows)),
		       "spread too far apart");
}

static void older_and_protected_documents_say_what_to_do(void **state)
{
	static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on";
	static const char locked[] =
	    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1  E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
	struct made_book made = {0};

	made_put(&made, old, sizeof old);
	assert_problem(*state, made, "save it as .xlsx or CSV");
	made = (struct made_book){0};
	made_put(&made, locked, sizeof locked);
	assert_problem(*state, made, "protected by a password");
}

static void an_archive_of_anything_else_is_no_workbook(void **state)
{
	static const struct made_part text = {
	    "mimetype", "application/vnd.oasis.opendocument.text-and-more", 0};
	static const struct made_part none = {"mimetype", "application/epub+zip", 0};

	assert_string_equal(text_of_area(*state, book_of_parts(&text, 1), NULL, false),
			    "no workbook");
	assert_string_equal(text_of_area(*state, book_of_parts(&none, 1), NULL, false),
			    "no workbook");
	const struct made_part parts[] = {{"a.csv", "a,b\n", 0}};

	assert_string_equal(text_of_area(*state, book_of_parts(parts, 1), NULL, false),
			    "no workbook");
}

/* The header has a line break, a row is an example, and G would be the seventh column. */
static void a_sheet_is_a_source_whose_lines_are_rows(void **state)
{
	struct fixture *fixture = *state;
	struct made_book made = sheet_of(
	    SHEET("<row r='2'><c t='str'><v>council</v></c><c t='str'><v>service</v></c>"
		  "<c t='str'><v>channel</v></c><c t='str'><v>year</v></c>"
		  "<c t='str'><v>No. of\ncontacts</v></c></row>"
		  "<row r='3'><c t='str'><v>#for example</v></c><c><v>1</v></c></row>"
		  "<row r='4'><c t='str'><v>A</v></c><c t='str'><v>B</v></c><c t='str'><v>web</v>"
		  "</c><c t='str'><v>2007-08</v></c><c t='e'><v>#REF!</v></c></row>"));
	struct source source;
	struct reading reading;

	assert_true(source_from_memory(&source, "book.xlsx", made.bytes, made.size, fixture->arena,
				       &fixture->diagnostics));
	assert_false(reading_read(&reading, &source, &activity_shape, &as_case, fixture->arena,
				  &fixture->diagnostics));
	assert_int_equal(fixture->diagnostics.count, 1);
	book_source_locate(&source, &fixture->diagnostics);
	assert_message(fixture, 0,
		       "book.xlsx: Sheet 1!E4: volume: '#REF!' is an error, not a value; put it "
		       "right in the workbook and save it again");
	free(made.bytes);
}

static bool is_source(struct fixture *fixture, const char *path, struct made_book made)
{
	struct source source;
	const bool is_read = source_from_memory(&source, path, made.bytes, made.size,
						fixture->arena, &fixture->diagnostics);

	free(made.bytes);
	return is_read;
}

#define ONE_CELL "<table-row><table-cell><p>1</p></table-cell></table-row>"

static void the_one_sheet_that_has_cells_is_the_source(void **state)
{
	static const struct made_part archive = {"a.csv", "a,b\n", 0};
	struct fixture *fixture = *state;
	const char *tables = "";

	assert_false(is_source(fixture, "book.ods", book_of_parts(&archive, 1)));
	assert_said(fixture, "book.ods: is an archive, not a CSV file or a spreadsheet");
	assert_false(is_source(fixture, "empty.ods",
			       book_of_tables("<x><table name='1'/><table name='2'/></x>")));
	assert_said(fixture, "empty.ods: has no sheet with cells");
	assert_true(is_source(
	    fixture, "one.ods",
	    book_of_tables("<x><table name='1'/><table name='2'>" ONE_CELL "</table></x>")));
	assert_false(is_source(
	    fixture, "broken.ods",
	    book_of_tables("<x><table name='1'>" ONE_CELL
			   "</table><table name='2'><table-row number-rows-repeated='1048577'>"
			   "<table-cell><p>1</p></table-cell></table-row></table></x>")));
	assert_said(fixture, "broken.ods: has a cell outside of what a sheet can hold");
	/* One that is hidden counts only where no other has cells. */
	assert_true(is_source(
	    fixture, "hidden.ods",
	    book_of_tables(
		"<x><style name='h'><table-properties display='false'/></style><table name='1'/>"
		"<table name='2' style-name='h'>" ONE_CELL "</table></x>")));
	assert_said(fixture, "hidden.ods: is a hidden sheet; it is read all the same");
	/* Of many the first twelve are named. */
	for (int i = 1; i <= 14; i++)
		tables = arena_format(fixture->arena, "%s<table name='S%d'>" ONE_CELL "</table>",
				      tables, i);
	assert_false(is_source(fixture, "many",
			       book_of_tables(arena_format(fixture->arena, "<x>%s</x>", tables))));
	assert_said(fixture, "many: has several sheets; call the one that is to be read 'many'");
	assert_said(fixture, "they are 'S1', 'S2', ");
	assert_said(fixture, "'S11' and 3 more");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_row_of_the_sheet_is_a_line_of_that_number),
	    TEST(rows_and_cells_without_a_place_follow_each_other),
	    TEST(texts_are_shared_inline_or_of_a_formula),
	    TEST(a_line_break_is_a_blank_where_rows_stream_past),
	    TEST(numbers_are_shown_by_their_formats),
	    TEST(a_workbook_may_count_its_days_from_1904),
	    TEST(errors_and_formulas_never_calculated_are_marked),
	    TEST(only_the_table_asked_for_is_read),
	    TEST(a_table_is_what_stands_together_from_its_first_cell),
	    TEST(a_sheet_is_found_however_its_name_is_written),
	    TEST(narrow_rows_below_a_wide_one_have_an_end),
	    TEST(a_path_may_name_a_sheet_and_a_place_in_it),
	    TEST(what_no_spreadsheet_writes_is_refused),
	    TEST(a_single_cell_far_away_is_no_danger),
	    TEST(older_and_protected_documents_say_what_to_do),
	    TEST(an_archive_of_anything_else_is_no_workbook),
	    TEST(a_sheet_is_a_source_whose_lines_are_rows),
	    TEST(the_one_sheet_that_has_cells_is_the_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
