/*
 * Workbooks of Office Open XML, as ECMA-376 part 1 has them: relations (part 2, 9.3), sheets
 * (18.2.19), styles (18.8), cells (18.3.1.4) and rows (18.3.1.73).
 */
#include "book_text.h"

#define RELATION(id, kind, target) \
	"<Relationship Id='" id "' Type='" MADE_TYPES kind "' Target='" target "'/>"
#define ROW "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>"

/* A workbook of one sheet, with another part in place of one of its own. */
static struct made_book book_with(const char *name, const char *text)
{
	struct made_part parts[] = {
	    {"[Content_Types].xml", "<Types/>", 0},
	    {"_rels/.rels",
	     "<Relationships>" RELATION("r", "officeDocument", "xl/book.xml") "</Relationships>",
	     0},
	    {"xl/book.xml", "<workbook><sheets><sheet name='One' r:id='a'/></sheets></workbook>",
	     0},
	    {"xl/_rels/book.xml.rels",
	     "<Relationships>" RELATION("a", "worksheet", "one.xml")
		 RELATION("b", "styles", "styles.xml")
		     RELATION("c", "sharedStrings", "strings.xml") "</Relationships>",
	     0},
	    {"xl/one.xml", ROW, 0},
	    {"xl/styles.xml", "<styleSheet/>", 0},
	    {"xl/strings.xml", "<sst/>", 0},
	};

	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (strcmp(parts[i].name, name) == 0)
			parts[i].text = text;
	return book_of_parts(parts, COUNT_OF(parts));
}

static void a_workbook_is_found_by_its_relations(void **state)
{
	static const struct {
		const char *part, *text, *expected;
	} books[] = {
	    {"", "", "7\n"},
	    {"_rels/.rels",
	     "<Relationships><Relationship Id='r'/><Relationship Type='" MADE_TYPES
	     "officeDocument'/>"
	     "<Other Type='" MADE_TYPES "officeDocument' Target='other.xml'/>" RELATION(
		 "r", "officeDocument", "/xl\\./book.xml")
		 RELATION("s", "officeDocument", "other.xml") "</Relationships>",
	     "7\n"},
	    {"_rels/.rels", "<Relationships/>", "is no workbook: save it as .xlsx or CSV"},
	    {"_rels/.rels", NULL,
	     "is damaged: it has no part _rels/.rels; open it and save it again"},
	    {"_rels/.rels", "<Relationships>", "is not XML"},
	    {"xl/_rels/book.xml.rels", NULL, "it has no part xl/_rels/book.xml.rels"},
	    {"xl/book.xml", NULL, "it has no part xl/book.xml"},
	    {"xl/styles.xml", NULL, "it has no part xl/styles.xml"},
	    {"xl/strings.xml", NULL, "7\n"}, /* where no cell asks for one */
	    {"xl/strings.xml", "<sst>", "xl/strings.xml is not XML"},
	    {"xl/one.xml", NULL, "is damaged: its sheet 'One' is not there"},
	    {"xl/_rels/book.xml.rels",
	     "<Relationships>" RELATION("a", "worksheet",
					"/../xl/../xl//one.xml") "</Relationships>",
	     "7\n"},
	    {"xl/_rels/book.xml.rels",
	     "<Relationships>" RELATION(
		 "a", "worksheet",
		 "\\xl\\one.xml") "<Relationship Type='" MADE_TYPES
				  "worksheet' Target='x'/><Relationship Id='a' Target='x'/>"
				  "<Relationship Id='a' Type='" MADE_TYPES
				  "worksheet'/><Other Id='a' Type='" MADE_TYPES
				  "worksheet' Target='x'/>" RELATION(
				      "d", "chartsheet",
				      "x") "<Relationship Id='e' TargetMode='External' "
					   "Type='" MADE_TYPES "styles' Target='x'/>"
					   "<Relationship Id='f' TargetMode='External' "
					   "Type='" MADE_TYPES "sharedStrings' Target='x'/>"
					   "</Relationships>",
	     "7\n"},
	    {"xl/_rels/book.xml.rels",
	     "<Relationships><Relationship Id='a' TargetMode='Internal' Type='" MADE_TYPES
	     "worksheet' Target='one.xml'/></Relationships>",
	     "7\n"},
	    {"xl/_rels/book.xml.rels",
	     "<Relationships><Relationship Id='a' TargetMode='External' Type='" MADE_TYPES
	     "worksheet' Target='one.xml'/></Relationships>",
	     "has a sheet in another file"},
	    {"xl/book.xml", "<workbook/>", "has no sheet with cells"},
	    {"xl/book.xml",
	     "<workbook><sheet r:id='a'/><sheet name='No'/><sheet name='No' r:id='z'/>"
	     "</workbook>",
	     "has no sheet with cells"},
	};

	for (size_t i = 0; i < COUNT_OF(books); i++)
		assert_problem(*state, book_with(books[i].part, books[i].text), books[i].expected);
}

