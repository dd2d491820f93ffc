#include "unit.h"

#include "base/text.h"
#include "base/typed.h"
#include "base/words.h"

static int set_up(void **state)
{
	*state = arena_new(out_of_memory);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* The well-formed sequences are those of the Unicode Standard, table 3-7. */
static void utf8_is_told_from_what_only_looks_like_it(void **state)
{
	static const char *const good[] = {
	    "",
	    "web",
	    "\302\243",
	    "\302\200",
	    "\337\277",
	    "\340\240\200",
	    "\355\237\277",
	    "\356\200\200",
	    "\357\277\277",
	    "\360\220\200\200",
	    "\364\217\277\277",
	};
	static const char *const bad[] = {
	    "\243",
	    "\200",
	    "\300\200",
	    "\301\277",
	    "\302",
	    "\302a",
	    "\340\237\277",
	    "\355\240\200",
	    "\342\202",
	    "\360\217\277\277",
	    "\364\220\200\200",
	    "\365\200\200\200",
	    "\377",
	    "ok\302",
	    "\342\202\302",
	    "\360\220a\200",
	    "\360\220\200a",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++)
		if (!text_is_utf8(good[i], strlen(good[i])))
			fail_msg("good text %zu was refused", i);
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (text_is_utf8(bad[i], strlen(bad[i])))
			fail_msg("bad text %zu was taken", i);
	/* A NUL is a character; bytes past the size are not looked at. */
	assert_true(text_is_utf8("a\0b", 3));
	assert_true(text_is_utf8("a\377", 1));
}

static void every_code_point_has_one_form(void **state)
{
	(void)state;
	for (unsigned code = 0; code < 0x110000; code++) {
		char text[4];
		size_t length;

		if (code < 0x80) {
			text[0] = (char)code;
			length = 1;
		} else if (code < 0x800) {
			text[0] = (char)(0xC0 | code >> 6);
			text[1] = (char)(0x80 | (code & 0x3F));
			length = 2;
		} else if (code < 0x10000) {
			text[0] = (char)(0xE0 | code >> 12);
			text[1] = (char)(0x80 | (code >> 6 & 0x3F));
			text[2] = (char)(0x80 | (code & 0x3F));
			length = 3;
		} else {
			text[0] = (char)(0xF0 | code >> 18);
			text[1] = (char)(0x80 | (code >> 12 & 0x3F));
			text[2] = (char)(0x80 | (code >> 6 & 0x3F));
			text[3] = (char)(0x80 | (code & 0x3F));
			length = 4;
		}
		bool is_surrogate = code >= 0xD800 && code < 0xE000;

		assert_int_equal(text_character(text, length), is_surrogate ? 0 : length);
		assert_int_equal(text_character(text, length - 1), 0);
	}
}

static void names_fold_to_letters_and_digits(void **state)
{
	(void)state;
	/* Design, section 4: case, spaces, `_` and `-` do not matter. */
	assert_string_equal(text_fold(*state, "Net Amount(£)"), "netamount");
	assert_string_equal(text_fold(*state, "net_amount"), "netamount");
	/* A pound sign that went through a wrong encoding; but no letter of a word. */
	assert_string_equal(text_fold(*state, "Net Amount (\u0153)"), "netamount");
	assert_string_equal(text_fold(*state, "Net Amount\u00c2\u00a3"), "netamount");
	assert_string_equal(text_fold(*state, "Net Amount \ufffd"), "netamount");
	assert_string_equal(text_fold(*state, "\ufeffNet\u200b Amount \u2013"), "netamount");
	assert_string_equal(text_fold(*state, "C\u0153ur"), "c\u0153ur");
	assert_string_equal(text_fold(*state, "NET-AMOUNT"), "netamount");
	assert_string_equal(text_fold(*state, "No. of contacts"), "noofcontacts");
	assert_string_equal(text_fold(*state, "\302\240Year 2\302\240"), "year2");
	assert_string_equal(text_fold(*state, ""), "");
	assert_string_equal(text_fold(*state, "\302"), "");
	assert_string_equal(text_fold(*state, "£"), "");
}

static void space_at_either_end_is_trimmed_and_none_within(void **state)
{
	(void)state;
	assert_string_equal(text_trim(*state, " \t\302\240web chat\302\240 \r\n"), "web chat");
	assert_string_equal(text_trim(*state, " \302\240 "), "");
	assert_string_equal(text_trim(*state, ""), "");
	assert_string_equal(text_trim(*state, "web"), "web");
}

/* What Excel shows of `="00123"` in a CSV file; a formula that reckons is none of these. */
static void a_text_kept_from_being_a_number_is_that_text(void **state)
{
	static const char *const texts[][2] = {{"=\"00123\"", "00123"},
					       {"=\" Energy \"", "Energy"},
					       {"=\"\"", "=\"\""},
					       {"=\"a\"&\"b\"", "=\"a\"&\"b\""},
					       {"=A1", "=A1"},
					       {"=\"a", "=\"a"},
					       {"\"a\"", "\"a\""},
					       {"=\"", "=\""},
					       {"", ""}};

	for (size_t i = 0; i < N_OF(texts); i++)
		assert_string_equal(text_unwrapped(text_trim(*state, texts[i][0])), texts[i][1]);
}

/* An escape sequence, a C1 control, a right-to-left override, a stray byte. */
static void what_would_steer_a_terminal_is_shown_instead(void **state)
{
	(void)state;
	assert_string_equal(text_visible(*state, "a\033[2Jb"), "a\\x1b[2Jb");
	assert_string_equal(text_visible(*state, "\302\233"), "\\xc2\\x9b");
	assert_string_equal(text_visible(*state, "\342\200\256"), "\\xe2\\x80\\xae");
	assert_string_equal(text_visible(*state, "\24312"), "\\xa312");
	/* A word joiner, a Mongolian vowel separator, a tag letter: there, and unseen. */
	assert_string_equal(text_visible(*state, "a\u2060b"), "a\\xe2\\x81\\xa0b");
	assert_string_equal(text_visible(*state, "\u180e"), "\\xe1\\xa0\\x8e");
	assert_string_equal(text_visible(*state, "\U000E0041"), "\\xf3\\xa0\\x81\\x81");
	assert_string_equal(text_visible(*state, "line\nend\177"), "line\\x0aend\\x7f");
	assert_string_equal(text_visible(*state, "a\u00adb"), "a\\xc2\\xadb");
	assert_string_equal(text_visible(*state, "\U000E0101"), "\\xf3\\xa0\\x84\\x81");
	/* Noncharacters: the block of them, and the last two of each plane. */
	assert_string_equal(text_visible(*state, "\uFDD0"), "\\xef\\xb7\\x90");
	assert_string_equal(text_visible(*state, "\uFDEF\uFDF0"), "\\xef\\xb7\\xaf\uFDF0");
	assert_string_equal(text_visible(*state, "\U0001FFFE"), "\\xf0\\x9f\\xbf\\xbe");
	assert_string_equal(text_visible(*state, "\U0010FFFF"), "\\xf4\\x8f\\xbf\\xbf");
	assert_string_equal(text_visible(*state, "£7.81 café"), "£7.81 café");
}

/* Wide ones too (U+FF1D, U+FF0B, U+FF0D, U+FF20), and behind any number of guards; not within. */
static void what_a_spreadsheet_takes_for_a_formula_is_known(void **state)
{
	static const char *const formulas[] = {"=1",     "+1",      "-1",          "@a",  "#",
					       "\t=",    "\r1",     "'=1",         "''@", "\uFF1D1",
					       "\uFF0B", "'\uFF0D", "\uFF20SUM(1)"},
				 *const others[] = {"",    "'",      "a=1",      "'a",
						    "1-1", "\uFF11", "\xEF\xBC", " =1"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(formulas); i++)
		assert_true(text_is_formula(formulas[i]));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_false(text_is_formula(others[i]));
}

static void a_text_is_cut_between_characters(void **state)
{
	struct arena *arena = *state;
	const char *text = "ab\u00a3cd"; /* six bytes */

	assert_ptr_equal(text_cut(arena, text, 6), text);
	assert_string_equal(text_cut(arena, text, 5), "ab\u00a3c...");
	assert_string_equal(text_cut(arena, text, 4), "ab\u00a3...");
	assert_string_equal(text_cut(arena, text, 3), "ab...");
	assert_string_equal(text_cut(arena, text, 0), "...");
}

static void a_word_is_found_whole_in_any_capitals(void **state)
{
	static const char *const having[] = {"total", "Grand TOTAL", "sub-total 5", "1sum2",
					     "x, Sum."},
				 *const others[] = {"",         "totally", "to tal",
						    "subtotal", "12",      "su"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(having); i++)
		assert_true(text_has_word("|total|sum|", having[i]));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_false(text_has_word("|total|sum|", others[i]));
	assert_false(text_has_word("|", "total"));
}

static void width_counts_cells_rather_than_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_width("£7.81"), 5);
	/* e and a combining acute take one cell; a Chinese character two. */
	assert_int_equal(text_width("cafe\314\201"), 4);
	assert_int_equal(text_width("\344\270\255"), 2);
	assert_int_equal(text_width("\243"), 1);
	/* Thai: two consonants, a vowel and a tone above; Devanagari ki; Hebrew with a point. */
	assert_int_equal(text_width("\u0e01\u0e31\u0e48\u0e19"), 2);
	assert_int_equal(text_width("\u0915\u0941"), 1);
	assert_int_equal(text_width("\u05e9\u05b8"), 1);
	/* Marks for symbols, a word joiner, a variation selector and tags take no cell. */
	assert_int_equal(text_width("x\u20d7\u2060\ufe0f\U000E0041\u180e"), 1);
	/* Hangul as one syllable and as the letters that join it; a wide letter; emoji. */
	assert_int_equal(text_width("\ud55c"), 2);
	assert_int_equal(text_width("\u1112\u1161\u11ab"), 2);
	assert_int_equal(text_width("\uff21\U0001f600"), 4);
	/* Behind every table. */
	assert_int_equal(text_width("\U0010ffff"), 1);
	/* The last before and the first of each table; a soft hyphen is shown. */
	assert_int_equal(text_width("\u02ff\u0300\u10ff\u1100\u00ad"), 5);
}

