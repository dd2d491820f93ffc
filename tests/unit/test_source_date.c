#include "unit.h"

#include "analyses/case/case_sources.h"

static void assert_date(const char *text, int year, int month)
{
	struct source_date date;

	if (!source_date_find(&date, text) || date.year != year || date.month != month)
		fail_msg("'%s' is not of %d, month %d", text, year, month);
}

static void assert_no_date(const char *text)
{
	struct source_date date;

	if (source_date_find(&date, text))
		fail_msg("'%s' is of %d, month %d", text, date.year, date.month);
}

/* As people write them: day, month and year in words or figures, a month, a year. */
static void a_date_is_found_in_a_source(void **state)
{
	(void)state;
	assert_date("14 March 2008", 2008, 3);
	assert_date("efficiency statement, July 2009 (invented), line 1", 2009, 7);
	assert_date("minutes of 3 Sept 2008", 2008, 9);
	assert_date("2008-03-14", 2008, 3);
	assert_date("14/03/2008", 2008, 3);
	assert_date("letter of 14.03.2008.", 2008, 3);
	assert_date("March, 2008", 2008, 3);
	assert_date("march-2008", 2008, 3);
	assert_date("Ma 2008", 2008, 0);
	assert_date("Marching 2008", 2008, 0);
	/* A month that is none leaves the year. */
	assert_date("2008-13-14", 2008, 0);
	assert_date("2008-00-14", 2008, 0);
	assert_date("14/00/2008", 2008, 0);
	assert_date("03.14.2008", 2008, 0);
	/* One that is behind another number, or half of one of the other kind. */
	assert_date("14/03.2008 of 2007", 2007, 0);
	assert_date("a/2008", 2008, 0);
	assert_date("1/2008", 2008, 0);
	assert_date("x1/2008", 2008, 0);
	assert_date("2008/a", 2008, 0);
	assert_date("2008-1", 2008, 0);
	assert_date("range of socitm-2009 and pwc-2008", 2009, 0);
	assert_date("(CLG, 2007), paragraph 3.30", 2007, 0);
	assert_date("blog of 2011 quoting figures of May 2008", 2011, 0);
}

/* A financial year may be planned for; amounts and codes are no years. */
static void what_is_no_date_is_left(void **state)
{
	(void)state;
	assert_no_date("ledger 2009-10, code 4120");
	assert_no_date("budget 2009/10 and 2010-2011");
	assert_no_date("£2009 and 12,2009");
	assert_no_date("12.2009 and a.2009");
	assert_no_date("1899 and 2100");
	assert_no_date("200");
	assert_no_date("invoice 120092");
	assert_no_date("paragraph 3.30");
	assert_no_date("");
}

static void one_date_is_after_another_as_far_as_both_say(void **state)
{
	const struct source_date march = {2008, 3}, july = {2008, 7}, year = {2008, 0},
				 next = {2009, 0};

	(void)state;
	assert_true(source_date_is_after(&july, &march));
	assert_false(source_date_is_after(&march, &july));
	assert_false(source_date_is_after(&march, &march));
	assert_false(source_date_is_after(&year, &march));
	assert_true(source_date_is_after(&next, &march));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_date_is_found_in_a_source),
	    cmocka_unit_test(what_is_no_date_is_left),
	    cmocka_unit_test(one_date_is_after_another_as_far_as_both_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
