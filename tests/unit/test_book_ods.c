/*
 * Spreadsheets of the OpenDocument format: what its version 1.3, part 3, has elements and
 * attributes mean, and what LibreOffice adds.
 */
#include "book_text.h"

#define TABLES(rows)                                                                           \
	"<document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:calcext='c'>" \
	"<body><spreadsheet><table:table table:name='One'>" rows                               \
	"</table:table><table:table table:name='Two'/></spreadsheet></body></document-content>"

static void an_open_document_is_read_alike(void **state)
{
	static const char tables[] = TABLES(
	    "<table:table-row table:number-rows-repeated='2'><table:table-cell "
	    "table:number-columns-repeated='1024'/></table:table-row>"
	    "<table:table-row><table:table-cell office:value-type='string'><text:p>a<text:s "
	    "text:c='2'/>b</text:p><text:p>c</text:p></table:table-cell>"
	    "<table:table-cell office:value-type='percentage' office:value='0.46'><text:p>46%"
	    "</text:p></table:table-cell><table:table-cell office:value-type='date' "
	    "office:date-value='2008-04-01'><text:p>1 April</text:p></table:table-cell>"
	    "<table:table-cell office:value-type='currency' office:value='12.5'><text:p>13"
	    "</text:p></table:table-cell><table:table-cell table:number-columns-repeated='2' "
	    "office:value-type='float' office:value='7'><text:p>7</text:p></table:table-cell>"
	    "<table:table-cell table:formula='of:=1/0' office:value-type='string' "
	    "office:string-value='' calcext:value-type='error'><text:p>#DIV/0!</text:p>"
	    "</table:table-cell><table:table-cell table:formula='of:=[.A1]'/>"
	    "<table:table-cell><office:annotation><text:p>a note</text:p></office:annotation>"
	    "</table:table-cell></table:table-row>"
	    "<table:table-row table:number-rows-repeated='2'><table:table-cell "
	    "office:value-type='float' office:value='1'/><table:covered-table-cell "
	    "office:value-type='float' office:value='2'/></table:table-row>");

	assert_string_equal(text_of_area(*state, book_of_tables(tables), NULL, false),
			    "\n\na  b" BREAK "c,46%,2008-04-01,12.5,7,7," ERROR "#DIV/0!," ERROR
			    "=[.A1]\n1,,,,,,,\n1,,,,,,,\n");
}

static void a_table_repeated_over_the_whole_sheet_is_refused(void **state)
{
	assert_problem(
	    *state,
	    book_of_tables(
		TABLES("<table:table-row table:number-rows-repeated='1048576'><table:table-cell "
		       "office:value-type='string' table:number-columns-repeated='16384'>"
		       "<text:p>x</text:p></table:table-cell></table:table-row>")),
	    "spread too far apart");
}

/* The first sheet of a document whose styles and cells of one row are these. */
static const char *row_of(struct fixture *fixture, const char *styles, const char *cells)
{
	return text_of_area(
	    fixture,
	    book_of_tables(arena_format(
		fixture->arena,
		"<document-content><styles>%s</styles><table name='One'><table-row>%s</table-row>"
		"</table></document-content>",
		styles, cells)),
	    NULL, false);
}

