#include "unit.h"

#include "asking.h"

/* Annex A and 3% a year: 53.0bn x (1.03^3 - 1) = 4,914,531,000, which table 3.1 prints as 4.9bn. */
static void the_national_baseline_makes_what_the_plan_prints(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_baseline(asking, "line,amount,source\n"
					 "Revenue,40900000000,table A.1\n"
					 "Capital baseline,12100000000,table A.1\n"));
	assert_figures(asking, "baseline", "Revenue|yes|table A.1|reference",
		       "40900000000.00 40900000000.00");
	assert_figures(asking, "baseline_growth", "2008-09",
		       "0.03 1590000000.00 1590000000.00 1590000000.00 1500000000.00");
	assert_figures(asking, "baseline_growth", "2009-10",
		       "0.0609 3227700000.00 1637700000.00 3227700000.00 3200000000.00");
	assert_figures(asking, "baseline_growth", "2010-11",
		       "0.092727 4914531000.00 1686831000.00 4914531000.00 4900000000.00");
}

/* 1,000.10 + 500.05 - 20.05 = 1,480.10 in, 300 out; 9.2727% of 1,480.10 is 137.2452. */
static void a_line_is_in_or_out_as_it_is_decided(void **state)
{
	struct asking *asking = *state;
	const struct table *table;

	assert_true(ask_baseline(asking, "line,amount,source,counts,paragraph\n"
					 "Parks,1000.10,me,yes,A.4\n"
					 "Roads,500.05,me,Y,\n"
					 "Income,(20.05),me,yes,\n"
					 "Weather,300,me,no,A.5\n"));
	assert_figures(asking, "baseline", "Parks|yes|A.4|accounts", "1000.10 1000.10");
	assert_figures(asking, "baseline", "Weather|no|A.5|accounts", "300.00 300.00");
	table = results_find(&asking->results, "baseline");
	assert_int_equal(table->totals[table_column(table, "amount")].money.hundredths, 17801000);
	assert_int_equal(table->totals[table_column(table, "in_baseline")].money.hundredths,
			 14801000);
	assert_int_equal(table->totals[table_column(table, "left_out")].money.hundredths, 3000000);
	assert_int_equal(ask_number(asking, "baseline_growth",
				    ask_row(asking, "baseline_growth", "2010-11"), "expectation"),
			 1372500);
	assert_true(ask_has_caveat(asking, "Whether 4 lines count was decided"));
	assert_true(ask_has_caveat(asking, "2 of 4 lines cite no paragraph"));
}

static void a_line_that_nobody_decided_is_a_fault(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_baseline(asking, "line,amount,source,counts\n"
					  "Parks,1000,me,\nRoads,500,me,yes\nWeather,20,me,\n"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"accounts.csv:2: counts: 'Parks' is no line that annex A"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"accounts.csv:4: counts: 'Weather' is no line that annex A"));
	assert_int_equal(diagnostics_count(&asking->diagnostics, SEVERITY_FAULT), 2);
}

static void a_line_is_given_once(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_baseline(asking, "line,amount,source,counts\n"
					  "Parks,1000,me,yes\nparks,500,me,yes\n"));
	assert_true(
	    ask_is_told(asking, SEVERITY_FAULT, "accounts.csv:3: line: 'parks' is given twice"));
}

static void a_decision_against_the_list_and_a_total_beside_its_parts_are_told(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_baseline(asking, "line,amount,source,counts\n"
					 "Revenue,1000,me,\nCapital,500,me,no\nParks,20,me,yes\n"));
	assert_true(ask_is_told(asking, SEVERITY_NOTICE,
				"'Capital' does not count here, though the list of lines says "
				"otherwise"));
	assert_true(ask_is_told(asking, SEVERITY_NOTICE,
				"'Parks' counts beside 'Revenue', a total of table A.1"));
}

static void a_total_beside_what_the_list_says_is_in_it_is_a_warning(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_baseline(asking, "line,amount,source\n"
					 "Revenue,1000,me\nNet service expenditure,900,me\n"
					 "Capital,500,me\n"));
	assert_true(ask_is_told(asking, SEVERITY_WARNING,
				"accounts.csv:3: line: 'Net service expenditure' counts beside "
				"'Revenue', a total of table A.1"));
}

int main(void)
{
	const struct CMUnitTest baseline[] = {
	    TEST(the_national_baseline_makes_what_the_plan_prints),
	    TEST(a_line_is_in_or_out_as_it_is_decided),
	    TEST(a_line_that_nobody_decided_is_a_fault),
	    TEST(a_line_is_given_once),
	    TEST(a_decision_against_the_list_and_a_total_beside_its_parts_are_told),
	    TEST(a_total_beside_what_the_list_says_is_in_it_is_a_warning),
	};

	return cmocka_run_group_tests(baseline, NULL, NULL);
}