static void a_slip_of_a_name_finds_it_and_nothing_else_does(void **state)
{
	static const char *const names[] = {"face-to-face", "telephone", "web", "post"};

	(void)state;
	assert_string_equal(text_nearest("telphone", names, COUNT_OF(names)), "telephone");
	assert_string_equal(text_nearest("Face-to-Face", names, COUNT_OF(names)), "face-to-face");
	assert_null(text_nearest("pigeon", names, COUNT_OF(names)));
	assert_null(text_nearest("telephone", NULL, 0));
}

/* `growth` is a word of two of these; the shorter is the nearer, wherever it stands. */
static void a_word_of_a_name_finds_the_shortest_that_has_it(void **state)
{
	static const char *const names[] = {"volume growthless", "growth of all volumes",
					    "volume_growth", "telephone growth, as it was"};

	assert_string_equal(text_suggest(*state, "growth", names, COUNT_OF(names)),
			    "; did you mean 'volume_growth'?");
	assert_string_equal(text_suggest(*state, "growth", names, 1), "");
	assert_string_equal(text_suggest(*state, "rowth", names, COUNT_OF(names)), "");
}

static void only_a_letter_or_two_make_a_slip_of_what_may_be_a_name(void **state)
{
	static const char *const names[] = {"call", "calls", "telephone", "sms", "web"};

	(void)state;
	assert_string_equal(text_slip_of("telefone", names, COUNT_OF(names)), "telephone");
	assert_string_equal(text_slip_of("Caals", names, COUNT_OF(names)), "calls");
	/* Two letters of nine, of which one is among the first three. */
	assert_null(text_slip_of("textphone", names, COUNT_OF(names)));
	assert_null(text_slip_of("card", names, COUNT_OF(names)));
	assert_null(text_slip_of("eod", names, COUNT_OF(names)));
	assert_null(text_slip_of("telephone", NULL, 0));
}

