/* Text for people and terminals; and the list of outputs. */
#include "rendering.h"

#include "base/text.h"
#include "outputs/output.h"

static const struct passage_spec answer = {"a.answer", SECTION_ANSWER, PASSAGE_ANSWER, 5, NULL};
static const struct passage_spec notice = {"a.notice", SECTION_NOTICES, PASSAGE_WARNING, 5, NULL};
static const struct passage_spec caveat = {"a.caveat", SECTION_DATA, PASSAGE_CAVEAT, 5, NULL};

static void text_tables_stand_in_columns(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);
	struct value *values;

	/* Widths 5, 7, 9, 14, 5, 4 and gaps of 2; é and £, two bytes each, take one cell. */
	rendered_row(table, "\xc3\xa9t\xc3\xa9", 1234567, 134134679800, 460000000);
	values = rendered_row(table, "plain", 2, -50000, 123400000);
	values[RATE] = value_none("no rate");
	values = table_totals(table);
	values[NAME] = value_text("All");
	values[VOLUME] = value_count(1234569);
	values[COST] = value_money((struct money){134134629800});
	assert_string_equal(rendered(results, "text", "main"),
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
	struct table *table = rendered_table(results);

	for (int i = 0; i < 5; i++)
		rendered_row(table, i < 2 ? "shown" : "hidden", i, 0, 0);
	table->most_rows = 2;

	const char *all = rendered(results, "text", NULL);

	assert_non_null(strstr(all, "and 3 more rows: --table main shows all\n"));
	assert_null(strstr(all, "hidden"));
	(void)table_totals(table);
	assert_non_null(strstr(rendered(results, "text", NULL),
			       "and 3 more rows, counted in the totals: --table main shows all\n"));
	assert_non_null(strstr(rendered(results, "text", "main"), "hidden"));
}

static void text_leaves_detail_out_until_it_is_asked_for(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);

	rendered_row(table, "deep", 0, 0, 0);
	table->is_detail = true;
	assert_null(strstr(rendered(results, "text", NULL), "deep"));
	assert_non_null(strstr(rendered(results, "text", "main"), "deep"));
}

/* No byte from a file reaches a terminal as a command to it. */
static void text_shows_control_characters_instead_of_sending_them(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);

	rendered_row(table, "\x1b[31mred\a\r\n\xff", 0, 0, 0);
	results_say(results, &answer, "%s", "answer \x1b]0;title\a \x9b");
	results_say(results, &notice, "%s", "notice \x1b[2J");

	const char *text = rendered(results, "text", NULL);

	assert_non_null(strstr(text, "\\x1b[31mred\\x07\\x0d\\x0a\\xff"));
	for (const char *at = text; *at != '\0'; at++)
		assert_true(*at == '\n' || (unsigned char)*at >= ' ');
	assert_true(text_is_utf8(text, strlen(text)));
}

static void text_wraps_prose_at_the_width(void **state)
{
	struct results *results = *state;

	results_say(results, &answer, "%s", "One two three four five six seven eight nine ten.");
	results_say(results, &caveat, "%s", "One two three four five six seven eight nine ten.");
	/* Width 40: `One ... eight` is 39 cells long. */
	assert_string_equal(rendered(results, "text", NULL),
			    "One two three four five six seven eight\nnine ten.\n\n"
			    "What it rests on, and what could make it wrong\n"
			    "- One two three four five six seven\n  eight nine ten.\n");
}

static void long_names_are_cut_between_letters(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);
	char name[2 * 70 + 1] = "", cut[2 * 57 + 4] = "";

	/* 70 letters of two bytes: 57 are left before three dots, 60 cells in all. */
	for (int i = 0; i < 70; i++)
		memcpy(name + 2 * (size_t)i, "\xc3\xa9", 3);
	memcpy(cut, name, 2 * 57);
	memcpy(cut + 2 * 57, "...", 4);
	rendered_row(table, name, 0, 0, 0);

	const char *text = rendered(results, "text", NULL);

	assert_non_null(strstr(text, arena_format(results->arena, "\n%s  2008-09", cut)));
}

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
	const struct CMUnitTest tests[] = {
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
