#include "unit.h"

#include <jansson.h>

#include "base/text.h"
#include "outputs/csv.h"
#include "outputs/output.h"
#include "reading/reading.h"
#include "results/results.h"

enum { NAME, YEAR, VOLUME, COST, SHARE, RATE, N_COLUMNS };

static const struct column columns[] = {
    [NAME] = {"name", "Name", UNIT_TEXT, ROLE_DIMENSION},
    [YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [VOLUME] = {"volume", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [COST] = {"cost", "What it all costs", UNIT_MONEY, ROLE_MEASURE},
    [SHARE] = {"share", "Share", UNIT_PERCENT, ROLE_MEASURE},
    [RATE] = {"rate", "Rate", UNIT_RATIO, ROLE_TOTAL},
};

static int set_up(void **state)
{
	static struct results results;

	results_init(&results, arena_new(out_of_memory), "test");
	*state = &results;
	return 0;
}

static int tear_down(void **state)
{
	arena_free(((struct results *)*state)->arena);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static const char *written(const struct results *results, const char *format, const char *table)
{
	const struct output_options options = {.table = table, .width = 40};
	char *bytes = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&bytes, &size);

	assert_non_null(stream);
	output_find(format)->write(results, &options, stream);
	assert_int_equal(fclose(stream), 0);

	const char *kept = arena_text_of(results->arena, bytes, size);

	free(bytes);
	return kept;
}

static struct table *make_table(struct results *results)
{
	return results_table(results, "main", "A table", columns, N_COLUMNS);
}

static struct value *add_row(struct table *table, const char *name, int64_t volume, int64_t cost,
			     int64_t share)
{
	struct value *values = table_row(table);

	values[NAME] = value_text(name);
	values[YEAR] = value_year((struct year){2008});
	values[VOLUME] = value_count(volume);
	values[COST] = value_money((struct money){cost});
	values[SHARE] = value_share((struct share){share});
	values[RATE] = value_ratio(2.5);
	return values;
}

/* --- CSV --- */

static void csv_carries_full_precision_and_no_totals(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);

	add_row(table, "a", 1234567, 134134679800, 37500000);
	add_row(table, "b", -1, -375, 1);
	table_totals(table)[NAME] = value_text("all");
	/* Money is in hundredths of a penny: £13,413,467.98 and -£0.0375. */
	assert_string_equal(written(results, "csv", NULL),
			    "name,year,volume,cost,share,rate\n"
			    "a,2008-09,1234567,13413467.98,0.0375,2.5\n"
			    "b,2008-09,-1,-0.0375,0.000000001,2.5\n");
}

static void csv_leaves_none_empty_whatever_its_reason(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);
	struct value *values = add_row(table, "", 0, 0, 0);

	values[SHARE] = value_none("nothing to share");
	values[RATE] = value_none("");
	assert_string_equal(written(results, "csv", NULL),
			    "name,year,volume,cost,share,rate\n,2008-09,0,0.00,,\n");
}

static const char *cell(struct results *results, const char *text)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&bytes, &size);

	assert_non_null(stream);
	csv_cell(stream, text);
	assert_int_equal(fclose(stream), 0);

	const char *kept = arena_text_of(results->arena, bytes, size);

	free(bytes);
	return kept;
}

/* RFC 4180, section 2: quoted where a comma, quote or line end is, quotes doubled. */
static void csv_quotes_what_must_be_quoted(void **state)
{
	assert_string_equal(cell(*state, "council tax"), "council tax");
	assert_string_equal(cell(*state, "pens, ink"), "\"pens, ink\"");
	assert_string_equal(cell(*state, "a \"b\""), "\"a \"\"b\"\"\"");
	assert_string_equal(cell(*state, "two\nlines"), "\"two\nlines\"");
	assert_string_equal(cell(*state, " edge "), "\" edge \"");
}

