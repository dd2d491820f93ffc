#include "unit.h"

#include "reading/widths.h"

/*
 * Where the cells of rows belong that are wider or narrower than the header.  What is right is by
 * the design's section 4, `Width`: put right only where the row's own cells prove how, never one
 * place off.
 */

#define MOST 16

static const struct field fields[] = {
    {"category", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL},
    {"year", UNIT_YEAR, FIELD_REQUIRED, NULL, NULL},
    {"spend", UNIT_MONEY, FIELD_REQUIRED | FIELD_AMOUNT, NULL, NULL},
};
static const struct shape shape = {"spend", "pounds", fields, 3, false};

/* A line as a row; its cells are cut at the bars. */
static struct row row_of(const char *line, struct arena *arena)
{
	struct row row = {.raw = line, .raw_length = strlen(line)};
	char *text = arena_text(arena, line);

	row.cells = arena_array(arena, MOST, sizeof *row.cells);
	for (char *at = text; at != NULL; row.n_cells++) {
		row.cells[row.n_cells] = at;
		at = strchr(at, '|');
		if (at != NULL)
			*at++ = '\0';
	}
	return row;
}

struct ledger_of_test {
	struct arena *arena;
	struct row header, rows[MOST];
	struct columns columns;
	struct widths widths;
};

/* A ledger whose header names Category, Date and Amount, and rows of it. */
static void begin(struct ledger_of_test *ledger, const char *header, const char *const lines[])
{
	static const char *const names[] = {"Category", "Date", "Amount"};
	size_t n = 0;

	memset(ledger, 0, sizeof *ledger);
	ledger->arena = arena_new(out_of_memory);
	ledger->header = row_of(header, ledger->arena);
	ledger->header.line = 1;
	ledger->columns.header = &ledger->header;
	for (size_t i = 0; i < 3; i++) {
		ledger->columns.at[i] = -1;
		for (size_t j = 0; j < ledger->header.n_cells; j++)
			if (strcmp(ledger->header.cells[j], names[i]) == 0)
				ledger->columns.at[i] = (int)j;
	}
	for (; lines[n] != NULL; n++)
		ledger->rows[n] = row_of(lines[n], ledger->arena);
	widths_init(&ledger->widths, ledger->rows, n, &shape, &ledger->columns, ledger->arena);
}

/* The row's cells by column with bars between, or `no place`. */
static const char *placed(struct ledger_of_test *ledger, const char *line)
{
	struct row row = row_of(line, ledger->arena);
	const struct span *spans;
	const char *said = "";

	switch (widths_place(&ledger->widths, &row, &spans, ledger->arena)) {
	case WIDTHS_NO_PLACE:
		return "no place";
	case WIDTHS_PUT_RIGHT:
		row = widths_lay(&ledger->widths, &row, spans, ledger->arena);
		break;
	default:
		break;
	}
	for (size_t i = 0; i < ledger->widths.n_named; i++)
		said = arena_format(ledger->arena, "%s%s%s", said, i == 0 ? "" : "|",
				    i < row.n_cells ? row.cells[i] : "");
	return said;
}

static void amounts_cut_at_their_thousands_are_joined(void **state)
{
	static const char *const lines[] = {"Ash|Roads|05/06/2019|999.00|Bank",
					    "Elm|Parks|05/06/2019|12.50|Card", NULL};
	struct ledger_of_test ledger;

	(void)state;
	begin(&ledger, "Supplier|Category|Date|Amount|Method", lines);
	assert_string_equal(placed(&ledger, "Ash|Roads|05/06/2019|1|234.56|Bank"),
			    "Ash|Roads|05/06/2019|1,234.56|Bank");
	assert_string_equal(placed(&ledger, "Ash|Roads|05/06/2019|-12|345|678.90|Bank"),
			    "Ash|Roads|05/06/2019|-12,345,678.90|Bank");
	assert_int_equal(ledger.widths.n_joined, 2);
	/* No thousands: two digits, four digits, a group before the last with pence. */
	assert_string_equal(placed(&ledger, "Ash|Roads|05/06/2019|1|23.45|Bank"), "no place");
	assert_string_equal(placed(&ledger, "Ash|Roads|05/06/2019|1234|567.00|Bank"), "no place");
	assert_int_equal(ledger.widths.n_wide, 2);
	arena_free(ledger.arena);
}

