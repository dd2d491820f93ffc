/*
 * Charts of how sure a result is, of figures made up by hand: by the scripts that draw them, and as
 * whole pictures.
 */
#include "unit.h"

#include "plots/plots.h"
#include "results/table.h"

struct bench {
	struct arena *arena;
	struct results results;
	struct diagnostics diagnostics;
};

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	if (bench == NULL)
		return -1;
	bench->arena = arena_new(out_of_memory);
	results_init(&bench->results, bench->arena, "test");
	diagnostics_init(&bench->diagnostics, bench->arena);
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

static struct value pounds(int64_t sum)
{
	return value_money((struct money){sum * MONEY_PER_POUND});
}

static const char *script_of(struct bench *bench, const char *name)
{
	struct plot_request request = {.name = name, .path = "x.svg"};
	const char *script =
	    plots_script(&bench->results, &request, bench->arena, &bench->diagnostics);

	if (script == NULL)
		fail_msg("%s", bench->diagnostics.items[0].message);
	return script;
}

static void assert_has(const char *script, const char *part)
{
	if (strstr(script, part) == NULL)
		fail_msg("'%s' is not in the script:\n%s", part, script);
}

/* A whole picture comes of it. */
static void assert_drawn(struct bench *bench, const char *name)
{
	struct plot_picture picture = {.name = name, .format = "svg"};
	struct drafts drafts;

	drafts_init(&drafts, bench->arena);
	if (!plots_pictures(&bench->results, &picture, 1, &drafts, &bench->diagnostics))
		fail_msg("%s", bench->diagnostics.items[bench->diagnostics.count - 1].message);
	assert_non_null(strstr(picture.bytes, "role=\"img\""));
}

/* --- Tornado --- */

TABLE(swing, (name, "Number", TEXT), (range, "Range", TEXT), (low, "NPV at low", MONEY),
      (npv, "NPV", MONEY), (high, "NPV at high", MONEY), (turns, "Turning point", TEXT_MEASURE));

static struct table *swings(struct bench *bench)
{
	struct table *table = TABLE_NEW(&bench->results, swing, "What moves it");
	struct chart *chart = table_chart(table, "tornado", CHART_TORNADO);

	chart->title = "The share of calls that move decides most";
	chart->source = "Source: made up";
	chart->category = COLUMN(swing, name);
	chart->series = COLUMN(swing, range);
	chart->low = COLUMN(swing, low);
	chart->high = COLUMN(swing, high);
	chart->measures[0] = COLUMN(swing, npv);
	chart->mark = COLUMN(swing, turns);
	return table;
}

static void add_swing(struct table *table, const char *name, const char *range, int64_t low,
		      int64_t high, const char *turns)
{
	TABLE_ADD(table, swing, .name = value_text(name), .range = value_text(range),
		  .low = pounds(low), .npv = pounds(400000), .high = pounds(high),
		  .turns = value_text_or(turns, ""));
}

/* 400 as planned: -100 at the low of the first and 900 at its high; the second has no range. */
static void bars_run_from_the_figure_as_planned(void **state)
{
	struct bench *bench = *state;
	struct table *table = swings(bench);
	const char *script;

	add_swing(table, "share moved", "given", -100000, 900000, "turns at 52%");
	add_swing(table, "cost of a call", "10% either way", 500000, 300000, NULL);
	script = script_of(bench, "tornado");
	assert_has(script, "$bars01 << EOD\n-100000 ");
	assert_has(script, "$bars11 << EOD\n900000 ");
	assert_has(script, "$bars00 << EOD\n500000 ");
	assert_has(script, "$bars10 << EOD\n300000 ");
	assert_has(script, "$bars01 using 1:2:(400000):1:2:3 with boxxyerror fillstyle solid");
	assert_has(script, "$bars00 using 1:2:(400000):1:2:3 with boxxyerror fillstyle empty");
	assert_has(script, "'turns at 52%'");
	assert_has(script, "'As planned: £400k'");
	assert_has(script, "'-£100k'");
	assert_has(script, "'Outline: without a range, moved by a tenth'");
	assert_drawn(bench, "tornado");
}

/* Where both ends make it worse, their bars stand one above the other. */
static void ends_on_one_side_do_not_cover_each_other(void **state)
{
	struct bench *bench = *state;
	struct table *table = swings(bench);
	int from[2], to[2];
	const char *script;

	add_swing(table, "start", "given", 100000, 200000, NULL);
	script = script_of(bench, "tornado");
	/* NOLINTBEGIN(cert-err34-c): numbers that the program wrote */
	assert_int_equal(sscanf(strstr(script, "$bars01 << EOD\n"), "$bars01 << EOD 100000 %d %d",
				&from[0], &to[0]),
			 2);
	assert_int_equal(sscanf(strstr(script, "$bars11 << EOD\n"), "$bars11 << EOD 200000 %d %d",
				&from[1], &to[1]),
			 2);
	/* NOLINTEND(cert-err34-c) */
	assert_true(to[0] <= from[1]);
}