/* What a spreadsheet would take for a formula is text with an apostrophe before it. */
static void csv_guards_formulas(void **state)
{
	assert_string_equal(cell(*state, "=1+1"), "'=1+1");
	assert_string_equal(cell(*state, "+44 20"), "'+44 20");
	assert_string_equal(cell(*state, "-x"), "'-x");
	assert_string_equal(cell(*state, "@SUM(A1)"), "'@SUM(A1)");
	assert_string_equal(cell(*state, "=HYPERLINK(\"a\",\"b\")"),
			    "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
	assert_string_equal(cell(*state, "\t=1"), "\"'\t=1\"");
	assert_string_equal(cell(*state, "a=b"), "a=b");
}

static const char *const hostile[] = {
    "plain",
    "=1+1",
    "+44 20",
    "-x, y",
    "@SUM(A1)",
    "#1 counter",
    "a,b;c|d\te",
    "say \"hi\"",
    "\"",
    "two\nlines",
    "two\r\nlines",
    "'quoted'",
    "\xc3\xa9t\xc3\xa9",
    "\xe2\x82\xac 5",
    "\x1b[31mred",
    "=cmd|' /C calc'!A0",
    "a\\b",
    "\"=1\",\"2\"",
    "trailing\"",
    "\xf0\x9f\x98\x80",
};

static void our_reader_reads_back_what_csv_wrote(void **state)
{
	static const struct field fields[] = {
	    {"name", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
	    {"volume", UNIT_COUNT, FIELD_REQUIRED, NULL, NULL},
	    {"cost", UNIT_MONEY, FIELD_REQUIRED, NULL, NULL},
	};
	static const struct shape shape = {"test", "things", fields, COUNT_OF(fields)};
	const struct reading_options options = {.delimiter = ','};
	struct results *results = *state;
	struct table *table = make_table(results);
	struct diagnostics diagnostics;
	struct reading reading;
	struct source source;

	for (size_t i = 0; i < COUNT_OF(hostile); i++)
		add_row(table, hostile[i], (int64_t)i, -(int64_t)i * 12345, 0);

	const char *text = written(results, "csv", NULL);

	diagnostics_init(&diagnostics, results->arena);
	assert_true(source_from_memory(&source, "back.csv", text, strlen(text), results->arena,
				       &diagnostics));
	assert_true(
	    reading_read(&reading, &source, &shape, &options, results->arena, &diagnostics));
	assert_int_equal(reading.n_records, COUNT_OF(hostile));
	for (size_t i = 0; i < COUNT_OF(hostile); i++) {
		const struct value *values = reading.records[i].values;

		assert_string_equal(values[0].text, hostile[i]);
		assert_int_equal(values[1].count, i);
		assert_int_equal(values[2].money.hundredths, -(int64_t)i * 12345);
	}
}

/* --- JSON --- */

static json_t *parsed(const struct results *results)
{
	json_error_t error;
	json_t *json = json_loads(written(results, "json", NULL), 0, &error);

	if (json == NULL)
		print_message("line %d: %s\n", error.line, error.text);
	assert_non_null(json);
	return json;
}

static json_t *json_rows(json_t *json)
{
	return json_object_get(json_object_get(json_object_get(json, "tables"), "main"), "rows");
}

static void json_has_the_parts_that_the_design_names(void **state)
{
	static const char *const keys[] = {"vfm", "inputs", "assumptions", "notices", "tables"};
	struct results *results = *state;

	add_row(make_table(results), "a", 1, 1, 1);

	json_t *json = parsed(results);
	json_t *table = json_object_get(json_object_get(json, "tables"), "main");

	for (size_t i = 0; i < COUNT_OF(keys); i++)
		assert_non_null(json_object_get(json, keys[i]));
	assert_string_equal(
	    json_string_value(json_object_get(json_object_get(json, "vfm"), "command")), "test");
	assert_string_equal(json_string_value(json_object_get(table, "title")), "A table");
	assert_int_equal(json_array_size(json_object_get(table, "columns")), N_COLUMNS);

	json_t *column = json_array_get(json_object_get(table, "columns"), COST);

	assert_string_equal(json_string_value(json_object_get(column, "id")), "cost");
	assert_string_equal(json_string_value(json_object_get(column, "label")),
			    "What it all costs");
	assert_string_equal(json_string_value(json_object_get(column, "unit")), "money");
	json_decref(json);
}

/* As decimal text: no double holds 900,719,925,474.0993 (2^53 + 1 hundredths of a penny). */
static void json_numbers_are_exact_decimals(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);

	add_row(table, "a", INT64_MAX, 134134679800, 37500000);
	add_row(table, "b", INT64_MIN, 9007199254740993, -1);
	add_row(table, "c", 0, INT64_MIN, SHARE_ONE);

	const char *text = written(results, "json", NULL);

	assert_non_null(strstr(text, "\"volume\": 9223372036854775807, \"cost\": 13413467.98, "
				     "\"share\": 0.0375, \"rate\": 2.5}"));
	assert_non_null(strstr(text, "\"volume\": -9223372036854775808, \"cost\": "
				     "900719925474.0993, \"share\": -0.000000001,"));
	assert_non_null(strstr(text, "\"cost\": -922337203685477.5808, \"share\": 1,"));
	json_decref(parsed(results));
}

static void json_none_is_null_and_zero_is_not(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);
	struct value *values = add_row(table, "a", 0, 0, 0);

	values[SHARE] = value_none("nothing to share");

	json_t *json = parsed(results);
	json_t *row = json_array_get(json_rows(json), 0);

	assert_true(json_is_null(json_object_get(row, "share")));
	assert_true(json_is_integer(json_object_get(row, "volume")));
	assert_string_equal(json_string_value(json_object_get(row, "year")), "2008-09");
	json_decref(json);
}

