/* Text from files on its way into a script and a picture: drawn as it is, and never run. */
#include "plots_bench.h"

#include <unistd.h>

#include "plots/escape.h"

#define QUOTE "'.sprintf('%c',39).'"

static const char *quoted(struct arena *arena, const char *text)
{
	return bench_escaped(arena, escape_quote, text);
}

static void text_is_quoted_singly_and_stays_on_its_line(void **state)
{
	struct bench *bench = *state;

	assert_string_equal(quoted(bench->arena, "plain"), "'plain'");
	assert_string_equal(quoted(bench->arena, ""), "''");
	assert_string_equal(quoted(bench->arena, "it's"), "'it" QUOTE "s'");
	/* gnuplot 5.4 ends a text at a doubled quote that opens it, or stands behind another. */
	assert_string_equal(quoted(bench->arena, "'x"), "'" QUOTE "x'");
	assert_string_equal(quoted(bench->arena, "a''"), "'a" QUOTE QUOTE "'");
	assert_string_equal(quoted(bench->arena, "a\nb\tc\r\x01"), "'a b c  '");
	assert_string_equal(quoted(bench->arena, "`x` \"y\" \\ @z"), "'`x` \"y\" \\ @z'");
}

/* Unicode, section 3.9: overlong forms, surrogates and loose bytes are not UTF-8. */
static void what_is_not_utf8_becomes_the_replacement_character(void **state)
{
	struct bench *bench = *state;
	static const char *const bad[] = {"\xff",         "\xc3",         "\xc0\xaf",
					  "\xed\xa0\x80", "\xef\xbf\xbf", "\xe2\x80\xae"};

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		const char *clean = escape_clean(bench->arena, bad[i]);

		assert_int_equal(strncmp(clean, "\xEF\xBF\xBD", 3), 0);
		assert_int_equal(strlen(clean) % 3, 0);
	}
	assert_string_equal(escape_clean(bench->arena, "£ \xe6\x97\xa5"), "£ \xe6\x97\xa5");
	assert_string_equal(escape_clean(bench->arena, NULL), "");
}

/* Follow the script as gnuplot 5.4 does: a quote that closes at once ends an empty text. */
/* fc-query(1) tells what a font has; a code without a glyph is drawn as large as the picture. */
static void what_no_common_font_has_is_a_box(void **state)
{
	struct bench *bench = *state;
	static const char plain[] = "Caf\xC3\xA9 \xC2\xA3 \xCE\xA9 \xD0\x96 \xE2\x80\xA6";

	assert_string_equal(escape_glyphs(bench->arena, plain), plain);
	assert_string_equal(escape_glyphs(bench->arena, "e\xCC\x81"), "e\xCC\x81");
	/* Thai, with a mark on its letter; Chinese; Devanagari. */
	assert_string_equal(escape_glyphs(bench->arena, "a\xE0\xB8\x81\xE0\xB8\xB4z"),
			    "a\xE2\x96\xA1\xE2\x96\xA1z");
	assert_string_equal(escape_glyphs(bench->arena, "\xE6\xBC\xA2\xE0\xA4\xB9"),
			    "\xE2\x96\xA1\xE2\x96\xA1");
	assert_string_equal(escape_glyphs(bench->arena, ""), "");
}

static void assert_harmless(const char *script)
{
	bool is_quoted = false;

	for (const char *c = script; *c != '\0'; c++) {
		if (*c == '\n') {
			assert_false(is_quoted);
			assert_int_not_equal(c[1], '!');
		} else if (is_quoted) {
			if (*c == '\'' && c[1] == '\'')
				c++;
			else
				is_quoted = *c != '\'';
		} else if (*c == '\'') {
			is_quoted = c[1] != '\'';
			c += !is_quoted;
			assert_false(!is_quoted && c[1] == '\'');
		} else if (*c == '"' || *c == '`' || *c == '@' || *c == '|' || *c == '#' ||
			   (unsigned char)*c >= 0x7F) {
			/* A colour is quoted, and a comment is not written. */
			fail_msg("'%c' stands outside a text", *c);
		}
	}
	assert_null(strstr(script, "\nsystem"));
}