static void of_many_numbers_the_first_are_shown_and_it_is_said(void **state)
{
	struct bench *bench = *state;
	struct table *table = swings(bench);

	for (int i = 0; i < 60; i++)
		add_swing(table, arena_format(bench->arena, "number %d", i), "given",
			  400000 - 1000 * (60 - i), 400000 + 1000 * (60 - i), NULL);
	assert_has(script_of(bench, "tornado"), "'The first 14 of 60 numbers are shown;");
	assert_drawn(bench, "tornado");
}

/* --- Fan --- */

TABLE(yearly, (strategy, "Strategy", TEXT), (year, "Year", YEAR), (p10, "P10", MONEY),
      (p50, "P50", MONEY), (p90, "P90", MONEY), (central, "As planned", MONEY));

static struct table *fan(struct bench *bench)
{
	struct table *table = TABLE_NEW(&bench->results, yearly, "By year");
	struct chart *chart = table_chart(table, "fan", CHART_FAN);

	chart->title = "By 2010-11 the net gain is between £700k and £1.4m, four times in five";
	chart->source = "Source: made up";
	chart->category = COLUMN(yearly, year);
	chart->panel = COLUMN(yearly, strategy);
	chart->low = COLUMN(yearly, p10);
	chart->high = COLUMN(yearly, p90);
	chart->measures[0] = COLUMN(yearly, p50);
	chart->measures[1] = COLUMN(yearly, central);
	return table;
}

static void add_year(struct table *table, const char *strategy, int start, int64_t low,
		     int64_t middle, int64_t high, int64_t central)
{
	TABLE_ADD(table, yearly, .strategy = value_text(strategy),
		  .year = value_year((struct year){start}), .p10 = pounds(low),
		  .p50 = pounds(middle), .p90 = pounds(high), .central = pounds(central));
}

static void a_fan_has_its_band_its_middle_and_the_plan(void **state)
{
	struct bench *bench = *state;
	struct table *table = fan(bench);
	const char *script;

	add_year(table, "web", 2008, -300000, -200000, -100000, -150000);
	add_year(table, "web", 2009, 100000, 300000, 600000, 400000);
	add_year(table, "web", 2010, 700000, 1000000, 1400000, 1200000);
	add_year(table, "post", 2010, 1, 2, 3, 4);
	script = script_of(bench, "fan");
	assert_has(script, "$band << EOD\n0 -300000 -100000\n1 100000 600000\n2 700000 1400000\n");
	assert_has(script, "$line1 << EOD\n0 -200000\n1 300000\n2 1000000\n");
	assert_has(script, "$line2 using 1:2 with lines dashtype 2");
	assert_has(script, "'P90  £1.4m'");
	assert_has(script, "'As planned  £1.2m'");
	assert_has(script, "is shown; 1 other is in the table.'");
	assert_drawn(bench, "fan");
}

static void a_fan_of_one_year_is_drawn(void **state)
{
	struct bench *bench = *state;

	add_year(fan(bench), "web", 2010, 700000, 1000000, 1400000, 1200000);
	assert_drawn(bench, "fan");
}

/* --- Cumulative chances --- */

TABLE(chance, (strategy, "Strategy", TEXT), (npv, "NPV", MONEY),
      (share, "Chance that the NPV is no more", PERCENT), (mark, "", TEXT_MEASURE));

static struct table *chances(struct bench *bench)
{
	struct table *table = TABLE_NEW(&bench->results, chance, "Chances");
	struct chart *chart = table_chart(table, "chances", CHART_CUMULATIVE);

	chart->title = "Four times in five the net present value is above zero";
	chart->source = "Source: made up";
	chart->series = COLUMN(chance, strategy);
	chart->measures[0] = COLUMN(chance, npv);
	chart->measures[1] = COLUMN(chance, share);
	chart->mark = COLUMN(chance, mark);
	return table;
}

static void add_chance(struct table *table, const char *strategy, int64_t npv, int64_t hundredths,
		       const char *mark)
{
	TABLE_ADD(table, chance, .strategy = value_text(strategy), .npv = pounds(npv),
		  .share = value_share_of(hundredths, 100), .mark = value_text_or(mark, ""));
}

