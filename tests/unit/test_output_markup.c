/*
 * Rules of outputs/markup.h.  What is expected is written by hand from XML 1.0 (characters, section
 * 2.2; escapes, 2.4) and HTML (void elements).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "outputs/markup.h"

struct made {
	char *bytes;
	size_t size;
	FILE *stream;
	struct markup markup;
};

static void begin(struct made *made, bool is_xml)
{
	made->stream = open_memstream(&made->bytes, &made->size);
	assert_non_null(made->stream);
	markup_init(&made->markup, made->stream, is_xml);
}

static void expect(struct made *made, const char *expected)
{
	assert_int_equal(fclose(made->stream), 0);
	assert_string_equal(made->bytes, expected);
	free(made->bytes);
}

static void elements_end_in_the_order_in_which_they_began(void **state)
{
	struct made made;

	(void)state;
	begin(&made, false);
	markup_open(&made.markup, MARKUP("ul"));
	markup_attribute(&made.markup, MARKUP("class"), "a");
	markup_attribute_number(&made.markup, MARKUP("data-n"), -7);
	markup_element(&made.markup, MARKUP("li"), "one");
	markup_close(&made.markup);
	assert_int_equal(made.markup.depth, 0);
	expect(&made, "<ul class=\"a\" data-n=\"-7\"><li>one</li></ul>");
}

static void text_never_becomes_markup(void **state)
{
	struct made made;

	(void)state;
	begin(&made, false);
	markup_open(&made.markup, MARKUP("p"));
	markup_attribute(&made.markup, MARKUP("title"), "\"><b a='1'>&");
	markup_text(&made.markup, "</p><script>&amp;");
	markup_close(&made.markup);
	expect(&made, "<p title=\"&quot;&gt;&lt;b a=&#39;1&#39;&gt;&amp;\">"
		      "&lt;/p&gt;&lt;script&gt;&amp;amp;</p>");
}

static void what_xml_has_no_place_for_is_replaced(void **state)
{
	struct made made;

	(void)state;
	begin(&made, true);
	markup_element(&made.markup, MARKUP("t"),
		       "a\x1b"
		       "b\xff"
		       "c\xef\xbf\xbe"
		       "d\te\nf\u00a0\xc2\x85");
	expect(&made, "<t>a\ufffdb\ufffdc\ufffdd\te\nf\u00a0\ufffd</t>");
}

/* HTML calls them errors of its input: controls, and what Unicode keeps for no character. */
static void what_html_has_no_place_for_is_replaced(void **state)
{
	struct made made;

	(void)state;
	begin(&made, false);
	markup_element(&made.markup, MARKUP("t"),
		       "a\x7f"
		       "b\uFDD0c\uFDEFd\uFDF0e\U0001FFFEf\U0010FFFFg\U0010FFFD");
	expect(&made, "<t>a\ufffdb\ufffdc\ufffdd\uFDF0e\ufffdf\ufffdg\U0010FFFD</t>");
}

static void marks_that_turn_the_text_are_shown_as_such(void **state)
{
	struct made made;

	(void)state;
	begin(&made, false);
	markup_element(&made.markup, MARKUP("b"), "a\u202eb\u2066c\u200fd\u05d0");
	expect(&made, "<b>a\ufffdb\ufffdc\ufffdd\u05d0</b>");
}

/* Thirty marks stay on a character, as Unicode's Stream-Safe Text has it; the next is seen. */
static void marks_that_are_heaped_up_are_shown_as_such(void **state)
{
	struct made made;
	char text[] = "e................................"
		      "................................x",
	     wanted[128] = "<b>e", *at = wanted + 4;

	(void)state;
	for (size_t i = 0; i < 32; i++) {
		text[1 + 2 * i] = '\xCC'; /* U+0301 */
		text[2 + 2 * i] = '\x81';
		at = mempcpy(at, i < 30 ? "\u0301" : "\ufffd", i < 30 ? 2 : 3);
	}
	memcpy(at, "x</b>", sizeof "x</b>");
	begin(&made, false);
	markup_element(&made.markup, MARKUP("b"), text);
	expect(&made, wanted);
}

static void an_element_without_an_end_is_written_as_its_language_wants(void **state)
{
	struct made made;

	(void)state;
	begin(&made, false);
	markup_open(&made.markup, MARKUP("br"));
	markup_end_void(&made.markup);
	markup_text(&made.markup, "x");
	expect(&made, "<br>x");
	begin(&made, true);
	markup_open(&made.markup, MARKUP("w:br"));
	markup_end_void(&made.markup);
	markup_text(&made.markup, "x");
	expect(&made, "<w:br/>x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(elements_end_in_the_order_in_which_they_began),
	    cmocka_unit_test(text_never_becomes_markup),
	    cmocka_unit_test(what_xml_has_no_place_for_is_replaced),
	    cmocka_unit_test(what_html_has_no_place_for_is_replaced),
	    cmocka_unit_test(marks_that_turn_the_text_are_shown_as_such),
	    cmocka_unit_test(marks_that_are_heaped_up_are_shown_as_such),
	    cmocka_unit_test(an_element_without_an_end_is_written_as_its_language_wants),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
