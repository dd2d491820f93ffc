/* CSV: full precision for programs, and nothing in a cell that a spreadsheet would run. */
#include "rendering.h"

#include "outputs/output.h"
#include "reading/reading.h"

static void csv_carries_full_precision_and_no_totals(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);

	rendered_row(table, "a", 1234567, 134134679800, 37500000);
	rendered_row(table, "b", -1, -375, 1);
	table_totals(table)[NAME] = value_text("all");
	/* Money is in hundredths of a penny: £13,413,467.98 and -£0.0375. */
	assert_string_equal(rendered(results, "csv", NULL),
			    "name,year,volume,cost,share,rate\n"
			    "a,2008-09,1234567,13413467.98,0.0375,2.5\n"
			    "b,2008-09,-1,-0.0375,0.000000001,2.5\n");
}

static void csv_leaves_none_empty_whatever_its_reason(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);
	struct value *values = rendered_row(table, "", 0, 0, 0);

	values[SHARE] = value_none("nothing to share");
	values[RATE] = value_none("");
	assert_string_equal(rendered(results, "csv", NULL),
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

static void our_reader_reads_back_what_csv_wrote(void **state)
{
	static const struct field fields[] = {
	    {"name", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
	    {"volume", UNIT_COUNT, FIELD_REQUIRED, NULL, NULL},
	    {"cost", UNIT_MONEY, FIELD_REQUIRED, NULL, NULL},
	};
	static const struct shape shape = {"test", "things", fields, COUNT_OF(fields), false};
	const struct reading_options options = {.delimiter = ','};
	struct results *results = *state;
	struct table *table = rendered_table(results);
	struct diagnostics diagnostics;
	struct reading reading;
	struct source source;

	for (size_t i = 0; i < N_RENDERED_HOSTILE; i++)
		rendered_row(table, rendered_hostile[i], (int64_t)i, -(int64_t)i * 12345, 0);

	const char *text = rendered(results, "csv", NULL);

	diagnostics_init(&diagnostics, results->arena);
	assert_true(source_from_memory(&source, "back.csv", text, strlen(text), results->arena,
				       &diagnostics));
	assert_true(
	    reading_read(&reading, &source, &shape, &options, results->arena, &diagnostics));
	assert_int_equal(reading.n_records, N_RENDERED_HOSTILE);
	for (size_t i = 0; i < N_RENDERED_HOSTILE; i++) {
		const struct value *values = reading.records[i].values;

		/* A case file's line ends within cells are those of a workbook's. */
		if (strcmp(rendered_hostile[i], "two\r\nlines") == 0)
			assert_string_equal(values[0].text, "two\nlines");
		else
			assert_string_equal(values[0].text, rendered_hostile[i]);
		assert_int_equal(values[1].count, i);
		assert_int_equal(values[2].money.hundredths, -(int64_t)i * 12345);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(csv_carries_full_precision_and_no_totals),
	    TEST(csv_leaves_none_empty_whatever_its_reason),
	    TEST(csv_quotes_what_must_be_quoted),
	    TEST(csv_guards_formulas),
	    TEST(our_reader_reads_back_what_csv_wrote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
