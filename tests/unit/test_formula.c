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
		  .weight = value_count(50), .year = value_year((struct year){2010}));
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

/* What a formula comes to in a row of the steps; NaN where it comes to nothing. */
static double worth(struct fixture *fixture, size_t row, const char *text)
{
	const struct formula *formula = formula_parse(&fixture->formulas, fixture->step, text);
	const struct formula_choice *choice = formula_choose(formula, fixture->step, row);

	return choice == NULL ? (double)NAN
			      : formula_express(&fixture->formulas, choice, fixture->step, row);
}

/* In the row of place `a` whose number is 30: of `a`, weights are 4, 10 and 6 for parts 1, 2 and 3.
 */
static void a_formula_comes_to_what_a_spreadsheet_makes_of_it(void **state)
{
	static const struct {
		const char *text;
		double figure;
	} formulas[] = {
	    {"ROUND(1.25,1)", 1.3},
	    {"INT(-1.5)", -2},
	    {"IF(0,1,2)", 2},
	    {"IF(2,1,2)", 1},
	    {"MIN(3,2,4)", 2},
	    {"MAX(1,3,2)", 3},
	    {"AND(1,0,1)", 0},
	    {"AND(1,2)", 1},
	    {"1>=1", 1},
	    {"1<=0", 0},
	    {"1<>1", 0},
	    {"2<3", 1},
	    {" 2 * ( 3 + 4 ) / -7 ", -2},
	    {"SUM({source.weight[place]}, -1)", 19},
	    {"SUMPRODUCT({source.weight[place]}*{source.part[place]})", 42}, /* 4 + 20 + 18 */
	    {"SUMPRODUCT(SUM({source.weight[place]}))", 20},
	    {"SUMPRODUCT({source.weight[place=\"z\"]})", 0},
	    {"MEDIAN({source.weight[place=\"b\"]})", 50},
	    {"source.weight[year=\"2010-11\"]", 50},
	    {"source.weight[part=2]", 10},
	    {"{?nothing.weight[place]}", 0},
	    {"1;", 1},
	    {"! 5", 5},
	    {"[place=b] 1; 2", 2},
	    {"[number] 5; 6", 5},
	    {"[missing] 5; 6", 6},
	    {"[missing=] 5; 6", 5},
	    {"[number=] 5; 6", 6},
	    {"[number=30] 5; 6", 6}, /* it says no word */
	    {"[place=a][number] 5; 6", 5},
	    {"nothing.weight[place]; | 7", 7},
	    {"nothing.weight[place]; |none.of_it[place]; |8; 9", 8},
	};

	for (size_t i = 0; i < COUNT_OF(formulas); i++)
		if (!(fabs(worth(*state, 0, formulas[i].text) - formulas[i].figure) < 1e-9))
			fail_msg("%s is %g", formulas[i].text, worth(*state, 0, formulas[i].text));
}

