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

/* Within a tenth of what is asked, whether it is mixed with white or black; near enough, it stays.
 */
static void in_grey_it_has_the_contrast_asked(void **state)
{
	const struct colour plum = {0x80, 0x16, 0x50}, yellow = {0xFF, 0xDD, 0x00};
	double contrast = colour_contrast(colour_in_grey(plum, 1.75), white);

	(void)state;
	assert_true(contrast <= 1.75 * 1.1 && contrast >= 1.75 / 1.1);
	contrast = colour_contrast(colour_in_grey(yellow, 10), white);
	assert_true(contrast <= 10 * 1.1 && contrast >= 10 / 1.1);
	contrast = colour_contrast(plum, white);
	assert_int_equal(colour_number(colour_in_grey(plum, contrast * 1.05)), 0x801650);
}

/* Black is the darkest there is, and white the palest. */
static void in_grey_it_is_as_near_as_there_is(void **state)
{
	(void)state;
	assert_true(colour_contrast(colour_in_grey((struct colour){9, 9, 9}, 40), black) < 1.01);
	assert_true(colour_contrast(colour_in_grey((struct colour){9, 9, 9}, 0.5), white) < 1.02);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_written_is_read_back),
	    cmocka_unit_test(contrast_is_that_of_wcag),
	    cmocka_unit_test(pale_is_mixed_with_white),
	    cmocka_unit_test(in_grey_it_has_the_contrast_asked),
	    cmocka_unit_test(in_grey_it_is_as_near_as_there_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