/* Each with what it is folded to; what is cut off in the midst of a character stays as it is. */
static void what_is_no_letter_is_told_from_what_may_be_one(void **state)
{
	struct arena *arena = *state;
	static const char *const names[][2] = {{"\u0153uf", "\u0153uf"},
					       {"\u0153\u00e9", "\u0153\u00e9"},
					       {"\u015312", "12"},
					       {"a\u2013b", "ab"},
					       {"a\342\200", "a\342\200"}};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_string_equal(text_fold(arena, names[i][0]), names[i][1]);
	assert_string_equal(text_visible(arena, "\U0010fffd"), "\U0010fffd");
	assert_string_equal(text_cut(arena, "ab\243cdef", 4), "ab...");
}

static void a_pattern_ends_as_it_is_written(void **state)
{
	static const struct {
		const char *pattern, *text;
		bool matches;
	} rules[] = {{"a\\", "a\\", true},    {"a\\", "a", false}, {"a\\?", "a?", true},
		     {"a\\?", "ab", false},   {"a?", "ab", true},  {"a*\\*", "abc*", true},
		     {"a*\\*", "abc", false}, {"*", "", true},     {"?", "", false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++)
		assert_int_equal(text_matches(rules[i].pattern, rules[i].text), rules[i].matches);
}

/*
 * Of many, eight are named and the others counted; a name beyond 48 letters is like none.  A word
 * of four letters and more is like the shortest name that has it whole.
 */
static void a_name_that_is_like_none_is_told_which_there_are(void **state)
{
	struct arena *arena = *state;
	static const char *const names[] = {"one", "two",   "three", "four", "",   "five",
					    "six", "seven", "eight", "nine", "ten"};
	static const char *const wordy[] = {"volume_growth", "procurement_cashable_share",
					    "cashable_share", "contacts_per_post"};
	char longest[50];

	assert_string_equal(text_suggest_of(arena, "pigeon-post", names, COUNT_OF(names)),
			    "; it has 'one', 'two', 'three', 'four', 'five', 'six', 'seven', "
			    "'eight' and 2 more");
	assert_string_equal(text_suggest_of(arena, "pigeon-post", &names[8], 1),
			    "; it has 'eight'");
	assert_string_equal(text_suggest_of(arena, "pigeon-post", &names[4], 1), "");
	assert_string_equal(text_suggest(arena, "Growth", wordy, COUNT_OF(wordy)),
			    "; did you mean 'volume_growth'?");
	assert_string_equal(text_suggest(arena, "cashable", wordy, COUNT_OF(wordy)),
			    "; did you mean 'cashable_share'?");
	assert_string_equal(text_suggest(arena, "able", wordy, COUNT_OF(wordy)), "");
	assert_string_equal(text_suggest(arena, "per", wordy, COUNT_OF(wordy)), "");
	memset(longest, 'a', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	assert_null(text_nearest(longest, (const char *const[]){longest}, 1));
	assert_null(text_nearest(longest, names, COUNT_OF(names)));
	assert_string_equal(text_nearest(&longest[1], (const char *const[]){&longest[2]}, 1),
			    &longest[2]);
}

/* `Y?` is not sure; what is not among the words is not known. */
static void a_word_is_known_or_not(void **state)
{
	struct arena *arena = *state;
	int meaning = -1;

	assert_true(words_find(&meaning, yes_no_words, "Yes", arena));
	assert_int_equal(meaning, 1);
	assert_true(words_find(&meaning, yes_no_words, "n", arena));
	assert_int_equal(meaning, 0);
	assert_false(words_find(&meaning, yes_no_words, "Y?", arena));
	assert_false(words_find(&meaning, yes_no_words, "perhaps", arena));
	assert_int_equal(meaning, 0);
}

static void a_list_has_what_stands_between_its_bars(void **state)
{
	static const struct {
		const char *text;
		bool is_listed;
	} rules[] = {{"web", true}, {"post", true}, {"we", false},   {"eb", false},
		     {"", false},   {"fax", false}, {"|web", false}, {"web|post", false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++)
		assert_int_equal(text_lists("|web|post|", rules[i].text), rules[i].is_listed);
}

/* By the first of the list, letters of either case being one where a text begins or ends with it.
 */
static void a_list_is_looked_for_within_a_text_and_at_its_ends(void **state)
{
	(void)state;
	assert_true(text_has_any("|web|post|", "by post"));
	assert_false(text_has_any("|web|post|", "by Post"));
	assert_false(text_has_any("|web|post|", "po"));
	assert_false(text_has_any("|", "web"));
	assert_true(text_lists_word("|web|post|", "POSTED", 4));
	assert_false(text_lists_word("|web|post|", "posted", 5));
	assert_int_equal(text_begins("|no|number|", "Number of"), strlen("number"));
	assert_int_equal(text_begins("|num|number|", "Number of"), strlen("num"));
	assert_int_equal(text_begins("|number|", "num"), 0);
	assert_int_equal(text_ends("|.csv|.tsv|", "A.TSV"), strlen(".tsv"));
	assert_int_equal(text_ends("|.csv|", ".csv"), strlen(".csv"));
	assert_int_equal(text_ends("|.csv|", "csv"), 0);
}

/* Characters as they are typed; what ends too soon is a byte. */
static void a_character_typed_is_plain_or_itself(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		char plain;
	} rules[] = {{"\u2007", 3, ' '},    {"\u200b", 3, 0},         {"\u2014", 3, '-'},
		     {"\u2020", 1, '\342'}, {"\342\200a", 1, '\342'}, {"a", 1, 'a'}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		char plain;

		assert_int_equal(typed_character(rules[i].text, &plain), rules[i].length);
		assert_int_equal(plain, rules[i].plain);
	}
}

static void what_is_typed_keeps_what_no_other_sign_stands_for(void **state)
{
	char typed[20];
	size_t length;

	(void)state;
	assert_true(typed_plain("1\x7F\t\u20142\u200b", typed, sizeof typed, &length));
	assert_int_equal(length, 5);
	assert_memory_equal(typed, "1\x7F -2", 5);
}

/* What programs put around a text so that a spreadsheet takes it for one. */
static void a_mark_of_text_is_none_of_the_text(void **state)
{
	static const char *const texts[][2] = {
	    {"'012", "012"}, {"'012'", "012"}, {"' 012 '", "012"}, {"'  012", "012"}, {"''", "'"},
	    {"'", "'"},      {"' '", ""},      {"'   '", ""},      {"0'12", "0'12"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		char typed[20];
		size_t length;

		assert_true(typed_plain(texts[i][0], typed, sizeof typed, &length));
		assert_string_equal(typed, texts[i][1]);
		assert_int_equal(length, strlen(texts[i][1]));
	}
}

static void a_struct_is_found_by_the_text_that_it_is_known_by(void **state)
{
	static const struct {
		int number;
		const char *name;
	} items[] = {{1, "one"}, {0, NULL}, {2, "two"}, {3, "two"}};
	const char **names = TEXTS_OF(items, COUNT_OF(items), name, *state);

	assert_ptr_equal(FIND_BY(items, COUNT_OF(items), name, "one"), &items[0]);
	assert_ptr_equal(FIND_BY(items, COUNT_OF(items), name, "two"), &items[2]);
	assert_null(FIND_BY(items, COUNT_OF(items), name, "three"));
	assert_null(FIND_BY(items, COUNT_OF(items), name, NULL));
	assert_null(FIND_BY(items, 0, name, "one"));
	assert_string_equal(names[0], "one");
	assert_null(names[1]);
	assert_string_equal(names[3], "two");
}

/* By chance 63 numbers take 61 of 1,024 places or so; of fewer than 50 a byte would not matter. */
static void texts_that_differ_in_any_byte_stand_in_different_places(void **state)
{
	char text[] = "1307-00001 (b)";

	(void)state;
	for (size_t i = 0; text[i] != '\0'; i++) {
		const char own = text[i];
		bool is_taken[1024] = {false};
		int n = 0;

		for (int c = '@'; c <= '~'; c++) {
			text[i] = (char)c;
			bool *place = &is_taken[text_hash(text) % COUNT_OF(is_taken)];

			n += !*place;
			*place = true;
		}
		text[i] = own;
		assert_true(n >= 50);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
	    TEST(utf8_is_told_from_what_only_looks_like_it),
	    TEST(every_code_point_has_one_form),
	    TEST(names_fold_to_letters_and_digits),
	    TEST(space_at_either_end_is_trimmed_and_none_within),
	    TEST(a_text_kept_from_being_a_number_is_that_text),
	    TEST(what_would_steer_a_terminal_is_shown_instead),
	    TEST(what_a_spreadsheet_takes_for_a_formula_is_known),
	    TEST(a_text_is_cut_between_characters),
	    TEST(a_word_is_found_whole_in_any_capitals),
	    TEST(width_counts_cells_rather_than_bytes),
	    TEST(a_slip_of_a_name_finds_it_and_nothing_else_does),
	    TEST(a_word_of_a_name_finds_the_shortest_that_has_it),
	    TEST(only_a_letter_or_two_make_a_slip_of_what_may_be_a_name),
	    TEST(what_is_no_letter_is_told_from_what_may_be_one),
	    TEST(a_pattern_ends_as_it_is_written),
	    TEST(a_name_that_is_like_none_is_told_which_there_are),
	    TEST(a_word_is_known_or_not),
	    TEST(a_list_has_what_stands_between_its_bars),
	    TEST(a_list_is_looked_for_within_a_text_and_at_its_ends),
	    TEST(a_character_typed_is_plain_or_itself),
	    TEST(what_is_typed_keeps_what_no_other_sign_stands_for),
	    TEST(a_mark_of_text_is_none_of_the_text),
	    TEST(a_struct_is_found_by_the_text_that_it_is_known_by),
	    TEST(texts_that_differ_in_any_byte_stand_in_different_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
