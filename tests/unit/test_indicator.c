/* NI 179: which gains of a register count in which year, and what is taken off. */
#include "unit.h"

#include "register.h"

/*
 * October 2008: the forecast of Redesign; Freeze came out, which nobody had
 * forecast.  Gross 100,000.10; less running cost 10,000.05 and investment
 * 50,000; plus SR04 80,000 - 7.5% of 1,000,000 = 5,000: 45,000.05.  By
 * likelihood 80% of 100,000.10 = 80,000.08, so 20,000.02 less.
 */
static void a_forecast_takes_the_forecasts_of_its_year(void **state)
{
	ask_worked(*state);
	assert_figures(*state, "indicator", "A|2008-09|forecast",
		       "100000.10 10000.05 50000.00 5000.00 45000.05 25000.03");
}

/* July 2009: 90,000 + 40,000 - 9,000 - 45,000 + 5,000 = 81,000, and nothing is likely now. */
static void an_outturn_takes_actual_gains_only(void **state)
{
	ask_worked(*state);
	assert_figures(*state, "indicator", "A|2008-09|actual",
		       "130000.00 9000.00 45000.00 5000.00 81000.00 81000.00");
}

/*
 * October 2009: 2008-09 as it came out, 130,000 and 9,000; Sharing 70,000 less
 * its investment of 30,000 (the 45,000 of 2008-09 was taken off in 2008-09):
 * 200,000 - 9,000 - 30,000 + 5,000 = 166,000.  By likelihood 35,000 less.
 */
static void a_forecast_takes_the_years_before_it_as_they_came_out(void **state)
{
	ask_worked(*state);
	assert_figures(*state, "indicator", "A|2009-10|forecast",
		       "200000.00 9000.00 30000.00 5000.00 166000.00 131000.00");
}

/*
 * 2010-11: Freeze has lapsed; 5% of 1,000,001 = 50,000.05.  90,000 + 70,000 +
 * 50,000.05 = 210,000.05; - 9,000 + 5,000 = 206,000.05.  By likelihood 90,000 +
 * 35,000 + 16,500.02 (33% of 50,000.05 = 16,500.0165) - 9,000 + 5,000.
 */
static void a_gain_stops_counting_when_it_lapses(void **state)
{
	ask_worked(*state);
	assert_figures(*state, "indicator", "A|2010-11|forecast",
		       "210000.05 9000.00 0.00 5000.00 206000.05 137500.02");
}

/* max(0, 70,000 - 75,000): nothing carries over, which is not the same as nothing given. */
static void what_carries_over_of_sr04_is_never_negative(void **state)
{
	assert_true(ask_indicator(*state, REGISTER_HEADER "A,X,bpi,2008-09,100,me,,,yes,,,,,,\n",
				  NULL,
				  "assumption,scope,value,source\n"
				  "sr04_gains,*,70000,me\nsr04_baseline,*,1000000,me\n",
				  2008, 2008));
	assert_figures(*state, "indicator", "A|2008-09|forecast",
		       "100.00 0.00 0.00 0.00 100.00 100.00");
}

static void sr04_needs_both_of_its_figures(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_indicator(asking, worked_register, NULL,
				   "assumption,scope,value,source\nsr04_gains,A,70000,me\n", 2008,
				   2010));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"sr04_gains of 'A' is given without sr04_baseline"));
}

/* A forecast of a year that has an outturn, without an actual of its own, did not come out. */
static void what_did_not_come_out_is_in_no_later_forecast(void **state)
{
	assert_true(ask_indicator(*state,
				  REGISTER_HEADER
				  "A,Came,bpi,2008-09,100,me,,,yes,,,,,actual,\n"
				  "A,Did not,bpi,2008-09,40,me,,,yes,,,,,forecast,\n"
				  "A,Will,bpi,2009-10,7,me,,,yes,,,,,forecast,\n",
				  NULL, NULL, 2008, 2009));
	assert_figures(*state, "indicator", "A|2008-09|forecast", "40.00 0.00 0.00 40.00 40.00");
	assert_figures(*state, "indicator", "A|2008-09|actual", "100.00 0.00 0.00 100.00 100.00");
	assert_figures(*state, "indicator", "A|2009-10|forecast", "107.00 0.00 0.00 107.00 107.00");
	assert_figures(*state, "gain_left_out",
		       "A|Did not|business process improvement|2008-09|forecast|2008-09|"
		       "forecast, and not in the outturn",
		       "40.00");
}