/* Where whole pounds are usual, `1` may be the amount and `234.56` a note behind it. */
static void an_amount_in_the_last_column_is_joined_only_where_pence_prove_it(void **state)
{
	static const char *const pence[] = {"Roads|05/06/2019|999.00", NULL};
	static const char *const whole[] = {"Roads|05/06/2019|999", "Parks|05/06/2019|3.00", NULL};
	struct ledger_of_test ledger;

	(void)state;
	begin(&ledger, "Category|Date|Amount", pence);
	assert_string_equal(placed(&ledger, "Roads|05/06/2019|1|234.56"),
			    "Roads|05/06/2019|1,234.56");
	arena_free(ledger.arena);
	begin(&ledger, "Category|Date|Amount", whole);
	assert_string_equal(placed(&ledger, "Roads|05/06/2019|1|234.56"), "no place");
	arena_free(ledger.arena);
}

static void two_amounts_of_a_row_are_joined_each_by_itself(void **state)
{
	static const char *const lines[] = {"Roads|05/06/2019|999.00|199.80|1198.80|Ash", NULL};
	struct ledger_of_test ledger;

	(void)state;
	begin(&ledger, "Category|Date|Net|VAT|Amount|Supplier", lines);
	assert_string_equal(placed(&ledger, "Roads|05/06/2019|1|000.00|200.00|1|200.00|Ash"),
			    "Roads|05/06/2019|1,000.00|200.00|1,200.00|Ash");
	arena_free(ledger.arena);
}

static void a_name_that_holds_the_delimiter_has_no_place(void **state)
{
	static const char *const lines[] = {"Ash|40012345|Roads|05/06/2019|100.00",
					    "Elm|40012346|Parks|05/06/2019|12.00", NULL};
	static const char *const none[] = {"Doe|J|40012345|Roads|05/06/2019|100.00",
					   "Roe|K|40012346|Parks|05/06/2019|99.00", NULL};
	struct ledger_of_test ledger;

	(void)state;
	begin(&ledger, "Supplier|Voucher|Category|Date|Amount", lines);
	assert_string_equal(placed(&ledger, "Doe|J|40012345|Roads|05/06/2019|100.00"), "no place");
	arena_free(ledger.arena);
	/* Where no row is whole, the voucher's number is no amount either. */
	begin(&ledger, "Supplier|Category|Voucher|Amount", none);
	assert_string_equal(placed(&ledger, "Doe|J|Roads|40012345|100.00"), "no place");
	arena_free(ledger.arena);
}

static void a_note_behind_the_last_column_changes_nothing(void **state)
{
	static const char *const lines[] = {"05/06/2019|5.00|Roads", "06/06/2019|7.00|Parks", NULL};
	struct ledger_of_test ledger;

	(void)state;
	begin(&ledger, "Date|Amount|Category", lines);
	assert_string_equal(placed(&ledger, "07/06/2019|3.00|Legal||||#N/A"),
			    "07/06/2019|3.00|Legal");
	assert_string_equal(placed(&ledger, "07/06/2019|3.00|Legal|1"), "07/06/2019|3.00|Legal");
	assert_int_equal(ledger.widths.n_behind, 2);
	/* But behind a name it may be the rest of it. */
	assert_string_equal(placed(&ledger, "07/06/2019|3.00|Legal|fees"), "no place");
	arena_free(ledger.arena);
}

