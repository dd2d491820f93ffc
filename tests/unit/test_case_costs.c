/* The costs of a case: their bias, and what is said of them. */
#include "asking_case.h"

#include "unit.h"

/* Equipment and development 200%, outsourcing 41%, of the amounts as they count. */
static void optimism_bias_is_the_green_books_upper_value(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_case(asking, &whole_case, 3));
	const struct table *table = results_find(&asking->results, "case_cost");
	bool is_seen = false;

	for (size_t i = 0; i < table->n_rows; i++)
		if (strcmp(case_text_cell(table, i, "item"), "office") == 0) {
			/* 1,111.11 x 41% = 455.5551 */
			assert_int_equal(case_cell(table, i, "optimism_bias"), 4555600);
			is_seen = true;
		}
	assert_true(is_seen);
	/* The portal: 40,000.01 x 200%; its running cost has no project type, and none. */
	assert_int_equal(case_cell(table, 3, "optimism_bias") +
			     case_cell(table, 2, "optimism_bias"),
			 2 * 400000100LL);
}

static void a_web_without_costs_is_warned_of(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole_case;

	text.costs = "item,kind,year,amount,source,strategy\nlines,investment,2008-09,1,me,calls\n";
	assert_true(ask_case(asking, &text, 3));
	assert_true(ask_has_caveat(asking, "'web' moves contacts to the web, but the costs have no "
					   "cost of integration or maintenance for it"));
}

static void a_web_without_running_costs_is_warned_of(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole_case;

	text.costs = "item,kind,year,amount,source,strategy\nforms,investment,2008-09,1,me,web\n";
	assert_true(ask_case(asking, &text, 3));
	assert_true(ask_has_caveat(asking, "the costs have no running cost for it"));
}

static void faults_tell_row_and_remedy(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole_case;

	text.costs = "item,kind,year,amount,source,strategy\na,investment,2008-09,1,me,wbe\n"
		     "b,investment,2011-12,1,me,\n";
	assert_false(ask_case(asking, &text, 3));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"costs.csv:2: strategy: there is no strategy 'wbe'; did you mean "
				"'web'?"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"costs.csv:3: year: 2011-12 is outside the years appraised, "
				"2007-08 to 2010-11"));
}

/* Half a penny is a penny, and half of it again: 20% of 100.01 is 20.00 (20.002). */
static void a_cost_counts_in_whole_pennies(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole_case;

	text.costs =
	    "item,kind,year,amount,source,strategy\nlines,investment,2008-09,100.005,me,\n";
	text.assumptions = ASSUMPTIONS "optimism_bias,*,20%,me\n";
	assert_true(ask_case(asking, &text, 3));
	const struct table *table = results_find(&asking->results, "case_cost");

	assert_int_equal(table->n_rows, 1);
	assert_int_equal(case_cell(table, 0, "amount"), 1000100);
	assert_int_equal(case_cell(table, 0, "optimism_bias"), 200000);
}

/* Bias for all costs and that of a project type count twice, but not where the amount has it. */
static void an_amount_that_includes_its_bias_is_not_uplifted(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole_case;

	text.costs = "item,kind,year,amount,source,project_type,bias_included\n"
		     "desk,investment,2008-09,100,me,outsourcing,yes\n";
	text.assumptions = ASSUMPTIONS "optimism_bias,*,20%,me\n";
	assert_true(ask_case(asking, &text, 3));
	assert_int_equal(case_cell(results_find(&asking->results, "case_cost"), 0, "optimism_bias"),
			 0);
}

static void a_bias_for_all_beside_that_of_a_type_is_refused(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole_case;

	text.costs = "item,kind,year,amount,source,project_type\n"
		     "desk,investment,2008-09,100,me,outsourcing\n";
	text.assumptions = ASSUMPTIONS "optimism_bias,*,20%,me\n";
	assert_false(ask_case(asking, &text, 3));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "optimism bias would count twice"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(optimism_bias_is_the_green_books_upper_value),
	    TEST(a_web_without_costs_is_warned_of),
	    TEST(a_web_without_running_costs_is_warned_of),
	    TEST(faults_tell_row_and_remedy),
	    TEST(a_cost_counts_in_whole_pennies),
	    TEST(an_amount_that_includes_its_bias_is_not_uplifted),
	    TEST(a_bias_for_all_beside_that_of_a_type_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