static void json_texts_come_back_as_they_were(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);

	for (size_t i = 0; i < COUNT_OF(hostile); i++)
		add_row(table, hostile[i], 0, 0, 0);

	json_t *json = parsed(results);

	for (size_t i = 0; i < COUNT_OF(hostile); i++)
		assert_string_equal(
		    json_string_value(json_object_get(json_array_get(json_rows(json), i), "name")),
		    hostile[i]);
	json_decref(json);
}

static void json_stays_well_formed_with_bytes_that_are_no_text(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);

	add_row(table, "caf\xe9", 0, 0, 0);
	lines_add(results->arena, &results->notices, "%s", "\xff\xfe \"x\"\\ \x01");

	json_t *json = parsed(results);
	const char *name =
	    json_string_value(json_object_get(json_array_get(json_rows(json), 0), "name"));

	assert_string_equal(name, "caf\\xe9");
	json_decref(json);
}

/* --- Text --- */

static void text_tables_stand_in_columns(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);
	struct value *values;

	/* Widths 5, 7, 9, 14, 5, 4 and gaps of 2; é and £, two bytes each, take one cell. */
	add_row(table, "\xc3\xa9t\xc3\xa9", 1234567, 134134679800, 460000000);
	values = add_row(table, "plain", 2, -50000, 123400000);
	values[RATE] = value_none("no rate");
	values = table_totals(table);
	values[NAME] = value_text("All");
	values[VOLUME] = value_count(1234569);
	values[COST] = value_money((struct money){134134629800});
	assert_string_equal(written(results, "text", "main"),
			    "A table\n"
			    "                              What it all\n"
			    "Name   Year      Contacts           costs  Share  Rate\n"
			    "------------------------------------------------------\n"
			    "\xc3\xa9t\xc3\xa9    2008-09  1,234,567  \xc2\xa3"
			    "13,413,467.98  46.0%  2.50\n"
			    "plain  2008-09          2          -\xc2\xa3"
			    "5.00  12.3%     -\n"
			    "------------------------------------------------------\n"
			    "All             1,234,569  \xc2\xa3"
			    "13,413,462.98\n");
}

static void text_shows_the_first_rows_and_says_how_many_more(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);

	for (int i = 0; i < 5; i++)
		add_row(table, i < 2 ? "shown" : "hidden", i, 0, 0);
	table->most_rows = 2;

	const char *all = written(results, "text", NULL);

	assert_non_null(strstr(all, "and 3 more rows: --table main shows all\n"));
	assert_null(strstr(all, "hidden"));
	(void)table_totals(table);
	assert_non_null(strstr(written(results, "text", NULL),
			       "and 3 more rows, counted in the totals: --table main shows all\n"));
	assert_non_null(strstr(written(results, "text", "main"), "hidden"));
}

