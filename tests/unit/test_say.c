/* Figures in sentences: right whatever the figures are. */
#include "unit.h"

#include "base/say.h"
#include "base/text.h"

static struct arena *arena;

static int set_up(void **state)
{
	(void)state;
	arena = arena_new(out_of_memory);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* Nought and minus one are plural, as in `0 rows`. */
static void one_is_singular_and_nothing_else_is(void **state)
{
	static const struct {
		int64_t count;
		const char *said;
	} cases[] = {{0, "0 categories"},
		     {1, "1 category"},
		     {2, "2 categories"},
		     {-1, "-1 categories"},
		     {1234567, "1,234,567 categories"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_string_equal(say_count(arena, cases[i].count, "category", "categories"),
				    cases[i].said);
	assert_string_equal(say_which((size_t)1, "is", "are"), "is");
	assert_string_equal(say_which(0, "is", "are"), "are");
}

static void a_size_has_no_sign(void **state)
{
	(void)state;
	assert_string_equal(say_rough(arena, (struct money){-12345678900}), "-£1.2m");
	assert_string_equal(say_size(arena, (struct money){-12345678900}), "£1.2m");
	assert_string_equal(say_size(arena, (struct money){12345678900}), "£1.2m");
}

static void shares_and_ranges_are_said_as_printed(void **state)
{
	(void)state;
	assert_string_equal(say_range(arena, say_share(arena, (struct fraction){1, 10}),
				      say_share(arena, (struct fraction){7, 200})),
			    "10% to 3.5%");
}

/* Without marks of thousands and unrounded, as a program reads it; what there is none of is empty.
 */
static void a_value_in_full_is_as_exact_as_it_is(void **state)
{
	static const struct {
		struct value value;
		const char *said;
	} cases[] = {
	    {{.kind = VALUE_TEXT, .text = "Ham"}, "Ham"},
	    {{.kind = VALUE_YEAR, .year = {2008}}, "2008-09"},
	    {{.kind = VALUE_COUNT, .count = 1234}, "1,234"},
	    {{.kind = VALUE_MONEY, .money = {12345600}}, "1234.56"},
	    {{.kind = VALUE_SHARE, .share = {125000000}}, "12.5%"},
	    {{.kind = VALUE_RATIO, .ratio = 1.25}, "1.25"},
	    {{.kind = VALUE_RATIO, .ratio = 123456789.5}, "123456789.5"},
	    {{.kind = VALUE_NONE, .text = "no posts"}, ""},
	    {{.kind = VALUE_NONE + 1000, .text = "of no kind"}, ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_string_equal(say_in_full(arena, &cases[i].value), cases[i].said);
}

static void nothing_stands_around_nothing(void **state)
{
	(void)state;
	assert_string_equal(say_around(arena, " (", "a", ")"), " (a)");
	assert_string_equal(say_around(arena, " (", NULL, ")"), "");
}

/* What stands between stands only between. */
static void texts_are_joined_without_a_stray_comma(void **state)
{
	const char *joined = NULL;

	(void)state;
	joined = text_more(arena, joined, ", ", "a");
	assert_string_equal(joined, "a");
	joined = text_more(arena, joined, ", ", "b");
	assert_string_equal(joined, "a, b");
	assert_string_equal(text_more(arena, "", ", ", "a"), "a");
}

/* Each is what bash reads back as the same name; \xc3\xa9 is a letter. */
static void a_name_is_said_as_it_is_typed(void **state)
{
	static const char *const names[][2] = {{"my-case/2.csv", "my-case/2.csv"},
					       {"caf\xc3\xa9", "caf\xc3\xa9"},
					       {"my case", "'my case'"},
					       {"it's", "'it'\\''s'"},
					       {"~", "'~'"},
					       {"a$b", "'a$b'"},
					       {"", "''"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_string_equal(say_word(arena, names[i][0]), names[i][1]);
}

/* By POSIX, 2.2: within double quotes `$`, a backquote and a backslash do something; a shell that
 * is typed into takes `!` as well.  Within single quotes nothing does. */
static void a_name_that_a_message_proposes_is_one_word_to_a_shell(void **state)
{
	static const struct {
		const char *name;
		char quote;
		const char *word;
	} cases[] = {{"Calls taken", '"', "\"Calls taken\""},
		     {"web", '\'', "'web'"},
		     {"it's", '"', "\"it's\""},
		     {"it's", '\'', "'it'\\''s'"},
		     {"a $(b)", '"', "'a $(b)'"},
		     {"a `b`", '"', "'a `b`'"},
		     {"a\\", '"', "'a\\'"},
		     {"a!", '"', "'a!'"},
		     {"\"it's\"", '"', "'\"it'\\''s\"'"},
		     {"", '\'', "''"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_string_equal(say_quoted(arena, cases[i].name, cases[i].quote),
				    cases[i].word);

	/* As long as a cell, and all quotes: four characters for each, between two. */
	enum { LONGEST = 1024 * 1024 };
	char *name = arena_alloc(arena, LONGEST + 1);

	memset(name, '\'', LONGEST);
	assert_int_equal(strlen(say_quoted(arena, name, '\'')), 4 * LONGEST + 2);
}

/* April is the first month of a financial year, and January the tenth. */
static void years_and_months_are_said_from_the_first_to_the_last(void **state)
{
	static const struct {
		unsigned months;
		const char *said;
	} rules[] = {{1u << 4, "April"},
		     {1u << 4 | 1u << 5, "April and May"},
		     {1u << 4 | 1u << 5 | 1u << 6, "April to June"},
		     {1u << 4 | 1u << 5 | 1u << 7, "April, May and July"},
		     {1u << 12 | 1u << 1 | 1u << 2, "December to February"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++)
		assert_string_equal(say_months(arena, rules[i].months), rules[i].said);
	assert_string_equal(say_span(arena, (struct year){2008}, (struct year){2008}), "2008-09");
	assert_string_equal(say_span(arena, (struct year){2008}, (struct year){2010}),
			    "2008-09 to 2010-11");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_is_singular_and_nothing_else_is),
	    cmocka_unit_test(a_size_has_no_sign),
	    cmocka_unit_test(shares_and_ranges_are_said_as_printed),
	    cmocka_unit_test(a_value_in_full_is_as_exact_as_it_is),
	    cmocka_unit_test(nothing_stands_around_nothing),
	    cmocka_unit_test(texts_are_joined_without_a_stray_comma),
	    cmocka_unit_test(a_name_is_said_as_it_is_typed),
	    cmocka_unit_test(a_name_that_a_message_proposes_is_one_word_to_a_shell),
	    cmocka_unit_test(years_and_months_are_said_from_the_first_to_the_last),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
