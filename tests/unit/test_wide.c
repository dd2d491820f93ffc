/* Characters of two or four bytes, by their mark or by where the noughts of plain text stand. */
#include "unit.h"

#include "reading/source_bytes.h"

#define BYTES(text) text, sizeof(text) - 1

static void wide_text_is_known_by_its_mark_or_its_noughts(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
		const char *encoding; /* NULL: it is none */
		size_t mark;
	} cases[] = {
	    {BYTES("\xFF\xFE"
		   "a\0"),
	     "UTF-16LE", 2},
	    {BYTES("\xFE\xFF"
		   "\0a"),
	     "UTF-16BE", 2},
	    {BYTES("\xFF\xFE\0\0"
		   "a\0\0\0"),
	     "UTF-32LE", 4},
	    {BYTES("\0\0\xFE\xFF"
		   "\0\0\0a"),
	     "UTF-32BE", 4},
	    /* Half a character is too much. */
	    {BYTES("\xFF\xFE"
		   "a"),
	     NULL, 0},
	    {BYTES("a\0,\0b\0\n\0"), "UTF-16LE", 0},
	    {BYTES("\0a\0,\0b\0\n"), "UTF-16BE", 0},
	    {BYTES("a\0\0\0,\0\0\0b\0\0\0"), "UTF-32LE", 0},
	    {BYTES("\0\0\0a\0\0\0,\0\0\0b"), "UTF-32BE", 0},
	    /* Too short, or of an odd size. */
	    {BYTES("a\0,\0"), NULL, 0},
	    {BYTES("a\0,\0b\0\n\0c"), NULL, 0},
	    /* Every other character is none of ASCII: not most, so that it is not plain. */
	    {BYTES("a\0\x16\x04,\0\x16\x04"), NULL, 0},
	    {BYTES("\0a\x04\x16\0,\x04\x16"), NULL, 0},
	    {BYTES("\x16\x04"
		   "a\0\x16\x04,\0"),
	     NULL, 0},
	    {BYTES("\x04\x16\0a\x04\x16\0,"), NULL, 0},
	    /* No character has its highest byte set. */
	    {BYTES("a\0\0\1,\0\0\0b\0\0\0"), NULL, 0},
	    {BYTES("\1\0\0a\0\0\0,\0\0\0b"), NULL, 0},
	    {BYTES("plain text"), NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct wide wide = {0};
		const bool is_wide = wide_find(&wide, cases[i].bytes, cases[i].size);

		if (is_wide != (cases[i].encoding != NULL) ||
		    (is_wide &&
		     (strcmp(wide.encoding, cases[i].encoding) != 0 || wide.mark != cases[i].mark)))
			fail_msg("case %zu is %s with a mark of %zu", i,
				 is_wide ? wide.encoding : "none", wide.mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wide_text_is_known_by_its_mark_or_its_noughts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
