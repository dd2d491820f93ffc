/* What is the same in two rows, however it is written. */
#include "unit.h"

#include "reading/digest.h"

static const struct date_forms usual, month_first = {.is_month_first = true};

static uint64_t date_of(const struct date_forms *forms, const char *text)
{
	static struct digest_dates dates;

	memset(&dates, 0, sizeof dates);
	/* The second time it is one that is kept. */
	uint64_t first = digest_date_kept(&dates, forms, text, strlen(text));

	assert_true(digest_date_kept(&dates, forms, text, strlen(text)) == first);
	return first;
}

static uint64_t text_of(const char *text)
{
	return digest_untrimmed(DIGEST_START, 1, text, strlen(text));
}

static void blanks_around_a_text_are_none_of_it(void **state)
{
	static const char *const texts[] = {
	    "Ash", " Ash", "Ash\t", "\t Ash \t", "\u00a0Ash\u00a0", " \u00a0 Ash\u00a0 "};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_true(text_of(texts[i]) == text_of("Ash"));
	assert_true(text_of("A sh") != text_of("Ash"));
	assert_true(text_of(" \u00a0\t") == text_of(""));
	assert_true(text_of("") == DIGEST_START);
}

/* Each says the first of September 2008. */
static void a_date_is_the_same_in_every_form(void **state)
{
	static const char *const texts[] = {"2008-09-01", "01/09/2008", "01-09-2008",
					    "01.09.2008", "1/9/2008",   "1 Sep 2008",
					    "01-Sep-08",  "2008/9/1",   "1 September 2008"};
	static const char *const month_first_texts[] = {"2008-09-01", "09/01/2008", "9/1/2008",
							"1 Sep 2008", "1 September 2008"};
	static const char *const others[] = {"2008-09-02", "2008-01-09", "2009-09-01", "2/9/2008",
					     "1 Sep 2009"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		if (date_of(&usual, texts[i]) != date_of(&usual, texts[0]))
			fail_msg("%s", texts[i]);
	for (size_t i = 0; i < COUNT_OF(month_first_texts); i++)
		if (date_of(&month_first, month_first_texts[i]) != date_of(&usual, texts[0]))
			fail_msg("%s", month_first_texts[i]);
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (date_of(&usual, others[i]) == date_of(&usual, texts[0]))
			fail_msg("%s", others[i]);
	assert_true(date_of(&usual, "") == 0);
}

/* A text that tells no day, or of which no date can be made, is the same as itself alone. */
static void what_tells_no_day_is_what_it_says(void **state)
{
	static const char *const texts[] = {
	    "a1/09/2008",
	    "1a/09/2008",
	    "01/a9/2008",
	    "01/09/a008",
	    "01/09/2a08",
	    "01/09/20a8",
	    "01/09/200a",
	    "01/13/2008",
	    "32/09/2008",
	    "01:09:2008",
	    "20080901",
	    "200809",
	    "soon",
	    "on the first of September in the year of 2008, as was agreed",
	    "on the second of September in the year of 2008, as was agreed"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		if (date_of(&usual, texts[i]) == date_of(&usual, "2008-09-01"))
			fail_msg("%s", texts[i]);
		for (size_t j = 0; j < i; j++)
			if (date_of(&usual, texts[i]) == date_of(&usual, texts[j]))
				fail_msg("%s and %s", texts[i], texts[j]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(blanks_around_a_text_are_none_of_it),
	    cmocka_unit_test(a_date_is_the_same_in_every_form),
	    cmocka_unit_test(what_tells_no_day_is_what_it_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
