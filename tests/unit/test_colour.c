#include "unit.h"

#include "base/colour.h"

static const struct colour white = {0xFF, 0xFF, 0xFF}, black = {0, 0, 0};

static void what_is_written_is_read_back(void **state)
{
	char text[COLOUR_BYTES];
	struct colour colour;

	(void)state;
	assert_true(colour_parse("#12436d", &colour));
	assert_int_equal(colour_number(colour), 0x12436D);
	colour_write(colour, text);
	assert_string_equal(text, "#12436D");
	assert_false(colour_parse("12436D", &colour));
	assert_false(colour_parse("#12436", &colour));
	assert_false(colour_parse("#12436D0", &colour));
	assert_false(colour_parse("#1243 D", &colour));
	assert_false(colour_parse("", &colour));
}

/* WCAG 2.2: black on white is 21 to 1, a colour on itself 1; #767676 is the palest grey of 4.5. */
static void contrast_is_that_of_wcag(void **state)
{
	(void)state;
	assert_float_equal(colour_contrast(black, white), 21, 1e-9);
	assert_float_equal(colour_contrast(white, black), 21, 1e-9);
	assert_float_equal(colour_contrast(white, white), 1, 1e-9);
	assert_true(colour_contrast((struct colour){0x76, 0x76, 0x76}, white) >= 4.5);
	assert_true(colour_contrast((struct colour){0x77, 0x77, 0x77}, white) < 4.5);
}

/* A quarter of black on white is three quarters of 255, 191.25. */
static void pale_is_mixed_with_white(void **state)
{
	(void)state;
	assert_int_equal(colour_number(colour_pale(black, 0.25)), 0xBFBFBF);
	assert_int_equal(colour_number(colour_pale(black, 1)), 0);
	assert_int_equal(colour_number(colour_pale(black, 0)), 0xFFFFFF);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_written_is_read_back),
	    cmocka_unit_test(contrast_is_that_of_wcag),
	    cmocka_unit_test(pale_is_mixed_with_white),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