static void a_cell_is_what_its_type_and_its_text_say(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		const char *attributes, *shown, *expected;
	} cells[] = {
	    {"office:value-type='time' time-value='PT1H30M00S'", "01:30", "01:30:00"},
	    {"office:value-type='time' time-value='PT26H05M09.75S'", "", "26:05:09"},
	    {"office:value-type='time' time-value='PT9M1,5S'", "", "00:09:01"},
	    {"office:value-type='time' time-value='PT'", "", "00:00:00"},
	    {"office:value-type='time' time-value='PTXM'", "", "00:00:00"},
	    {"office:value-type='time' time-value='09:30'", "", "09:30"},
	    {"office:value-type='date' date-value='2008-04-01T09:30:00'", "",
	     "2008-04-01 09:30:00"},
	    {"office:value-type='date' date-value='2008-04-01T00:00:00'", "", "2008-04-01"},
	    {"office:value-type='boolean' boolean-value='true'", "TRUE", "TRUE"},
	    {"office:value-type='boolean' boolean-value='false'", "FALSE", "FALSE"},
	    {"office:value-type='float' value='1'", "TRUE", "TRUE"},
	    {"office:value-type='float' value='0'", "FALSE", "FALSE"},
	    {"office:value-type='float' value='0.12'", "12%", "12%"},
	    {"office:value-type='float' value='5'", "%", "5"},
	    {"office:value-type='currency' value='5'", "$5.00", "$5"},
	    {"office:value-type='currency' value='5'", "5.00 EUR",
	     "\xE2\x82\xAC"
	     "5"},
	    {"office:value-type='currency' value='5'", "USD 5.00", "$5"},
	    {"office:value-type='float' value='5'", "5 EUROS",
	     "\xE2\x82\xAC"
	     "5"},
	    {"office:value-type='currency' value='5'", "5.00 \xE2\x82\xAC",
	     "\xE2\x82\xAC"
	     "5"},
	    {"office:value-type='currency' value='5'",
	     "\xC2\xA3"
	     "5.00",
	     "5"},
	    {"office:value-type='float' value='123'", "00123", "00123"},
	    {"office:value-type='float' value='0.5'", "0.50", "0.5"},
	    {"office:value-type='float' value='0'", "0", "0"},
	    /* Longer than any code is. */
	    {"office:value-type='float' value='7'", "00000000000000000000000000000000000000007",
	     "7"},
	    {"office:value-type='float' value='many'", "7", ERROR "########"},
	    {"formula='of:=1/0' office:value-type='float' value='0'", "#DIV/0!", ERROR "#DIV/0!"},
	    {"formula='of:=1/0' office:value-type='string'", "Err:502", ERROR "Err:502"},
	    {"formula='of:=A1' office:value-type='string'", "#1 choice", "#1 choice"},
	    {"office:value-type='string'", "Err:502", "Err:502"}, /* somebody wrote it */
	    {"calcext:value-type='error' office:value-type='string'", "", ERROR "#VALUE!"},
	    {"calcext:value-type='percentage' office:value-type='float' value='2'", "2", "2"},
	    {"office:value-type='float' calcext:value-type='percentage' value='2'", "2", "2"},
	    {"formula='=1+1'", "", ERROR "==1+1"},
	    {"office:value-type='string' string-value='kept'", "", "kept"},
	    {"office:value-type='string' string-value='kept'", "shown", "shown"},
	    {"office:value-type='a-type-that-nobody-knows'", "shown", "shown"},
	};

	for (size_t i = 0; i < COUNT_OF(cells); i++)
		assert_string_equal(
		    row_of(*state, "",
			   arena_format(fixture->arena, "<table-cell %s><p>%s</p></table-cell>",
					cells[i].attributes, cells[i].shown)),
		    arena_format(fixture->arena, "%s\n", cells[i].expected));
	assert_string_equal(row_of(*state, "", "<table-cell office:value-type='string'/>"), "");
}

static void the_text_of_a_cell_is_its_paragraphs_and_their_blanks(void **state)
{
	struct fixture *fixture = *state;
	const char *text;

	assert_string_equal(
	    row_of(fixture, "", "<table-cell>no<p>a<s/>b<s c='2'/>c</p></table-cell>"), "a b  c\n");
	assert_string_equal(row_of(fixture, "", "<table-cell><p>a<tab/>b</p></table-cell>"),
			    "\"a\tb\"\n");
	assert_string_equal(
	    row_of(fixture, "", "<table-cell><p>a<line-break/>b</p>no<p>c</p></table-cell>"),
	    "a" BREAK "b" BREAK "c\n");
	assert_string_equal(row_of(fixture, "",
				   "<table-cell><annotation><p>a<span>note</span></p></annotation>"
				   "<p>its <span>text</span>, <a>linked</a></p></table-cell>"),
			    "\"its text, linked\"\n");
	/* As many blanks as nobody puts into a cell. */
	text = row_of(fixture, "", "<table-cell><p>a<s c='1000000'/>b</p></table-cell>");
	assert_int_equal(strlen(text), 1 + 1000 + 1 + 1);
	/* A table in a cell is none of it. */
	assert_string_equal(row_of(fixture, "",
				   "<table-cell><p>a</p></table-cell><shapes><table><table-row>"
				   "<table-cell><p>b</p></table-cell></table-row></table></shapes>"
				   "<table-cell><p>c</p></table-cell>"),
			    "a,c\n");
}