static void a_workbook_may_stand_at_the_top_of_its_archive(void **state)
{
	static const struct made_part parts[] = {
	    {"[Content_Types].xml", "<Types/>", 0},
	    {"_rels/.rels",
	     "<Relationships>" RELATION("r", "officeDocument", "book.xml") "</Relationships>", 0},
	    {"book.xml", "<workbook><sheet name='One' r:id='a'/></workbook>", 0},
	    {"_rels/book.xml.rels",
	     "<Relationships>" RELATION("a", "worksheet", "one.xml") "</Relationships>", 0},
	    {"one.xml", ROW, 0},
	};

	assert_string_equal(
	    text_of_area(*state, book_of_parts(parts, COUNT_OF(parts)), NULL, false), "7\n");
}

/* A list of numbered elements, behind others. */
static const char *list_of(struct fixture *fixture, const char *before, const char *each,
			   const char *behind, int count)
{
	const size_t length = strlen(each) + 3 + strlen(behind);
	char *text = arena_alloc(fixture->arena, strlen(before) + (size_t)count * length + 50);
	char *to = stpcpy(text, before);

	for (int i = 0; i < count; i++)
		to = stpcpy(to, arena_format(fixture->arena, "%s%03d%s", each, i, behind));
	(void)stpcpy(to, "</list>");
	return text;
}

/* Each with a relation of its own, of 3 digits; other relations stand before them. */
static void no_sheet_is_left_out_in_silence(void **state)
{
	struct fixture *fixture = *state;

	for (int count = 500; count <= 501; count++) {
		const struct made_part parts[] = {
		    {"[Content_Types].xml", "<Types/>", 0},
		    {"_rels/.rels",
		     "<Relationships>" RELATION("r", "officeDocument",
						"book.xml") "</Relationships>",
		     0},
		    {"book.xml",
		     list_of(fixture, "<list>", "<sheet name='One' r:id='a", "'/>", count), 0},
		    {"_rels/book.xml.rels",
		     list_of(fixture,
			     "<list>" RELATION("b", "styles", "s.xml")
				 RELATION("c", "sharedStrings", "t.xml"),
			     "<Relationship Id='a",
			     "' Type='" MADE_TYPES "worksheet' Target='one.xml'/>", count),
		     0},
		    {"one.xml", ROW, 0},
		    {"s.xml", "<styleSheet/>", 0},
		    {"t.xml", "<sst/>", 0},
		};

		assert_problem(fixture, book_of_parts(parts, COUNT_OF(parts)),
			       count > 500 ? "has more than 500 sheets" : "7\n");
	}
}

