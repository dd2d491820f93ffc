#include "unit.h"

#include "tally/encoding.h"

static void assert_text(const struct encoding *encoding, const char *bytes, const char *expected)
{
	struct arena *arena = arena_new(out_of_memory);

	assert_string_equal(encoding_text(encoding, bytes, strlen(bytes), arena), expected);
	arena_free(arena);
}

static struct encoding seen(const char *bytes)
{
	struct encoding encoding = {0};

	encoding_see(&encoding, bytes, strlen(bytes));
	return encoding;
}

/* The bytes are those of Python's codecs cp1252 and cp850. */
static void text_that_is_utf8_stays_as_it_is(void **state)
{
	struct encoding encoding = seen("Caf\xC3\xA9 \xC2\xA3"
					"5");

	(void)state;
	assert_int_equal(encoding.n_texts, 0);
	assert_text(&encoding, "Caf\xC3\xA9", "Café");
}

static void the_pound_sign_before_an_amount_tells_the_encoding(void **state)
{
	struct encoding windows = seen("paid \xA3"
				       "12"),
			old = seen("paid \x9C"
				   "12");

	(void)state;
	assert_string_equal(encoding_name(&windows), "Windows-1252");
	assert_string_equal(encoding_name(&old), "CP850");
	assert_text(&windows, "Caf\xE9", "Café");
	assert_text(&old, "Caf\x82", "Café");
}

static void letters_and_quotation_marks_tell_it_too(void **state)
{
	struct encoding windows = seen("O\x92Neill"), letters = seen("Caf\xE9"),
			old = seen("Caf\x82"), undefined = seen("M\x81ller");

	(void)state;
	assert_string_equal(encoding_name(&windows), "Windows-1252");
	assert_string_equal(encoding_name(&letters), "Windows-1252");
	assert_string_equal(encoding_name(&old), "CP850");
	assert_string_equal(encoding_name(&undefined), "CP850");
	assert_text(&windows, "O\x92Neill", "O’Neill");
	assert_text(&undefined, "M\x81ller", "Müller");
}

static void an_amount_takes_either_pound_sign(void **state)
{
	struct encoding unsure = {0};

	(void)state;
	assert_text(&unsure,
		    "\xA3"
		    "1,000",
		    "£1,000");
	assert_text(&unsure,
		    "\x9C"
		    "1,000",
		    "£1,000");
	assert_text(&unsure, "(\x9C 5)", "(£ 5)");
	/* In a word the byte is a letter. */
	assert_text(&unsure,
		    "b\x9C"
		    "uf",
		    "bœuf");
}

static void a_pound_sign_in_a_header_tells_it_too(void **state)
{
	struct encoding cp850 = {0}, windows = {0};

	(void)state;
	encoding_see(&cp850, "Net Amount (\234),Supplier", 24);
	assert_string_equal(encoding_name(&cp850), "CP850");
	encoding_see(&windows, "Net Amount\243,Supplier", 20);
	assert_string_equal(encoding_name(&windows), "Windows-1252");
}

static void a_byte_without_meaning_is_shown_as_such(void **state)
{
	struct encoding windows = seen("\xA3"
				       "5 \xA3"
				       "6");

	(void)state;
	assert_text(&windows, "a\x81z", "a\xEF\xBF\xBDz");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_that_is_utf8_stays_as_it_is),
	    cmocka_unit_test(the_pound_sign_before_an_amount_tells_the_encoding),
	    cmocka_unit_test(letters_and_quotation_marks_tell_it_too),
	    cmocka_unit_test(an_amount_takes_either_pound_sign),
	    cmocka_unit_test(a_pound_sign_in_a_header_tells_it_too),
	    cmocka_unit_test(a_byte_without_meaning_is_shown_as_such),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
