/* What stands beside NI 179: the expectation, table 3.1, rows left out and those to look into. */
#include "unit.h"

#include "register.h"

#include "analyses/case/case_indicator.h"

/* 3%, 1.03^2 - 1 = 6.09% and 1.03^3 - 1 = 9.2727% of 2,000,000: 60,000, 121,800, 185,454. */
static void the_expectation_is_three_per_cent_compounding(void **state)
{
	ask_worked(*state);
	assert_figures(*state, "indicator_expectation", "A|2008-09|actual",
		       "81000.00 2000000.00 0.0405 0.03 60000.00 21000.00");
	assert_figures(*state, "indicator_expectation", "A|2009-10|forecast",
		       "166000.00 2000000.00 0.083 0.0609 121800.00 44200.00");
	assert_figures(*state, "indicator_expectation", "A|2010-11|forecast",
		       "206000.05 2000000.00 0.103000025 0.092727 185454.00 20546.05");
}

static void every_row_left_out_has_its_reason(void **state)
{
	struct asking *asking = *state;

	ask_worked(asking);
	assert_int_equal(results_find(&asking->results, "gain_left_out")->n_rows, 4);
	assert_figures(asking, "gain_left_out",
		       "A|Home working|business process improvement|2009-10|forecast|2009-10|"
		       "not cash-releasing",
		       "25000.00");
	assert_figures(asking, "gain_left_out",
		       "A|Early|procurement|2008-09|actual|2008-09|"
		       "in effect before 1 April 2008",
		       "5000.00");
	assert_figures(asking, "gain_left_out",
		       "A|Doubtful|procurement|2009-10|forecast|2009-10|failed its quality check",
		       "6000.00");
	assert_figures(asking, "gain_left_out",
		       "A|Freeze|business process improvement|2008-09|actual|2010-11|lapsed",
		       "40000.00");
}

/* 10% of 210,000.05 is 21,000.01: Depot sale is above it and below 50%; Sharing is at 50%. */
static void high_value_gains_of_low_likelihood_are_listed(void **state)
{
	struct asking *asking = *state;

	ask_worked(asking);
	assert_int_equal(results_find(&asking->results, "gain_scrutiny")->n_rows, 1);
	assert_figures(asking, "gain_scrutiny", "A|Depot sale|asset disposal|2010-11",
		       "50000.05 0.33 16500.02");
}

static void the_thresholds_of_scrutiny_may_be_given(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(asking, worked_register, NULL,
				  "assumption,scope,value,source\n"
				  "scrutiny_likelihood,*,60%,me\nscrutiny_share,*,30%,me\n",
				  2008, 2010));
	/* 30% of 210,000.05 is 63,000.02: Sharing alone has as much. */
	assert_int_equal(results_find(&asking->results, "gain_scrutiny")->n_rows, 1);
	assert_figures(asking, "gain_scrutiny", "A|Sharing|collaboration|2009-10",
		       "70000.00 0.5 35000.00");
}

/* The latest of each year: 2008-09 as it came out, 2009-10 and 2010-11 as forecast. */
static void workstreams_stand_in_the_lines_of_table_3_1(void **state)
{
	struct asking *asking = *state;

	ask_worked(asking);
	/* 121,000 = 130,000 - 9,000; 191,000; 151,000 = 160,000 - 9,000, of 201,000.05. */
	assert_figures(asking, "workstream_plan", "business process improvement and collaboration",
		       "121000.00 191000.00 151000.00 0.751243594 0.367346939");
	assert_figures(asking, "workstream_plan", "asset management",
		       "0.00 0.00 50000.05 0.248756406 0.06122449");
	assert_figures(asking, "workstream_line", "A|collaboration|2010-11",
		       "1 70000.00 0.00 0.00 70000.00 35000.00");
}

/*
 * The plan's own figures as a register: 2.7% a year of 21.2bn and 2.8% of
 * 31.8bn (table B.2), compounding; 5% of 4.8bn and 0.06bn (footnote 36).
 * 21.2bn x 0.027 = 572.4m; x (1.027^2 - 1) = 1,160,254,800; x (1.027^3 - 1) =
 * 1,763,981,679.60.  31.8bn: 890.4m; 1,805,731,200; 2,746,691,673.60.
 * Table 3.1 prints 0.6, 1.1, 1.8; 0.9, 1.8, 2.8; 0.3 in the last year.  2.75
 * rounds to 2.7 where 2.8 is printed, and the total to 4.8 where it is 4.9.
 */
