#include "unit.h"

#include "plots/labels.h"
#include "plots/plots.h"

/* Bridges and lines, by the scripts that draw them. */
struct bench {
	struct arena *arena;
	struct results results;
	struct diagnostics diagnostics;
	struct table *table;
	struct chart *chart;
};

enum { PANEL, NAME, KIND, AMOUNT, TARGET };

static const struct column columns[] = {
    [PANEL] = {.id = "panel", .label = "Panel", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    [NAME] = {.id = "name", .label = "Name", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    [KIND] = {.id = "kind", .label = "Kind", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    [AMOUNT] = {.id = "amount", .label = "Amount", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    [TARGET] = {.id = "target", .label = "Expectation", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
};

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	if (bench == NULL)
		return -1;
	bench->arena = arena_new(out_of_memory);
	results_init(&bench->results, bench->arena, "test");
	diagnostics_init(&bench->diagnostics, bench->arena);
	bench->table = results_table(&bench->results, "test", "Test", columns, COUNT_OF(columns));
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	arena_free(bench->arena);
	free(bench);
	return 0;
}

/* A chart of the test's table: a waterfall by panel, or lines by panel with an expectation. */
static void chart_of(struct bench *bench, enum chart_kind kind)
{
	struct chart *chart = table_chart(bench->table, "chart", kind);

	chart->title = "Title";
	chart->source = "Source";
	chart->category = NAME;
	chart->measures[0] = AMOUNT;
	if (kind == CHART_WATERFALL) {
		chart->panel = PANEL;
		chart->series = KIND;
	} else {
		chart->series = PANEL;
		chart->measures[1] = TARGET;
		chart->mark = KIND;
	}
	bench->chart = chart;
}

/* A row of pounds; `kind` may be NULL. */
static struct value *row(struct bench *bench, const char *panel, const char *name, const char *kind,
			 int64_t pounds)
{
	struct value *values = table_row(bench->table);

	values[PANEL] = value_text(panel);
	values[NAME] = value_text(name);
	values[KIND] = kind == NULL ? value_none("") : value_text(kind);
	values[AMOUNT] = value_money((struct money){pounds * MONEY_PER_POUND});
	return values;
}

static const char *script_of(struct bench *bench)
{
	struct plot_request request = {.name = "chart", .path = "x.svg"};
	const char *script =
	    plots_script(&bench->results, &request, bench->arena, &bench->diagnostics);

	assert_non_null(script);
	return script;
}

static void assert_has(const char *script, const char *part)
{
	if (strstr(script, part) == NULL)
		fail_msg("'%s' is not in the script:\n%s", part, script);
}

static void assert_has_not(const char *script, const char *part)
{
	if (strstr(script, part) != NULL)
		fail_msg("'%s' is in the script:\n%s", part, script);
}

/*
 * 600 - 250 + 50 = 400: the first and the last bar stand on zero, the second
 * runs from 600 to 350 and the third from 350 to 400.
 */
static void steps_float_between_totals(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_WATERFALL);
	row(bench, "a", "gross", NULL, 600);
	row(bench, "a", "not cash", NULL, -250);
	row(bench, "a", "other", NULL, 50);
	row(bench, "a", "net", NULL, 400);

	const char *script = script_of(bench);

	assert_has(script, "$totals << EOD\n0 600 ");
	assert_has(script, "\n0 400 ");
	assert_has(script, "$ups << EOD\n350 400 ");
	assert_has(script, "$downs << EOD\n600 350 ");
	assert_has(script, "'£600.00'");
	assert_has(script, "'-£250.00'");
	assert_has(script, "'+£50.00'");
	/* Down is hollow, so that it is told apart without colour. */
	assert_has(script, "$downs using 1:3:1:2:3:4 with boxxyerror fillstyle empty");
	assert_has(script, "$ups using 1:3:1:2:3:4 with boxxyerror fillstyle solid");
}

/* One panel may lack the first year that another has. */
static void years_of_columns_stand_in_the_order_of_time(void **state)
{
	static const int starts[] = {2008, 2007};
	struct bench *bench = *state;
	struct labels labels = {0};

	for (size_t i = 0; i < COUNT_OF(starts); i++)
		table_row(bench->table)[NAME] = value_year((struct year){starts[i]});
	labels_years(&labels, bench->arena, bench->table, NAME);
	assert_int_equal(labels.count, 2);
	assert_string_equal(labels.items[0], "2007-08");
	assert_string_equal(labels.items[1], "2008-09");
}

static void a_step_marked_as_total_stands_on_zero(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_WATERFALL);
	row(bench, "a", "gross", NULL, 600);
	row(bench, "a", "not cash", NULL, -250);
	row(bench, "a", "cash", "total", 350);
	row(bench, "a", "cost", NULL, -400);
	row(bench, "a", "net", NULL, -50);

	const char *script = script_of(bench);

	/* The axis begins at -50, so that zero is 50 from its start. */
	assert_has(script, "$totals << EOD\n50 650 ");
	assert_has(script, "\n50 400 ");
	assert_has(script, "$downs << EOD\n650 400 ");
	assert_has(script, "\n400 0 ");
	assert_has(script, "\n50 0 ");
}

/* What has no figure is told by its reason, and the steps after it go on from before it. */
static void a_step_without_a_figure_is_a_gap(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_WATERFALL);
	row(bench, "a", "gross", NULL, 600);
	row(bench, "a", "cost", NULL, 0)[AMOUNT] = value_none("not given");
	row(bench, "a", "other", NULL, -100);
	row(bench, "a", "net", NULL, 500);

	const char *script = script_of(bench);

	assert_has(script, "'not given'");
	assert_has(script, "$downs << EOD\n600 500 ");
}

/* The second panel lacks a step and has fewer rows: it stands in its own column all the same. */
static void panels_share_steps_and_scale(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_WATERFALL);
	row(bench, "a", "gross", NULL, 600);
	row(bench, "a", "net", NULL, 600);
	row(bench, "b", "gross", NULL, 400);
	row(bench, "b", "cost", NULL, -300);
	row(bench, "b", "net", NULL, 100);

	const char *script = script_of(bench);

	assert_has(script, "'a'");
	assert_has(script, "'b'");
	/* In the order of the panel with the most steps: cost stands before net. */
	assert_true(strstr(script, "'cost'") < strstr(script, "'net'"));
}