/* `Payee,Amount,` above rows that end so: what some of them have behind is in a cell of its own. */
static void a_note_in_a_column_without_a_name_moves_nothing(void **state)
{
	static const char *const lines[] = {"Roads|05/06/2019|999.00|Ash|",
					    "Parks|06/06/2019|12.50|Elm|",
					    "Parks|07/06/2019|1.50|Oak|see file", NULL};
	static const char *const halves[] = {"Roads|Ash|05/06/2019|999.00|",
					     "Parks|Elm|06/06/2019|12|", NULL};
	static const char *const noted[] = {"Roads|05/06/2019|999.00|a", "Parks|06/06/2019|12.50|b",
					    NULL};
	struct ledger_of_test ledger;

	(void)state;
	begin(&ledger, "Category|Date|Amount|Payee|", lines);
	assert_string_equal(placed(&ledger, "Parks|07/06/2019|1.50|Oak|see file"),
			    "Parks|07/06/2019|1.50|Oak");
	/* One more cell than the header has again may be a name that was cut up. */
	assert_string_equal(placed(&ledger, "Parks|07/06/2019|1.50|Oak|Ltd|"), "no place");
	arena_free(ledger.arena);
	/* Behind an amount, the other half of it looks no different. */
	begin(&ledger, "Category|Payee|Date|Amount|", halves);
	assert_string_equal(placed(&ledger, "Roads|Ash|05/06/2019|1|234.56"), "no place");
	assert_string_equal(placed(&ledger, "Roads|Ash|05/06/2019|1|query"),
			    "Roads|Ash|05/06/2019|1");
	arena_free(ledger.arena);
	/* All rows have a note: nothing else is as wide, and the header still says how wide. */
	begin(&ledger, "Category|Date|Amount|", noted);
	assert_string_equal(placed(&ledger, "Roads|05/06/2019|999.00|a"),
			    "Roads|05/06/2019|999.00");
	/* Half an amount is none. */
	assert_string_not_equal(placed(&ledger, "Roads|05/06/2019|1|234.56"), "Roads|05/06/2019|1");
	arena_free(ledger.arena);
}

static void cells_run_together_have_no_place(void **state)
{
	static const char *const lines[] = {"2008-09|Acme|Paper|100.00|20.00",
					    "2008-09|Bolt|Toner|300.00|60.00", NULL};
	struct ledger_of_test ledger;

	(void)state;
	begin(&ledger, "Date|Supplier|Category|Amount|VAT", lines);
	assert_string_equal(placed(&ledger, "2008-09|Acme Paper|100.00|20.00"), "no place");
	assert_string_equal(placed(&ledger, "2008-09|Acme|Paper 100.00|20.00"), "no place");
	assert_int_equal(ledger.widths.n_short, 2);
	/* One whose last cell is only absent has all others in place. */
	assert_string_equal(placed(&ledger, "2008-09|Acme|Toner|100.00"),
			    "2008-09|Acme|Toner|100.00|");
	arena_free(ledger.arena);
}

/* Behind the amount nothing but text follows, so any of it could have run together. */
static void texts_run_together_have_no_place_unless_another_row_has_them(void **state)
{
	static const char *const lines[] = {"05/06/2019|5.00|Ash|Roads|kerbs",
					    "05/06/2019|5.00|Elm|Parks|mowing", NULL};
	struct ledger_of_test ledger;

	(void)state;
	begin(&ledger, "Date|Amount|Supplier|Category|Notes", lines);
	assert_string_equal(placed(&ledger, "05/06/2019|5.00|Ash Roads|kerbs"), "no place");
	assert_string_equal(placed(&ledger, "05/06/2019|5.00|Ash|Roads"),
			    "05/06/2019|5.00|Ash|Roads|");
	arena_free(ledger.arena);
}

static void delimiters_that_all_rows_have_behind_are_no_cells(void **state)
{
	static const char *const lines[] = {"Roads|05/06/2019|9.00|", "Parks|05/06/2019|8.00|",
					    NULL};
	struct ledger_of_test ledger;
	struct row row;

	(void)state;
	begin(&ledger, "Category|Date|Amount", lines);
	assert_int_equal(ledger.widths.usual, 4);
	row = row_of("Legal|05/06/2019|1.00|", ledger.arena);
	assert_true(widths_is_usual(&ledger.widths, &row));
	/* As many cells as others have, but one of them is half an amount. */
	assert_string_equal(placed(&ledger, "Roads|05/06/2019|1|234.56"),
			    "Roads|05/06/2019|1,234.56");
	/* A row that lacks only what is empty behind, as its last cell shows. */
	assert_string_equal(placed(&ledger, "Legal|05/06/2019|1.00"), "Legal|05/06/2019|1.00");
	arena_free(ledger.arena);

	begin(&ledger, "Date|Amount|Category|Note",
	      (const char *const[]){"05/06/2019|9.00|Roads|kerbs|", "05/06/2019|8.00|Parks|oak|",
				    NULL});
	assert_string_equal(placed(&ledger, "05/06/2019|9.00|Ash"), "no place");
	/* The rows of a workbook end where their last cell is. */
	ledger.widths.is_sheet = true;
	assert_string_equal(placed(&ledger, "05/06/2019|9.00|Ash"), "05/06/2019|9.00|Ash|");
	arena_free(ledger.arena);

	begin(&ledger, "Category|Date|Amount|||", lines);
	assert_int_equal(ledger.widths.n_named, 3);
	assert_string_equal(placed(&ledger, "Legal|05/06/2019|1.00|||"), "Legal|05/06/2019|1.00");
	arena_free(ledger.arena);
}