static void what_is_struck_out_is_seen_by_cell_row_column_and_span(void **state)
{
	static const struct {
		const char *style, *columns, *row, *cell, *span;
		long rows;
	} strucks[] = {
	    {"text-line-through-style='solid'", "", "", "style-name='s'", "", 1},
	    {"text-line-through-type='double'", "", "", "style-name='s'", "", 1},
	    {"text-line-through-style='none' text-line-through-type='none'", "", "",
	     "style-name='s'", "", 0},
	    {"font-weight='bold'", "", "", "style-name='s'", "", 0},
	    {"text-line-through-style='solid'", "", "", "style-name='t'", "", 0},
	    {"text-line-through-style='solid'", "", "default-cell-style-name='s'", "", "", 1},
	    {"text-line-through-style='solid'", "", "default-cell-style-name='s'", "style-name='t'",
	     "", 0},
	    {"text-line-through-style='solid'", "<table-column default-cell-style-name='s'/>", "",
	     "", "", 1},
	    {"text-line-through-style='solid'",
	     "<table-column/><table-column default-cell-style-name='s'/>", "", "", "", 0},
	    {"text-line-through-style='solid'", "", "", "", "style-name='s'", 1},
	    {"text-line-through-style='solid'", "", "", "", "style-name='t'", 0},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(strucks); i++) {
		assert_string_equal(
		    text_of_area(
			fixture,
			book_of_tables(arena_format(
			    fixture->arena,
			    "<content><text-properties text-line-through-style='solid'/>"
			    "<style name='s'><text-properties %s/></style><style name='t'/>"
			    "<style><text-properties text-line-through-style='solid'/></style>"
			    "<table name='One'>%s<table-row %s><table-cell %s><p><span "
			    "%s>1</span></p>"
			    "</table-cell></table-row></table></content>",
			    strucks[i].style, strucks[i].columns, strucks[i].row, strucks[i].cell,
			    strucks[i].span)),
			NULL, false),
		    "1\n");
		if (seen.struck_rows != strucks[i].rows)
			fail_msg("%zu: %ld rows are struck out", i, (long)seen.struck_rows);
	}
}

static void what_is_hidden_is_read_and_seen(void **state)
{
	assert_string_equal(
	    text_of_area(
		*state,
		book_of_tables(
		    "<content><table name='One'><table-column visibility='visible'/>"
		    "<table-column visibility='collapse' number-columns-repeated='2'/>"
		    "<table-column/><table-column visibility='collapse'/>"
		    "<table-column visibility='collapse' number-columns-repeated='16000'/>"
		    "<table-row visibility='visible'><table-cell><p>1</p></table-cell></table-row>"
		    "<table-row visibility='filter'><table-cell><p>2</p></table-cell></table-row>"
		    "<table-row visibility='collapse' number-rows-repeated='2'><table-cell><p>3</p>"
		    "</table-cell></table-row><table-row visibility='collapse' "
		    "number-rows-repeated='1000000'><table-cell/></table-row></table></content>"),
		NULL, false),
	    "1\n2\n3\n3\n");
	assert_int_equal(seen.hidden_rows, 3);
	assert_int_equal(seen.first_hidden_row, 2);
	assert_int_equal(seen.hidden_columns, 3);
	assert_int_equal(seen.first_hidden_column, 2);
}

static void a_sheet_is_hidden_by_its_style(void **state)
{
	struct fixture *fixture = *state;
	struct made_book made = book_of_tables(
	    "<content><table-properties display='false'/><style name='h'><table-properties "
	    "display='false'/></style><style name='v'><table-properties display='true'/></style>"
	    "<style name='n'><table-properties/></style><table name='1' style-name='h'/>"
	    "<table name='2' style-name='v'/><table name='3' style-name='n'/><table/></content>");
	const struct book_bytes bytes = {NULL, made.bytes, made.size};
	const struct book *book = book_open(&bytes, fixture->arena);

	assert_int_equal(book->n_sheets, 4);
	assert_true(book->sheets[0].is_hidden);
	for (size_t i = 1; i < 4; i++)
		assert_false(book->sheets[i].is_hidden);
	assert_string_equal(book->sheets[3].name, "");
	free(made.bytes);
}

