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
	const char *sentence = "One two three four five six seven eight nine ten.";
	struct results *results = *state;

	results_say(results, &answer, "%s %s", sentence, sentence);
	results_say(results, &caveat, "%s %s", sentence, sentence);
	/* Prose is of 80 at most, wherever it is: `One ... ten. One ... six` is 77 cells long. */
	assert_string_equal(rendered(results, "text", NULL),
			    "One two three four five six seven eight nine ten. "
			    "One two three four five six\nseven eight nine ten.\n\n"
			    "What it rests on, and what could make it wrong\n"
			    "- One two three four five six seven eight nine ten. "
			    "One two three four five six\n  seven eight nine ten.\n");
}

static void long_names_are_cut_between_letters(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);
	char name[2 * 130 + 1] = "", cut[2 * 117 + 4] = "";

	/* 130 letters of two bytes: 117 are left before three dots, 120 cells in all. */
	for (int i = 0; i < 130; i++)
		memcpy(name + 2 * (size_t)i, "\xc3\xa9", 3);
	memcpy(cut, name, 2 * 117);
	memcpy(cut + 2 * 117, "...", 4);
	rendered_row(table, name, 0, 0, 0);

	const char *text =
	    rendered_as(results, "text", &(struct output_options){.width = 200, .is_full = true});

	assert_non_null(strstr(text, arena_format(results->arena, "\n%s  2008-09", cut)));
}

/* No line is wider than the place, and nothing is lost: what does not fit goes on below. */
static void a_wide_table_goes_on_below_with_its_first_columns(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);

	rendered_row(table, "a name of several words", 1234567, 134134679800, 460000000);
	/*
	 * Width 46, with the name, 23, in each part, the year, which is a key too, in none but the
	 * first: 23 + 2 + 7 + 2 + 9 = 43; 23 + 2 + 14 + 2 + 5 = 46; the rate is left.
	 */
	assert_string_equal(
	    rendered_as(results, "text",
			&(struct output_options){.table = "main", .width = 46, .is_full = true}),
	    "A table\n"
	    "Name                     Year      Contacts\n"
	    "-------------------------------------------\n"
	    "a name of several words  2008-09  1,234,567\n"
	    "\n"
	    "                            What it all\n"
	    "Name                              costs  Share\n"
	    "----------------------------------------------\n"
	    "a name of several words  \xc2\xa3"
	    "13,413,467.98    46%\n"
	    "\n"
	    "Name                     Rate\n"
	    "-----------------------------\n"
	    "a name of several words  2.50\n");
}

/*
 * 13,413,467.98 is £13.4m and 10,500.00 £10,500 by itself, but £0.01m would say nothing, so that a
 * small amount of a column of millions is in its own unit; the total is the rounded exact total.
 */
static void a_screen_rounds_and_says_so(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);
	struct value *values;

	rendered_row(table, "large", 1234567, 134134679800, 460000000);
	rendered_row(table, "small", 2, 105000000, 123400000);
	values = table_totals(table);
	values[NAME] = value_text("All");
	values[COST] = value_money((struct money){134239679800});

	const char *text = rendered_as(results, "text", &(struct output_options){.width = 100});

	assert_non_null(strstr(text, " \xc2\xa3"
				     "13.4m "));
	assert_non_null(strstr(text, " \xc2\xa3"
				     "11k "));
	assert_non_null(strstr(text, "All                           \xc2\xa3"
				     "13.4m\n"));
	assert_non_null(strstr(text, " (rounded)\n"));
	assert_non_null(strstr(text, "--table main (exact)"));
}

/* The heaviest of an answer have room, in the order in which they are read. */
static void a_screen_keeps_the_heaviest_sentences(void **state)
{
	struct results *results = *state;
	struct passage_spec spec = answer;

	for (int i = 0; i < 60; i++) {
		spec.weight = i % 2 == 0 ? 8 : 5;
		results_say(results, &spec, "%s %d.", spec.weight == 8 ? "Heavy" : "Light", i);
	}

	const char *text = rendered_as(results, "text", &(struct output_options){.width = 80});

	/* Nothing else is there, and how to see the rest takes 4 of 42 lines: all 30 heavy ones,
	 * and the first 8 light ones. */
	assert_non_null(
	    strstr(text, "Heavy 0.\nLight 1.\nHeavy 2.\nLight 3.\nHeavy 4.\nLight "
			 "5.\nHeavy 6.\nLight 7.\nHeavy 8.\nLight 9.\nHeavy 10.\nLight 11.\n"));
	assert_non_null(strstr(text, "Heavy 58.\n"));
	assert_non_null(strstr(text, "Light 15.\n"));
	assert_null(strstr(text, "Light 17."));
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
	    TEST(a_wide_table_goes_on_below_with_its_first_columns),
	    TEST(a_screen_rounds_and_says_so),
	    TEST(a_screen_keeps_the_heaviest_sentences),
	    cmocka_unit_test(an_output_is_found_by_name_or_suffix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