static void the_plan_as_a_register_gives_table_3_1(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(
	    asking,
	    "council,initiative,workstream,year,gross,basis,source\n"
	    "England,BPI,bpi and collaboration,2008-09,,21200000000,B.2\n"
	    "England,BPI,bpi and collaboration,2009-10,,21200000000,B.2\n"
	    "England,BPI,bpi and collaboration,2010-11,,21200000000,B.2\n"
	    "England,Buying,procurement,2008-09,,31800000000,B.2\n"
	    "England,Buying,procurement,2009-10,,31800000000,B.2\n"
	    "England,Buying,procurement,2010-11,,31800000000,B.2\n"
	    "England,Disposals,asset disposal,2010-11,,4800000000,footnote 36\n"
	    "England,Sharing,PFI and sharing,2010-11,60000000,,footnote 36\n",
	    "line,amount,source\nTotal revenue,40900000000,A.1\nCapital,12100000000,A.1\n", NULL,
	    2008, 2010));
	assert_figures(asking, "workstream_gain",
		       "business process improvement and collaboration|2008-09",
		       "572400000.00 0.00 572400000.00 0.391304348 600000000.00 0.4");
	assert_figures(asking, "workstream_plan", "business process improvement and collaboration",
		       "572400000.00 1160254800.00 1763981679.60 0.366680826 0.367346939");
	assert_figures(asking, "workstream_plan", "procurement",
		       "890400000.00 1805731200.00 2746691673.60 0.570957841 0.571428571");
	assert_figures(asking, "workstream_plan", "asset management",
		       "0.00 0.00 300000000.00 0.062361332 0.06122449");
	/* 53.0bn x (1.03^3 - 1) = 4,914,531,000. */
	assert_figures(asking, "indicator_expectation", "England|2010-11|forecast",
		       "4810673353.20 53000000000.00 0.090767422 0.092727 4914531000.00 "
		       "-103857646.80");
}

static void no_year_beyond_the_plan_has_an_expectation(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(asking, REGISTER_HEADER "A,X,bpi,2008-09,100,me,,,yes,,,,,,\n",
				  "line,amount,source\nrevenue,1000,me\n", NULL, 2011, 2011));
	/* NI 179, baseline and its share, and no more. */
	assert_figures(asking, "indicator_expectation", "A|2011-12|forecast", "100.00 1000.00 0.1");
}

/* A channel strategy's £30.00 less £5.00 and procurement's £75.00, without any register. */
static void gains_of_no_register_stand_in_table_3_1(void **state)
{
	struct asking *asking = *state;
	const struct workstream_addition additions[] = {
	    {PLAN_IMPROVEMENT_AND_COLLABORATION, {2009}, {300000}, {50000}},
	    {PLAN_PROCUREMENT, {2009}, {750000}, {0}},
	};
	const struct workstream_question question = {.additions = additions,
						     .n_additions = COUNT_OF(additions),
						     .reference = &asking->reference,
						     .first_year = {2009},
						     .last_year = {2009}};

	assert_true(workstream_tables(&question, &asking->results, &asking->diagnostics));
	assert_figures(asking, "workstream_gain",
		       "business process improvement and collaboration|2009-10",
		       "30.00 5.00 25.00 0.25 1100000000.00 0.34375");
	assert_figures(asking, "workstream_plan", "procurement", "75.00 0.75 0.5625");
	assert_figures(asking, "workstream_plan", "asset management", "0.00 0 0.0625");
}

/* 10% of 1,000.00 + 9,000.00 is 1,000.00: as much is enough. */
static void a_gain_of_just_the_share_is_looked_into(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(asking,
				  REGISTER_HEADER
				  "A,Small,bpi,2010-11,1000,me,,,yes,,,40%,,forecast,\n"
				  "A,Large,bpi,2010-11,9000,me,,,yes,,,,,forecast,\n",
				  NULL, NULL, 2008, 2010));
	assert_int_equal(results_find(&asking->results, "gain_scrutiny")->n_rows, 1);
	assert_figures(asking, "gain_scrutiny", "A|Small|business process improvement|2010-11",
		       "1000.00 0.4 400.00");
}

/* The actual row of a gain with a forecast lapses like any other; the forecast is told of once. */
static void an_actual_beside_its_forecast_is_told_to_lapse(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(asking,
				  REGISTER_HEADER
				  "A,Both,bpi,2008-09,1000,me,,,yes,,2010-11,,,forecast,\n"
				  "A,Both,bpi,2008-09,900,me,,,yes,,2010-11,,passed,actual,\n",
				  NULL, NULL, 2008, 2010));
	assert_int_equal(results_find(&asking->results, "gain_left_out")->n_rows, 1);
	assert_figures(asking, "gain_left_out",
		       "A|Both|business process improvement|2008-09|actual|2010-11|lapsed",
		       "900.00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(the_expectation_is_three_per_cent_compounding),
	    TEST(every_row_left_out_has_its_reason),
	    TEST(high_value_gains_of_low_likelihood_are_listed),
	    TEST(the_thresholds_of_scrutiny_may_be_given),
	    TEST(workstreams_stand_in_the_lines_of_table_3_1),
	    TEST(the_plan_as_a_register_gives_table_3_1),
	    TEST(gains_of_no_register_stand_in_table_3_1),
	    TEST(no_year_beyond_the_plan_has_an_expectation),
	    TEST(a_gain_of_just_the_share_is_looked_into),
	    TEST(an_actual_beside_its_forecast_is_told_to_lapse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