static void only_the_table_asked_for_is_read_of_it(void **state)
{
	const struct book_area area = {.row = 1, .column = 1, .is_table = true};

	assert_string_equal(
	    text_of_area(
		*state,
		book_of_tables(
		    "<content><table name='One'><table-row><table-cell><p>1</p></table-cell>"
		    "<table-cell/><table-cell><p>9</p></table-cell></table-row><table-row/>"
		    "<table-row><table-cell><p>9</p></table-cell></table-row></table></content>"),
		&area, false),
	    "1\n");
}

/* A row of 9,000 letters is kept until its end, since it may be repeated. */
static void a_long_row_is_repeated_whole(void **state)
{
	struct fixture *fixture = *state;
	char *letters = arena_alloc(fixture->arena, 3001);
	const char *text, *cell;

	memset(letters, 'x', 3000);
	letters[3000] = '\0';
	cell = arena_format(fixture->arena, "<table-cell><p>%s</p></table-cell>", letters);
	text =
	    text_of_area(fixture,
			 book_of_tables(arena_format(
			     fixture->arena,
			     "<content><table name='One'><table-row number-rows-repeated='2'>%s%s%s"
			     "</table-row></table></content>",
			     cell, cell, cell)),
			 NULL, false);
	assert_int_equal(strlen(text), 2 * (3 * 3000 + 3));
	assert_string_equal(text, arena_format(fixture->arena, "%s,%s,%s\n%s,%s,%s\n", letters,
					       letters, letters, letters, letters, letters));
}

/* The content of a document with so many sheets. */
static char *sheets(struct fixture *fixture, int count)
{
	char *text = arena_alloc(fixture->arena, (size_t)count * 20 + 50), *to = text;

	to = stpcpy(to, "<content>");
	for (int i = 0; i < count; i++)
		to = stpcpy(to, "<table name='a'/>");
	(void)stpcpy(to, "</content>");
	return text;
}

static void what_is_no_spreadsheet_is_refused(void **state)
{
	struct fixture *fixture = *state;
	const struct made_part mimetype = {"mimetype",
					   "application/vnd.oasis.opendocument.spreadsheet", 0};
	const struct made_part content = {"content.xml", "<content><table name='One'/></content>",
					  0};
	const struct made_part locked[] = {
	    mimetype,
	    content,
	    {"META-INF/manifest.xml", "<m><file-entry/><encryption-data/></m>", 0}};
	const struct made_part broken[] = {mimetype, content, {"META-INF/manifest.xml", "<m>", 0}};
	char *cell = arena_alloc(fixture->arena, BOOK_MOST_CELL + 1);

	assert_problem(fixture, book_of_parts(locked, 3), "is protected by a password");
	assert_problem(fixture, book_of_parts(broken, 3), "META-INF/manifest.xml is not XML");
	assert_problem(fixture, book_of_parts(&mimetype, 1), "has no sheet with cells");
	assert_problem(fixture, book_of_tables("<content/>"), "has no sheet with cells");
	assert_string_equal(
	    text_of_area(fixture, book_of_tables(sheets(fixture, 500)), NULL, false), "");
	assert_problem(fixture, book_of_tables(sheets(fixture, 501)), "has more than 500 sheets");
	assert_problem(
	    fixture,
	    book_of_tables("<content><table name='One'><table-row "
			   "number-rows-repeated='99999999'><table-cell><p>1</p></table-cell>"
			   "</table-row></table></content>"),
	    "has a cell outside of what a sheet can hold");
	memset(cell, 'x', BOOK_MOST_CELL);
	cell[BOOK_MOST_CELL] = '\0';
	assert_string_equal(
	    row_of(fixture, "",
		   arena_format(fixture->arena, "<table-cell><p>%s</p></table-cell>", cell)),
	    "has a cell of 1 MiB or more, which no spreadsheet has");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(an_open_document_is_read_alike),
	    TEST(a_table_repeated_over_the_whole_sheet_is_refused),
	    TEST(a_cell_is_what_its_type_and_its_text_say),
	    TEST(the_text_of_a_cell_is_its_paragraphs_and_their_blanks),
	    TEST(what_is_struck_out_is_seen_by_cell_row_column_and_span),
	    TEST(what_is_hidden_is_read_and_seen),
	    TEST(a_sheet_is_hidden_by_its_style),
	    TEST(only_the_table_asked_for_is_read_of_it),
	    TEST(a_long_row_is_repeated_whole),
	    TEST(what_is_no_spreadsheet_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