static void rows_of_one_step_are_added_up(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_WATERFALL);
	row(bench, "a", "gross", NULL, 600);
	row(bench, "a", "cost", NULL, -100);
	row(bench, "a", "cost", NULL, -150);
	row(bench, "a", "net", NULL, 350);
	assert_has(script_of(bench), "$downs << EOD\n600 350 ");
}

static void years(struct bench *bench, const char *series, const int64_t *pounds, size_t n,
		  int64_t target)
{
	static const char *const names[] = {"2008-09", "2009-10", "2010-11", "2011-12"};

	for (size_t i = 0; i < n; i++)
		row(bench, series, names[i], NULL, pounds[i])[TARGET] =
		    value_money((struct money){target * ((int64_t)i + 1) * MONEY_PER_POUND});
}

static void one_expectation_of_all_is_one_dashed_line(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_LINES);
	years(bench, "a", (const int64_t[]){10, 20, 30}, 3, 15);
	years(bench, "b", (const int64_t[]){15, 25, 35}, 3, 15);

	const char *script = script_of(bench);

	assert_has(script, "$line0 << EOD\n0 10\n1 20\n2 30\nEOD\n");
	assert_has(script, "$line1 << EOD\n0 15\n1 25\n2 35\nEOD\n");
	assert_has(script, "$line2 << EOD\n0 15\n1 30\n2 45\nEOD\n");
	assert_has_not(script, "$line3");
	assert_has(script, "$line2 using 1:2 with linespoints dashtype 2");
	assert_has(script, "'Expectation  £45.00'");
}

static void expectations_that_differ_are_each_drawn(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_LINES);
	years(bench, "a", (const int64_t[]){10, 20, 30}, 3, 15);
	years(bench, "b", (const int64_t[]){15, 25, 35}, 3, 16);

	const char *script = script_of(bench);

	assert_has(script, "$line2 << EOD\n0 15\n1 30\n2 45\nEOD\n");
	assert_has(script, "$line3 << EOD\n0 16\n1 32\n2 48\nEOD\n");
	assert_has(script, "'b: Expectation  £48.00'");
}

/* A blank line of data lifts the pen. */
static void what_is_not_known_is_a_gap_in_the_line(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_LINES);
	bench->chart->measures[1] = -1;
	years(bench, "a", (const int64_t[]){10, 20, 30, 40}, 4, 0);
	table_own(bench->table, 1)[AMOUNT] = value_none("not known");
	assert_has(script_of(bench), "$line0 << EOD\n0 10\n\n2 30\n3 40\nEOD\n");
}

/* From -30 to 10 in one step: zero is three quarters of the way, at 1.75 steps. */
static void a_mark_stands_where_the_line_crosses_zero(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_LINES);
	bench->chart->measures[1] = -1;
	years(bench, "a", (const int64_t[]){-60, -30, 10}, 3, 0);
	table_own(bench->table, 2)[KIND] = value_text("paid back");

	const char *script = script_of(bench);

	assert_has(script, "$marks << EOD\n1.75 0\nEOD\n");
	assert_has(script, "'paid back'");
}

static void a_mark_that_crosses_nothing_stands_on_its_point(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_LINES);
	bench->chart->measures[1] = -1;
	years(bench, "a", (const int64_t[]){10, 20, 30}, 3, 0);
	table_own(bench->table, 1)[KIND] = value_text("here");
	assert_has(script_of(bench), "$marks << EOD\n1 20\nEOD\n");
}