static void a_file_of_rows_without_a_place_is_refused(void **state)
{
	static const char *const lines[] = {"Roads|05/06/2019|9.00", NULL};
	struct ledger_of_test ledger;
	struct diagnostics diagnostics;

	(void)state;
	begin(&ledger, "Category|Date|Amount", lines);
	diagnostics_init(&diagnostics, ledger.arena);
	(void)placed(&ledger, "Roads|x|05/06/2019|9.00");
	assert_false(widths_refuse(&ledger.widths, 1, "a.csv", &diagnostics)); /* 1 of 2 */
	(void)placed(&ledger, "Parks|y|05/06/2019|9.00");
	assert_true(widths_refuse(&ledger.widths, 1, "a.csv", &diagnostics)); /* 2 of 3 */
	assert_non_null(strstr(diagnostics.items[0].message, "2 of 3 rows have more cells"));
	arena_free(ledger.arena);
}

static void kinds_are_told_by_how_a_cell_is_written(void **state)
{
	static const struct {
		const char *text;
		enum kind kind;
	} cases[] = {
	    {"", KIND_EMPTY},
	    {"N/A", KIND_EMPTY},
	    {"05/06/2019", KIND_DATE},
	    {"2008-09", KIND_DATE},
	    {"40012345", KIND_NUMBER},
	    {"1,234.56", KIND_AMOUNT},
	    {"(12.00)", KIND_AMOUNT},
	    {"\xC2\xA3"
	     "5",
	     KIND_AMOUNT},
	    {"10:45", KIND_FIGURES},
	    {"0113 222", KIND_FIGURES},
	    {"MG-8769", KIND_CODE},
	    {"J", KIND_TEXT},
	    {"3 Rivers", KIND_TEXT},
	    {"http://a.b", KIND_LINK},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(kind_of(cases[i].text), cases[i].kind);
}

/* A slip among many does not make its kind usual; eight rows are enough to miss what they lack. */
static void a_cell_fits_where_others_are_like_it(void **state)
{
	struct kinds kinds = {0};

	(void)state;
	assert_true(kinds_fit(&kinds, KIND_LINK, false)); /* nothing known */
	for (int i = 0; i < 60; i++)
		kinds_see(&kinds, "Roads");
	kinds_see(&kinds, "100.00");
	assert_true(kinds_fit(&kinds, KIND_TEXT, false));
	assert_false(kinds_fit(&kinds, KIND_AMOUNT, false));
	assert_false(kinds_fit(&kinds, KIND_EMPTY, false));
	assert_true(kinds_fit(&kinds, KIND_EMPTY, true)); /* a total leaves it empty */
	assert_false(kinds_may_be_empty(&kinds));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(amounts_cut_at_their_thousands_are_joined),
	    cmocka_unit_test(an_amount_in_the_last_column_is_joined_only_where_pence_prove_it),
	    cmocka_unit_test(two_amounts_of_a_row_are_joined_each_by_itself),
	    cmocka_unit_test(a_name_that_holds_the_delimiter_has_no_place),
	    cmocka_unit_test(a_note_behind_the_last_column_changes_nothing),
	    cmocka_unit_test(a_note_in_a_column_without_a_name_moves_nothing),
	    cmocka_unit_test(cells_run_together_have_no_place),
	    cmocka_unit_test(texts_run_together_have_no_place_unless_another_row_has_them),
	    cmocka_unit_test(delimiters_that_all_rows_have_behind_are_no_cells),
	    cmocka_unit_test(a_file_of_rows_without_a_place_is_refused),
	    cmocka_unit_test(kinds_are_told_by_how_a_cell_is_written),
	    cmocka_unit_test(a_cell_fits_where_others_are_like_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