static void a_formula_that_is_none_comes_to_nothing(void **state)
{
	static const char *const formulas[] = {
	    "",
	    "1+",
	    "(1",
	    "1 2",
	    ")",
	    "1.2.3",
	    "word",
	    "place",
	    "\"text\"",
	    "\"open",
	    "@discount_rate",
	    /* Functions of too few, too many, or that there are not. */
	    "ROUND 1",
	    "ROUND(1.25)",
	    "INT(1,2)",
	    "IF(1,2)",
	    "MAX()",
	    "MAX(1,2",
	    "ABS(1)",
	    "ABS(1,2)",
	    "MAX(1,2,3,4,5,6,7,8,9)",
	    "SUM()",
	    "SUM(",
	    "SUMPRODUCT(",
	    "INDEX(",
	    "INDEX(1,2)",
	    "MEDIAN(1)",
	    "MEDIAN(",
	    "INDEX({source.weight[place]})",
	    "INDEX({source.weight[place]},0)",
	    "INDEX({source.weight[place]},9)",
	    "MEDIAN({source.weight[place=\"z\"]})",
	    /* Of what has no figure. */
	    "IF(source.none[place, part=1],1,2)",
	    "MAX(1,source.none[place, part=1])",
	    "MIN(source.none[place, part=1],1)",
	    "source.weight[year=\"never\"]",
	    "source.weight[number=30]",
	    /* Lists, levers and cells where none may stand, or there are none. */
	    "{source.weight[place]}",
	    "{source.weight}",
	    "@[place]",
	    "@[number]",
	    "#[place]",
	    "#[number]",
	    "@low[place, place, place]",
	    /* What is not there, or does not end. */
	    "{source.weight[place]",
	    "{source.nothing}",
	    "{nothing.weight}",
	    "{?source.nothing[place]}",
	    "source.weight",
	    "source.weight[place",
	    "source.weight[nothing]",
	    "source.weight[place=nothing]",
	    "source.weight[place, place, place, place, place, place, place]",
	    "nothing.weight[place=\"a\"]",
	    "source.weight[place=\"a",
	    "prev(nothing)",
	    "prev(sum",
	    "#cells",
	    "#[nothing]",
	    "#[sum",
	    "@[nothing]",
	    "@[sum",
	    "@cost(nothing)",
	    "@low[place",
	    "@low[place, number",
	    "@low[place, number, sum",
	    "[place",
	    "[nothing=a] 1",
	    "[place=a][number][missing=] 1",
	    "[place=a] nothing.weight[place]; 2",
	    "nothing.weight[place]; [place=a] 2",
	    "[place=b] 1",
	};

	for (size_t i = 0; i < COUNT_OF(formulas); i++)
		if (!isnan(worth(*state, 0, formulas[i])))
			fail_msg("'%s' is %g", formulas[i], worth(*state, 0, formulas[i]));
}

/* The cell in the same place among those that are alike in both tables. */
static void of_rows_that_are_alike_each_finds_its_own(void **state)
{
	struct fixture *fixture = *state;
	static const double figures[] = {4, 10, 50, 6};

	for (size_t i = 0; i < 2; i++)
		TABLE_ADD(fixture->step, step, .place = value_text("a"));
	for (size_t i = 0; i < COUNT_OF(figures); i++)
		is_figure(worth(fixture, i, "source.weight[place]"), figures[i]);
	assert_true(isnan(worth(fixture, 4, "source.weight[place]")));
	/* The third of those whose part is told too. */
	assert_true(isnan(worth(fixture, 4, "source.weight[place, part=7]")));
}

/* `@cost(scope (more), year)`, whoever works it out: which columns say of what it is. */
static void a_lever_is_of_what_columns_of_its_row_say(void **state)
{
	static const struct {
		const char *text, *scope, *more, *year; /* columns, or NULL */
		bool is_broken;
	} levers[] = {
	    {"@cost", NULL, NULL, NULL, false},
	    {"@cost(place)", "place", NULL, NULL, false},
	    {"@cost( place , number )", "place", NULL, "number", false},
	    {"@cost(place (sum), number)", "place", "sum", "number", false},
	    {"@cost(place (sum))", "place", "sum", NULL, false},
	    {"@cost(nothing)", NULL, NULL, NULL, true},
	    {"@cost(place (nothing))", "place", NULL, NULL, true},
	    {"@cost(place, nothing)", "place", NULL, NULL, true},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(levers); i++) {
		const struct formula *formula =
		    formula_parse(&fixture->formulas, fixture->step, levers[i].text);
		const struct formula_part *part = &formula->choices[0].parts[0];
		const char *const columns[] = {levers[i].scope, levers[i].more, levers[i].year};
		const int found[] = {part->scope, part->more, part->year};

		assert_int_equal(formula->choices[0].is_broken, levers[i].is_broken);
		assert_int_equal(formula->choices[0].n_parts, 1);
		assert_int_equal(part->kind, PART_LEVER);
		assert_string_equal(part->text, "cost");
		for (size_t j = 0; j < COUNT_OF(columns); j++)
			assert_int_equal(found[j], columns[j] == NULL
						       ? -1
						       : table_column(fixture->step, columns[j]));
	}
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
	    cmocka_unit_test_setup_teardown(a_formula_comes_to_what_a_spreadsheet_makes_of_it,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_formula_that_is_none_comes_to_nothing, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_lever_is_of_what_columns_of_its_row_say, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(of_rows_that_are_alike_each_finds_its_own, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(workings_come_to_the_figures_that_are_given, set_up,
					    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