static void no_text_stands_outside_single_quotes(void **state)
{
	struct bench *bench = *state;
	bench_add_all(bench, bench_hostile, N_BENCH_HOSTILE);
	for (size_t i = 0; i < N_BENCH_KINDS; i++) {
		struct plot_request request = {.name = bench_kinds[i], .path = "x.svg"};
		const char *script =
		    plots_script(&bench->results, &request, bench->arena, &bench->diagnostics);

		assert_non_null(script);
		assert_harmless(script);
	}
}

static void hostile_names_run_nothing(void **state)
{
	struct bench *bench = *state;
	struct plot_request requests[N_BENCH_KINDS * 3];
	static const char *const suffixes[] = {"svg", "png", "pdf"};
	size_t count = 0;

	bench_add_all(bench, bench_hostile, N_BENCH_HOSTILE);
	for (size_t i = 0; i < N_BENCH_KINDS; i++)
		for (size_t j = 0; j < COUNT_OF(suffixes); j++)
			requests[count++] = (struct plot_request){
			    .name = bench_kinds[i],
			    .path =
				arena_format(bench->arena, "|touch made '%zu.%s", i, suffixes[j])};
	if (!bench_draw_all(&bench->results, requests, count, &bench->diagnostics))
		fail_msg("%s", bench_message(bench));
	assert_int_equal(access("made", F_OK), -1);
	assert_int_equal(bench_empty("."), count);
}

static void every_name_alone_is_drawn(void **state)
{
	struct bench *bench = *state;
	struct plot_request requests[N_BENCH_HOSTILE];

	for (size_t i = 0; i < N_BENCH_HOSTILE; i++) {
		const char *name = arena_format(bench->arena, "c%zu", i);
		const char *const twice[] = {bench_hostile[i], bench_hostile[i]};

		bench_add(bench, name, CHART_RANGES, twice, 2);
		requests[i] = (struct plot_request){
		    .name = name, .path = arena_format(bench->arena, "%zu.svg", i)};
	}
	if (!bench_draw_all(&bench->results, requests, N_BENCH_HOSTILE, &bench->diagnostics))
		fail_msg("%s", bench_message(bench));
	assert_int_equal(bench_empty("."), N_BENCH_HOSTILE);
}

/* Marks that turn the way of reading would turn what stands behind them; a line ends nowhere. */
static void what_turns_or_breaks_a_line_does_not(void **state)
{
	static const struct {
		const char *text, *clean;
	} cases[] = {
	    {"a\u061Cb", "a\uFFFDb"},
	    {"a\u200Eb", "a\uFFFDb"},
	    {"a\u200Fb", "a\uFFFDb"},
	    {"a\u202Ab", "a\uFFFDb"},
	    {"a\u202Eb", "a\uFFFDb"},
	    {"a\u2066b", "a\uFFFDb"},
	    {"a\u2069b", "a\uFFFDb"},
	    {"a\u206Ab", "a\u206Ab"},
	    {"a\u2028b", "a b"},
	    {"a\u2029b", "a b"},
	    {"a\u202Fb", "a\u202Fb"},
	    {"a\uFDD0b", "a\uFFFDb"},
	    {"a\uFFFEb", "a\uFFFDb"},
	    /* The last plane: what stands for marks of our own, what is behind, and beyond Unicode.
	     */
	    {"a\xF4\x8F\xBC\x80z", "a\uFFFDz"},
	    {"a\xF4\x8F\xBD\x80z", "a\xF4\x8F\xBD\x80z"},
	    {"a\xF4\x90\x80\x80z", "a\uFFFD\uFFFD\uFFFD\uFFFDz"},
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_string_equal(escape_clean(bench->arena, cases[i].text), cases[i].clean);
	assert_string_equal(quoted(bench->arena, "a\u202Eb"), "'a\uFFFDb'");
	assert_string_equal(quoted(bench->arena, "a\u2028b"), "'a b'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(text_is_quoted_singly_and_stays_on_its_line),
	    TEST(what_is_not_utf8_becomes_the_replacement_character),
	    TEST(what_turns_or_breaks_a_line_does_not),
	    TEST(what_no_common_font_has_is_a_box),
	    TEST(no_text_stands_outside_single_quotes),
	    TEST(hostile_names_run_nothing),
	    TEST(every_name_alone_is_drawn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
