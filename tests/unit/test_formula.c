#include "unit.h"

#include <math.h>
#include <string.h>

#include "results/formula.h"
#include "results/table.h"

/*
 * Expected figures are worked out by hand, as a spreadsheet does: ROUND goes half away from nought.
 */

TABLE(source, (place, "Place", TEXT), (part, "Part", COUNT_KEY), (weight, "Weight", COUNT),
      (none, "None", COUNT), (year, "Year", YEAR));

#define PEERS(column) "{." column "[place]}"

TABLE(step, (place, "Place", TEXT), (number, "Number", RATIO),
      (sum, "Sum", COUNT, .formula = "SUM({source.weight[place]})"),
      (one, "One", COUNT, .formula = "source.weight[place, part=2]"),
      (of_text, "Of a text", COUNT,
       .formula = "SUM({source.weight[place=\"b\"]},{?absent.weight[x]})"),
      (whole, "Whole", COUNT, .formula = "ROUND(ROUND(number*0.1*0.5,6),0)"),
      (below, "Below", COUNT, .formula = "-ROUND(number/10,0)"),
      (second, "Second", COUNT, .formula = "INDEX({source.weight[place]},2)"),
      (median, "Median", RATIO, .formula = "MEDIAN({source.weight[place]})"),
      (quartile, "Quartile", RATIO, .formula = "QUARTILE({source.weight[place]},1)"),
      (above, "Above", COUNT, .formula = "prev(above)+1"),
      (rank, "Rank", COUNT,
       .formula = "1+SUMPRODUCT((" PEERS("number") ">number)+(" PEERS("number") "=number)*0)"),
      (chosen, "Chosen", COUNT,
       .formula = "[place=a] IF(AND(number>=30,number<>31),7,8); [place=b] MIN(number,MAX(1,2))"),
      (missing, "Missing", COUNT, .formula = "source.weight[place, part=9]"),
      (unknown, "Unknown", COUNT, .formula = "nothing.weight[place]"),
      (itself, "Itself", COUNT, .formula = "itself+1"), (given, "Given", COUNT, .formula = "2*3"),
      (hidden, "", COUNT_KEY, HIDDEN));

struct fixture {
	struct results results, workings;
	struct table *source, *step;
	struct formulas formulas;
};

static int set_up(void **state)
{
	static struct fixture fixture;
	struct arena *arena = arena_new(out_of_memory);

	results_init(&fixture.results, arena, "sample");
	results_init(&fixture.workings, arena, "sample");
	fixture.results.workings = &fixture.workings;
	fixture.source = TABLE_NEW(&fixture.results, source, "Source");
	fixture.step = TABLE_NEW(&fixture.workings, step, "Step");
	TABLE_ADD(fixture.source, source, .place = value_text("a"), .part = value_count(1),
		  .weight = value_count(4));
	TABLE_ADD(fixture.source, source, .place = value_text("b"), .part = value_count(1),
		  .weight = value_count(50));
	TABLE_ADD(fixture.source, source, .place = value_text("a"), .part = value_count(2),
		  .weight = value_count(10));
	TABLE_ADD(fixture.source, source, .place = value_text("a"), .part = value_count(3),
		  .weight = value_count(6));
	TABLE_ADD(fixture.step, step, .place = value_text("a"), .number = value_ratio(30),
		  .given = value_count(6));
	TABLE_ADD(fixture.step, step, .place = value_text("a"), .number = value_ratio(31));
	TABLE_ADD(fixture.step, step, .place = value_text("b"), .number = value_ratio(-25));
	formula_init(&fixture.formulas, &fixture.results, arena);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	arena_free(fixture->results.arena);
	return 0;
}

static double at(struct fixture *fixture, size_t row, const char *column)
{
	return formula_cell(&fixture->formulas, fixture->step, row,
			    table_column(fixture->step, column));
}

static void is_figure(double found, double wanted)
{
	assert_true(fabs(found - wanted) < 1e-9);
}

static void rows_are_found_by_what_stands_in_their_columns(void **state)
{
	is_figure(at(*state, 0, "sum"), 20); /* 4 + 10 + 6 */
	is_figure(at(*state, 2, "sum"), 50);
	is_figure(at(*state, 0, "one"), 10);
	is_figure(at(*state, 0, "of_text"), 50); /* a table that is not there adds nothing */
	is_figure(at(*state, 0, "second"), 10);
	is_figure(at(*state, 0, "median"), 6);
	is_figure(at(*state, 0, "quartile"), 5); /* 4 and half the way to 6 */
}

static void halves_are_rounded_away_from_nought(void **state)
{
	is_figure(at(*state, 0, "whole"), 2); /* 1.5, which is less in binary */
	is_figure(at(*state, 0, "below"), -3);
	is_figure(at(*state, 2, "below"), 3); /* -(-2.5) */
}

static void a_formula_may_go_by_rows_above_and_beside(void **state)
{
	is_figure(at(*state, 0, "above"), 1);
	is_figure(at(*state, 1, "above"), 2);
	is_figure(at(*state, 2, "above"), 1); /* another place begins anew */
	is_figure(at(*state, 0, "rank"), 2);
	is_figure(at(*state, 1, "rank"), 1);
}

static void the_first_formula_that_fits_a_row_is_its_own(void **state)
{
	is_figure(at(*state, 0, "chosen"), 7);
	is_figure(at(*state, 1, "chosen"), 8);
	is_figure(at(*state, 2, "chosen"), -25);
}

static void what_is_not_there_has_no_figure(void **state)
{
	struct fixture *fixture = *state;

	assert_true(isnan(at(fixture, 0, "missing")));
	assert_true(isnan(at(fixture, 0, "unknown")));
	assert_true(isnan(at(fixture, 0, "itself")));
	/* Asked again, the cell stays empty. */
	assert_int_equal(
	    table_values(fixture->step, 0)[table_column(fixture->step, "missing")].kind,
	    VALUE_NONE);
	assert_true(isnan(at(fixture, 0, "missing")));
}

static void workings_come_to_the_figures_that_are_given(void **state)
{
	struct fixture *fixture = *state;
	struct step_row *row = table_change(fixture->step, 0);
	struct formula_unlike unlike = {0};

	assert_true(formula_work_out(&fixture->formulas, &unlike));
	assert_null(unlike.table);
	row->given = value_count(7);
	assert_false(formula_work_out(&fixture->formulas, &unlike));
	/* Which one is told, for whoever has to say so. */
	assert_ptr_equal(unlike.table, fixture->step);
	assert_int_equal(unlike.row, 0);
	assert_int_equal(unlike.column, table_column(fixture->step, "given"));
	row->given = value_count(6);
	assert_true(formula_is_right(&fixture->formulas, fixture->step, 0,
				     table_column(fixture->step, "given")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(rows_are_found_by_what_stands_in_their_columns, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(halves_are_rounded_away_from_nought, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_formula_may_go_by_rows_above_and_beside, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_first_formula_that_fits_a_row_is_its_own, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(what_is_not_there_has_no_figure, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(workings_come_to_the_figures_that_are_given, set_up,
					    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