/* Does a text end where it stands, rather than begin there? */
static bool is_on_the_left(const char *script, const char *quoted)
{
	const char *at = strstr(script, quoted), *line = at == NULL ? NULL : strchr(at, '\n');
	const char *align = at == NULL ? NULL : strstr(at, " right front");

	assert_non_null(at);
	return align != NULL && align < line;
}

static void a_curve_rises_past_zero_and_its_marks(void **state)
{
	struct bench *bench = *state;
	struct table *table = chances(bench);
	const char *script;

	for (int i = 0; i <= 100; i += 2)
		add_chance(table, "web", -20000 + i * 1000 + i * i * 5, i,
			   i == 10   ? "P10 -£10k"
			   : i == 50 ? "P50 £43k"
			   : i == 54 ? "As planned £49k"
			   : i == 90 ? "P90 £111k"
				     : NULL);
	script = script_of(bench, "chances");
	assert_has(script, "$curve0 << EOD\n-20000 0\n-17980 0.02");
	assert_has(script, "$marks << EOD\n-9500 0.1");
	/* So near in height that the second stands on the other side. */
	assert_false(is_on_the_left(script, "'P50 £43k'"));
	assert_true(is_on_the_left(script, "'As planned £49k'"));
	assert_drawn(bench, "chances");
}

static void several_curves_are_told_apart_by_their_dashes(void **state)
{
	struct bench *bench = *state;
	struct table *table = chances(bench);

	for (int i = 0; i <= 100; i += 10) {
		add_chance(table, "web", i * 1000, i, NULL);
		add_chance(table, "post", i * 700, i, NULL);
	}
	assert_has(script_of(bench, "chances"), "$curve1 using 1:2 with lines dashtype 2 ");
	assert_has(script_of(bench, "chances"), "'post'");
	assert_drawn(bench, "chances");
}

/* --- Grid --- */

TABLE(cell, (share, "Share delivered", PERCENT_KEY), (failure, "Share that fails", PERCENT_KEY),
      (npv, "NPV", MONEY));

static struct table *cells(struct bench *bench)
{
	struct table *table = TABLE_NEW(&bench->results, cell, "Two numbers at once");
	struct chart *chart = table_chart(table, "grid", CHART_GRID);

	chart->title = "It is worth doing where at least half of the change happens";
	chart->source = "Source: made up";
	chart->category = COLUMN(cell, share);
	chart->series = COLUMN(cell, failure);
	chart->measures[0] = COLUMN(cell, npv);
	return table;
}

/* NPV is 100 for each tenth delivered, less 200 for each fifth that fails, less 250. */
static void a_line_runs_where_the_figure_turns(void **state)
{
	struct bench *bench = *state;
	struct table *table = cells(bench);
	const char *script;

	for (int share = 0; share <= 10; share += 5)
		for (int failure = 0; failure <= 2; failure++)
			TABLE_ADD(table, cell, .share = value_share_of(share, 10),
				  .failure = value_share_of(failure, 5),
				  .npv = pounds((share - 2 * failure) * 100000 - 250000));
	script = script_of(bench, "grid");
	/* -250 -450 -650; 250 50 -150; 750 550 350 */
	assert_has(script, "$shade0 << EOD\n0 0\n1 0\n2 0\n2 1\nEOD\n");
	assert_has(script, "$turns << EOD\n0 1 1 0\n1 1 1 0\n2 1 0 1\n2 2 1 0\nEOD\n");
	assert_has(script, "'-£150k'");
	assert_has(script, "'50%'");
	assert_drawn(bench, "grid");
}

static void a_grid_of_one_sign_and_too_many_columns_is_drawn(void **state)
{
	struct bench *bench = *state;
	struct table *table = cells(bench);

	for (int i = 0; i < 40; i++)
		TABLE_ADD(table, cell, .share = value_share_of(1, 2),
			  .failure = value_share_of(i, 40), .npv = pounds(1000000 + i));
	assert_has(script_of(bench, "grid"), "columns are shown; the others are in the table.");
	assert_drawn(bench, "grid");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(bars_run_from_the_figure_as_planned),
	    TEST(ends_on_one_side_do_not_cover_each_other),
	    TEST(of_many_numbers_the_first_are_shown_and_it_is_said),
	    TEST(a_fan_has_its_band_its_middle_and_the_plan),
	    TEST(a_fan_of_one_year_is_drawn),
	    TEST(a_curve_rises_past_zero_and_its_marks),
	    TEST(several_curves_are_told_apart_by_their_dashes),
	    TEST(a_line_runs_where_the_figure_turns),
	    TEST(a_grid_of_one_sign_and_too_many_columns_is_drawn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