static void a_sheet_may_be_hidden(void **state)
{
	struct fixture *fixture = *state;
	struct made_book made = book_with(
	    "xl/book.xml",
	    "<workbook><sheet name='1' r:id='a'/><sheet name='2' state='visible' r:id='a'/>"
	    "<sheet name='3' state='hidden' r:id='a'/><sheet name='4' state='veryHidden' "
	    "r:id='a'/></workbook>");
	const struct book_bytes bytes = {NULL, made.bytes, made.size};
	const struct book *book = book_open(&bytes, fixture->arena);

	assert_int_equal(book->n_sheets, 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(book->sheets[i].is_hidden, i >= 2);
	free(made.bytes);
}

static struct made_book sheet_of(const char *sheet, const char *styles)
{
	return book_of_sheet(sheet, NULL, styles, NULL);
}

#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

/* 39448 is 1 January 2008; a format of the system's own has the currency of whoever opens it. */
static void a_number_is_shown_by_its_style(void **state)
{
	static const struct {
		const char *styles, *expected;
	} styles[] = {
	    {"<cellXfs><xf/></cellXfs>", "39448"},
	    {"<cellXfs><xf numFmtId='22'/></cellXfs>", "2008-01-01"},
	    {"<numFmts><numFmt numFmtId='22' formatCode='0'/></numFmts><cellXfs><xf "
	     "numFmtId='22'/></cellXfs>",
	     "39448"},
	    {"<numFmts><numFmt numFmtId='7' formatCode='\"$\"0'/></numFmts><cellXfs><xf "
	     "numFmtId='7'/></cellXfs>",
	     "39448"},
	    {"<numFmts><numFmt numFmtId='7' formatCode='0 \xE2\x82\xAC'/></numFmts><cellXfs><xf "
	     "numFmtId='7'/></cellXfs>",
	     "39448"},
	    {"<numFmts><numFmt numFmtId='7' formatCode='0%'/></numFmts><cellXfs><xf "
	     "numFmtId='7'/></cellXfs>",
	     "3944800%"},
	    {"<numFmts><numFmt numFmtId='164' formatCode='\"$\"0'/></numFmts><cellXfs><xf "
	     "numFmtId='164'/></cellXfs>",
	     "$39448"},
	    {"<numFmts><numFmt numFmtId='164'/><numFmt formatCode='0%'/></numFmts><cellXfs><xf "
	     "numFmtId='164'/></cellXfs>",
	     "39448"},
	    {"<numFmts><numFmt numFmtId='70000' formatCode='0%'/></numFmts><cellXfs><xf "
	     "numFmtId='70000'/></cellXfs>",
	     "39448"},
	    {"<xf numFmtId='9'/><cellXfs><xf numFmtId='165'/></cellXfs><xf numFmtId='9'/>",
	     "39448"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(styles); i++)
		assert_string_equal(
		    text_of_area(
			fixture,
			sheet_of(SHEET("<row><c><v>39448</v></c></row>"),
				 arena_format(fixture->arena, "<styleSheet>%s</styleSheet>",
					      styles[i].styles)),
			NULL, false),
		    arena_format(fixture->arena, "%s\n", styles[i].expected));
}

static void what_is_struck_out_is_seen_by_its_font(void **state)
{
	static const struct {
		const char *fonts, *number;
		long rows;
	} fonts[] = {
	    {"<font><strike/></font>", "0", 1},
	    {"<font/><font><strike val='true'/></font>", "1", 1},
	    {"<font><strike val='0'/></font>", "0", 0},
	    {"<font/><font><strike/></font>", "0", 0},
	    {"<font><strike/></font>", "65536", 0},
	    {"<strike/><font/>", "0", 0},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(fonts); i++) {
		assert_string_equal(
		    text_of_area(
			fixture,
			sheet_of(
			    SHEET("<row><c><v>1</v></c><c><v>2</v></c></row><row><c "
				  "s='9'><v>3</v></c></row>"),
			    arena_format(
				fixture->arena,
				"<styleSheet><dxf><font><strike/></font></dxf><fonts>%s</fonts>"
				"<strike/><font/><cellXfs><xf fontId='%s'/></cellXfs></styleSheet>",
				fonts[i].fonts, fonts[i].number)),
			NULL, false),
		    "1,2\n3,\n");
		if (seen.struck_rows != fonts[i].rows)
			fail_msg("%zu: %ld rows are struck out", i, (long)seen.struck_rows);
	}
}

static void what_is_hidden_is_read_and_seen(void **state)
{
	assert_string_equal(
	    text_of_area(
		*state,
		sheet_of(
		    "<worksheet><cols><col min='1' max='1'/><col min='2' max='3' hidden='1'/>"
		    "<col min='5' max='5' hidden='true'/><col min='6' max='16384' hidden='1'/>"
		    "<col hidden='1'/><col min='0' max='1' hidden='1'/><col min='3' max='2' "
		    "hidden='1'/>"
		    "<col min='1' max='16385' hidden='1'/><col min='1' "
		    "hidden='1'/></cols><sheetData>"
		    "<row hidden='0'><c><v>1</v></c></row><row hidden='1'><c><v>2</v></c></row>"
		    "<row hidden='on'><c><v>3</v></c></row></sheetData><row "
		    "hidden='1'/></worksheet>",
		    NULL),
		NULL, false),
	    "1\n2\n3\n");
	assert_int_equal(seen.hidden_rows, 2);
	assert_int_equal(seen.first_hidden_row, 2);
	assert_int_equal(seen.hidden_columns, 3);
	assert_int_equal(seen.first_hidden_column, 2);
}

static void a_cell_is_what_its_type_says(void **state)
{
	static const struct {
		const char *cell, *expected;
	} cells[] = {
	    {"<c t='n'><v>1</v></c>", "1"},
	    {"<c><v> 1\n</v></c>", "1"},
	    {"<c><v>many</v></c>", ERROR "########"},
	    {"<c t='b'><v>1</v></c>", "TRUE"},
	    {"<c t='b'><v>true</v></c>", "TRUE"},
	    {"<c t='b'><v>0</v></c>", "FALSE"},
	    {"<c t='b'><v>false</v></c>", "FALSE"},
	    {"<c t='d'><v>2010-04-01T09:30:00</v></c>", "2010-04-01 09:30:00"},
	    {"<c t='d'><v>2010-04-01T00:00:00Z</v></c>", "2010-04-01"},
	    {"<c t='d'><v>2010-04-01</v></c>", "2010-04-01"},
	    {"<c t='e'><v>#N/A</v></c>", ERROR "#N/A"},
	    {"<c s='99'><v>0.5</v></c>", "0.5"},
	    {"<c><f/></c>", ERROR "="},
	    {"<c><is><t>no phonetics</t><rPh><t>x</t></rPh><phoneticPr/></is></c>",
	     ERROR "########"},
	    {"<c t='str'><v>a_x0009_b_x000d__xZZZZ_</v></c>", "\"a\tb" BREAK "_xZZZZ_\""},
	    {"<c t='str'><v>_x0007_</v></c><c><v>1</v></c>", ",1"}, /* a blank is no text */
	    {"<c t='str'><v>a_x000A</v></c>", "a_x000A"},
	    {"<c t='str'><v>12345_y0041_ _x0041 _x00e9_ _x003F_</v></c>",
	     "12345_y0041_ _x0041 _x00e9_ ?"},
	    {"<c t='str'><v>a&#13;b&#13;&#10;c\td|e</v></c>", "\"a" BREAK "b" BREAK "c\td|e\""},
	    {"<c t='str'><v>a;b</v></c><c t='str'><v>&quot;</v></c>", "\"a;b\",\"\"\"\""},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cells); i++)
		assert_string_equal(
		    text_of_area(fixture,
				 sheet_of(arena_format(fixture->arena, SHEET("<row>%s</row>"),
						       cells[i].cell),
					  NULL),
				 NULL, false),
		    arena_format(fixture->arena, "%s\n", cells[i].expected));
}

static void a_place_that_is_none_is_refused(void **state)
{
	static const char *const places[] = {"A1x", "A", "1", "A0", "", "A1048577", "XFE1", "$"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(places); i++)
		assert_problem(
		    fixture,
		    sheet_of(arena_format(fixture->arena,
					  SHEET("<row><c r='%s'><v>1</v></c></row>"), places[i]),
			     NULL),
		    "has a cell whose place is not in its row");
	assert_string_equal(
	    text_of_area(fixture, sheet_of(SHEET("<row><c r='b$1'><v>1</v></c></row>"), NULL), NULL,
			 false),
	    ",1\n");
}

static void a_cell_too_long_for_any_spreadsheet_is_refused(void **state)
{
	struct fixture *fixture = *state;
	char *text = arena_alloc(fixture->arena, BOOK_MOST_CELL + 2);

	/* As long as may be but for its end, and longer. */
	for (size_t more = 0; more < 2; more++) {
		memset(text, 'x', BOOK_MOST_CELL + more);
		text[BOOK_MOST_CELL + more] = '\0';
		assert_problem(
		    fixture,
		    sheet_of(arena_format(fixture->arena,
					  SHEET("<row><c t='str'><v>%s</v></c></row>"), text),
			     NULL),
		    "has a cell of 1 MiB or more");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_workbook_is_found_by_its_relations),
	    TEST(a_workbook_may_stand_at_the_top_of_its_archive),
	    TEST(no_sheet_is_left_out_in_silence),
	    TEST(a_sheet_may_be_hidden),
	    TEST(a_number_is_shown_by_its_style),
	    TEST(what_is_struck_out_is_seen_by_its_font),
	    TEST(what_is_hidden_is_read_and_seen),
	    TEST(a_cell_is_what_its_type_says),
	    TEST(a_place_that_is_none_is_refused),
	    TEST(a_cell_too_long_for_any_spreadsheet_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