/* How far up the picture a text stands, in pixels; the script says `N/420.` of it. */
static int height_of(const char *script, const char *quoted)
{
	const char *at = strstr(script, quoted);

	assert_non_null(at);
	at = strstr(at, ",screen ");
	assert_non_null(at);
	return (int)strtol(at + strlen(",screen "), NULL, 10);
}

/* So it is plain whose it is, and it meets no line: names stand beside the plot. */
static void what_marks_a_line_stands_below_its_name(void **state)
{
	struct bench *bench = *state;
	const char *script, *names[] = {"'a  £100.00'", "'b  £99.00'"};

	chart_of(bench, CHART_LINES);
	bench->chart->measures[1] = -1;
	years(bench, "a", (const int64_t[]){-60, -30, 100}, 3, 0);
	years(bench, "b", (const int64_t[]){-20, 20, 99}, 3, 0);
	table_own(bench->table, 2)[KIND] = value_text("paid back");
	table_own(bench->table, 4)[KIND] = value_text("paid back");
	script = script_of(bench);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_int_equal(height_of(script, names[i]) -
				     height_of(strstr(script, names[i]), "'paid back'"),
				 18);
	/* Ends this near are moved apart by both lines of text. */
	assert_true(height_of(script, names[0]) - height_of(script, names[1]) >= 38);
}

/* On an axis to £1,000, £30 apart is less than a mark is high, and £60 is more. */
static void lines_that_lie_on_one_another_are_told_of(void **state)
{
	struct bench *bench = *state;
	const char *script;

	chart_of(bench, CHART_LINES);
	bench->chart->measures[1] = -1;
	years(bench, "a", (const int64_t[]){0, 500, 1000}, 3, 0);
	years(bench, "b", (const int64_t[]){0, 500, 970}, 3, 0);
	years(bench, "c", (const int64_t[]){0, 560, 960}, 3, 0);
	script = script_of(bench);
	assert_has(script, "'these 2 lie close together'");
	assert_has(script, "$line0 using 1:2 with lines linewidth");
	assert_has(script, "$line1 using 1:2 with lines linewidth");
	assert_has(script, "$line2 using 1:2 with linespoints");
	/* Below both of their names. */
	assert_true(height_of(script, "'a  £1,000'") > height_of(script, "'b  £970'"));
	assert_true(height_of(script, "'b  £970'") > height_of(script, "'these 2 lie close"));
}

/* Above its point where the line is level, and beside that where it rises steeply. */
static void a_figure_stands_clear_of_its_line(void **state)
{
	struct bench *bench = *state;
	const char *script;

	chart_of(bench, CHART_LINES);
	bench->chart->measures[1] = -1;
	years(bench, "a", (const int64_t[]){50, 50, 50, 1000}, 4, 0);
	script = script_of(bench);
	assert_has(script, "'£50' at first 1,first 50 center");
	assert_has(strstr(script, "'£50' at first 1,"), "offset screen 0/640.,screen 15/420.");
	assert_has(strstr(script, "'£50' at first 2,"), "offset screen -");
}

static void one_year_and_more_lines_than_have_room_are_drawn(void **state)
{
	struct bench *bench = *state;

	chart_of(bench, CHART_LINES);
	bench->chart->measures[1] = -1;
	for (int i = 0; i < 14; i++)
		years(bench, arena_format(bench->arena, "series %d", i), (const int64_t[]){10 * i},
		      1, 0);

	const char *script = script_of(bench);

	assert_has(script, "$line11 << EOD\n0 110\nEOD\n");
	assert_has(script, "'The first 12 of 14 lines are shown; the others are in the table.'");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest plots[] = {
	    TEST(steps_float_between_totals),
	    TEST(years_of_columns_stand_in_the_order_of_time),
	    TEST(a_step_marked_as_total_stands_on_zero),
	    TEST(a_step_without_a_figure_is_a_gap),
	    TEST(panels_share_steps_and_scale),
	    TEST(rows_of_one_step_are_added_up),
	    TEST(one_expectation_of_all_is_one_dashed_line),
	    TEST(expectations_that_differ_are_each_drawn),
	    TEST(what_is_not_known_is_a_gap_in_the_line),
	    TEST(a_mark_stands_where_the_line_crosses_zero),
	    TEST(a_mark_that_crosses_nothing_stands_on_its_point),
	    TEST(what_marks_a_line_stands_below_its_name),
	    TEST(lines_that_lie_on_one_another_are_told_of),
	    TEST(a_figure_stands_clear_of_its_line),
	    TEST(one_year_and_more_lines_than_have_room_are_drawn),
	};

	return cmocka_run_group_tests(plots, NULL, NULL);
}