/*
 * 2009-10 has an outturn, so 2008-09 has one too, in which the forecast of I did
 * not come out; what I brought in 2009-10 is no forecast of that year.  2010-11
 * starts from what had come out, 1,000.
 */
static void an_actual_is_no_forecast_of_its_own_year(void **state)
{
	assert_true(ask_indicator(*state,
				  REGISTER_HEADER
				  "A,I,collaboration,2008-09,1000,me,,,yes,,,,,forecast,\n"
				  "A,I,collaboration,2009-10,1000,me,,,yes,,,,,actual,\n"
				  "A,J,collaboration,2009-10,500,me,,,yes,,,,,forecast,\n",
				  NULL, NULL, 2008, 2010));
	assert_figures(*state, "indicator", "A|2009-10|forecast", "500.00 0.00 0.00 500.00 500.00");
	assert_figures(*state, "indicator", "A|2009-10|actual",
		       "1000.00 0.00 0.00 1000.00 1000.00");
	assert_figures(*state, "indicator", "A|2010-11|forecast",
		       "1000.00 0.00 0.00 1000.00 1000.00");
}

static void several_councils_need_a_baseline_each(void **state)
{
	struct asking *asking = *state;
	static const char two[] = REGISTER_HEADER "A,X,bpi,2008-09,100,me,,,yes,,,,,,\n"
						  "B,X,bpi,2008-09,50,me,,,yes,,,,,,\n";

	assert_false(ask_indicator(
	    asking, two, NULL, "assumption,scope,value,source\nbaseline,*,1000,me\n", 2008, 2008));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"baseline of '*' would be that of each of 2 councils"));
	assert_false(
	    ask_indicator(asking, two, "line,amount,source\nrevenue,1000,me\n", NULL, 2008, 2008));
	assert_true(
	    ask_is_told(asking, SEVERITY_FAULT, "is of one council, and the register has 2"));
}

static void what_is_not_said_is_told(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(asking,
				  "council,initiative,workstream,year,gross,source\n"
				  "A,X,bpi,2008-09,100,me\n",
				  NULL, NULL, 2008, 2010));
	assert_true(ask_has_caveat(asking, "does not say whether they release cash"));
	assert_true(ask_has_caveat(asking, "that still awaits a quality check"));
	assert_true(ask_has_caveat(asking, "has no likelihood and counts in full"));
	assert_true(ask_has_caveat(asking, "because they were not given"));
	assert_true(ask_has_caveat(asking, "neither accounts.csv nor the assumption 'baseline'"));
}

/* Two of the largest gains; of each amount that a sum of gains has. */
static void gains_beyond_counting_are_told(void **state)
{
	static const char *const rows[][2] = {
	    {"900000000000000,me,,,yes,,,,,,", "900000000000000,me,,,yes,,,,,,"},
	    {"1,me,900000000000000,,yes,,,,,,", "1,me,900000000000000,,yes,,,,,,"},
	    {"1,me,,900000000000000,yes,,,,,,", "1,me,,900000000000000,yes,,,,,,"},
	    {"-900000000000000,me,900000000000000,,yes,,,,,,", "1,me,,,yes,,,,,,"},
	};
	struct asking *asking = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_false(
		    ask_indicator(asking,
				  arena_format(asking->arena,
					       REGISTER_HEADER "A,I,collaboration,2008-09,%s\n"
							       "A,J,collaboration,2008-09,%s\n",
					       rows[i][0], rows[i][1]),
				  NULL, NULL, 2008, 2010));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_forecast_takes_the_forecasts_of_its_year),
	    TEST(an_outturn_takes_actual_gains_only),
	    TEST(a_forecast_takes_the_years_before_it_as_they_came_out),
	    TEST(a_gain_stops_counting_when_it_lapses),
	    TEST(what_carries_over_of_sr04_is_never_negative),
	    TEST(sr04_needs_both_of_its_figures),
	    TEST(what_did_not_come_out_is_in_no_later_forecast),
	    TEST(an_actual_is_no_forecast_of_its_own_year),
	    TEST(several_councils_need_a_baseline_each),
	    TEST(what_is_not_said_is_told),
	    TEST(gains_beyond_counting_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