static void text_leaves_detail_out_until_it_is_asked_for(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);

	add_row(table, "deep", 0, 0, 0);
	table->is_detail = true;
	assert_null(strstr(written(results, "text", NULL), "deep"));
	assert_non_null(strstr(written(results, "text", "main"), "deep"));
}

/* No byte from a file reaches a terminal as a command to it. */
static void text_shows_control_characters_instead_of_sending_them(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);

	add_row(table, "\x1b[31mred\a\r\n\xff", 0, 0, 0);
	lines_add(results->arena, &results->answer, "%s", "answer \x1b]0;title\a \x9b");
	lines_add(results->arena, &results->notices, "%s", "notice \x1b[2J");

	const char *text = written(results, "text", NULL);

	assert_non_null(strstr(text, "\\x1b[31mred\\x07\\x0d\\x0a\\xff"));
	for (const char *at = text; *at != '\0'; at++)
		assert_true(*at == '\n' || (unsigned char)*at >= ' ');
	assert_true(text_is_utf8(text, strlen(text)));
}

static void text_wraps_prose_at_the_width(void **state)
{
	struct results *results = *state;

	lines_add(results->arena, &results->answer, "%s",
		  "One two three four five six seven eight nine ten.");
	lines_add(results->arena, &results->caveats, "%s",
		  "One two three four five six seven eight nine ten.");
	/* Width 40: `One ... eight` is 39 cells long. */
	assert_string_equal(written(results, "text", NULL),
			    "One two three four five six seven eight\nnine ten.\n\n"
			    "What it rests on, and what could make it wrong\n"
			    "- One two three four five six seven\n  eight nine ten.\n");
}

static void long_names_are_cut_between_letters(void **state)
{
	struct results *results = *state;
	struct table *table = make_table(results);
	char name[2 * 70 + 1] = "", cut[2 * 57 + 4] = "";

	/* 70 letters of two bytes: 57 are left before three dots, 60 cells in all. */
	for (int i = 0; i < 70; i++)
		memcpy(name + 2 * (size_t)i, "\xc3\xa9", 3);
	memcpy(cut, name, 2 * 57);
	memcpy(cut + 2 * 57, "...", 4);
	add_row(table, name, 0, 0, 0);

	const char *text = written(results, "text", NULL);

	assert_non_null(strstr(text, arena_format(results->arena, "\n%s  2008-09", cut)));
}

/* --- The list of outputs --- */

static void an_output_is_found_by_name_or_suffix(void **state)
{
	(void)state;
	assert_string_equal(output_find("csv")->suffix, ".csv");
	assert_null(output_find("xml"));
	assert_string_equal(output_of_path("a/b.json")->name, "json");
	assert_string_equal(output_of_path("table.txt")->name, "text");
	assert_null(output_of_path("table"));
	assert_null(output_of_path("csv"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(csv_carries_full_precision_and_no_totals),
	    TEST(csv_leaves_none_empty_whatever_its_reason),
	    TEST(csv_quotes_what_must_be_quoted),
	    TEST(csv_guards_formulas),
	    TEST(our_reader_reads_back_what_csv_wrote),
	    TEST(json_has_the_parts_that_the_design_names),
	    TEST(json_numbers_are_exact_decimals),
	    TEST(json_none_is_null_and_zero_is_not),
	    TEST(json_texts_come_back_as_they_were),
	    TEST(json_stays_well_formed_with_bytes_that_are_no_text),
	    TEST(text_tables_stand_in_columns),
	    TEST(text_shows_the_first_rows_and_says_how_many_more),
	    TEST(text_leaves_detail_out_until_it_is_asked_for),
	    TEST(text_shows_control_characters_instead_of_sending_them),
	    TEST(text_wraps_prose_at_the_width),
	    TEST(long_names_are_cut_between_letters),
	    cmocka_unit_test(an_output_is_found_by_name_or_suffix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
