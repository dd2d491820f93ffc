/* What a text that is no financial year may have meant, by the rules of English financial years. */
#include "fixture.h"

#include "base/year_meant.h"

#define NOT_ONE "is not a financial year or a date; write "

static void a_text_is_told_which_years_it_may_mean(void **state)
{
	struct fixture *fixture = *state;
	static const char *const meant[][2] = {
	    {"2007/8", NOT_ONE "it as 2007-08"},
	    {"07/08", NOT_ONE "it as 2007-08"},
	    {"1999/0", NOT_ONE "it as 1999-00"},
	    {"69/70", NOT_ONE "it as 2069-70"},
	    {"70-71", NOT_ONE "it as 1970-71"},
	    /* Two years. */
	    {"2007-9", "is not a financial year but two; write 2007-08 or 2008-09"},
	    {"07/09", "is not a financial year but two; write 2007-08 or 2008-09"},
	    /* A month, where its digits are no next year's. */
	    {"2007-03", "is no financial year; write 2007-08 or 2008-09, or 2007-03-01 if March "
			"2007 is meant (--dates months where the column holds months)"},
	    {"2009/12", "is no financial year; write 2009-10 or 2010-11, or 2009-12-01 if December "
			"2009 is meant (--dates months where the column holds months)"},
	    /* A calendar year, of which either half may be meant. */
	    {"2007", NOT_ONE "2007-08 if it begins in April 2007, 2006-07 if it ends in March "
			     "2007"},
	    {"2007-13", NOT_ONE "2007-08 if it begins in April 2007, 2006-07 if it ends in March "
				"2007"},
	    {"Q3 2009", NOT_ONE "2009-10 if it begins in April 2009 or later, 2008-09 if it ends "
				"in March 2009 or before"},
	    {"FY00", NOT_ONE "2000-01 if it begins in April 2000 or later, 1999-00 if it ends in "
			     "March 2000 or before"},
	    /* A date but for its day: by the calendar. */
	    {"31 June 2008", "is not a date, since June 2008 has 30 days; write 2008-06-30 if its "
			     "last day is meant"},
	    {"2009-02-29",
	     "is not a date, since February 2009 has 28 days; write 2009-02-28 if its "
	     "last day is meant"},
	    {"30/02/2008",
	     "is not a date, since February 2008 has 29 days; write 2008-02-29 if its "
	     "last day is meant"},
	    {"32 Dec 2007", "is not a date, since December 2007 has 31 days; write 2007-12-31 if "
			    "its last day is meant"},
	    /* None, or not one. */
	    {"", NOT_ONE "it like 2008-09 or 2008-04-01"},
	    {"soon", NOT_ONE "it like 2008-09 or 2008-04-01"},
	    {"08", NOT_ONE "it like 2008-09 or 2008-04-01"},
	    {"Q1 1949", NOT_ONE "it like 2008-09 or 2008-04-01"},
	    {"2008 to 2009", NOT_ONE "it like 2008-09 or 2008-04-01"},
	    {"2101/2", NOT_ONE "it like 2008-09 or 2008-04-01"},
	    {"08x", NOT_ONE "2008-09 if it begins in April 2008, 2007-08 if it ends in March "
			    "2008"},
	    {"31 Smarch 2008", NOT_ONE "2008-09 if it begins in April 2008 or later, 2007-08 if it "
				       "ends in March 2008 or before"},
	    {"2007-", NOT_ONE "2007-08 if it begins in April 2007, 2006-07 if it ends in March "
			      "2007"},
	    {"2007/123", NOT_ONE "2007-08 if it begins in April 2007, 2006-07 if it ends in March "
				 "2007"},
	    {"2007-00", NOT_ONE "2007-08 if it begins in April 2007, 2006-07 if it ends in March "
				"2007"},
	    /* A quarter is of one financial year, whatever its place. */
	    {"Q1 2007/08", NOT_ONE "the year alone, 2007-08"},
	    {"2007-2008 Quarter 4", NOT_ONE "the year alone, 2007-08"},
	    {"1999/00 (part)", NOT_ONE "the year alone, 1999-00"},
	    /* Two years, none that follows, and a date that has no such day, are none alone. */
	    {"2007/08 to 2008/09", NOT_ONE "it like 2008-09 or 2008-04-01"},
	    {"Q1 2007/09", NOT_ONE "2007-08 if it begins in April 2007 or later, 2006-07 if it "
				   "ends in March 2007 or before"},
	    {"x2007-08-45", NOT_ONE "2007-08 if it begins in April 2007 or later, 2006-07 if it "
				    "ends in March 2007 or before"},
	    /* 2027-28 were a year, and no date. */
	    {"2027-29 ", NOT_ONE "2027-28 if it begins in April 2027, 2026-27 if it ends in March "
				 "2027"},
	};

	for (size_t i = 0; i < COUNT_OF(meant); i++)
		assert_string_equal(year_meant(meant[i][0], fixture->arena), meant[i][1]);
}

static void two_years_within_a_text_are_one_where_the_second_follows(void **state)
{
	static const char *const none[] = {"Q1 2007/09", "Q1 2007/2009", "Q1 2007/8",
					   "Q1 2007/08/09"};
	struct year year = {0};

	(void)state;
	assert_true(year_within("Q1 2007/08", &year));
	assert_int_equal(year.start, 2007);
	assert_true(year_within("Q1 1999/2000", &year));
	assert_int_equal(year.start, 1999);
	for (size_t i = 0; i < COUNT_OF(none); i++)
		if (year_within(none[i], &year))
			fail_msg("'%s' has a year", none[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_text_is_told_which_years_it_may_mean),
	    TEST(two_years_within_a_text_are_one_where_the_second_follows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
