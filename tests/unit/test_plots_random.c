/*
 * Charts of every kind over tables of every kind: with gaps, ends the wrong way round, one row or
 * many, names alike, figures without end.  Each becomes a script of numbers, or has nothing to
 * draw.
 */
#include "plots_bench.h"

enum { CATEGORY, LINE, PANEL, MARK, FIRST, LOWEST = FIRST + 4, HIGHEST, N_COLUMNS };

static const struct column any_columns[N_COLUMNS] = {
    {.id = "category", .label = "Category", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    {.id = "line", .label = "Line", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    {.id = "panel", .label = "Panel", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    {.id = "mark", .label = "mark", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    {.id = "first", .label = "First", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    {.id = "second", .label = "second", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    {.id = "third", .label = "", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    {.id = "fourth", .label = "NI 179", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    {.id = "lowest", .label = "Low", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    {.id = "highest", .label = "", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
};

static size_t one_of(uint64_t *random, size_t count)
{
	return (size_t)(random_next(random) % count);
}

/* A figure of a kind, small or without end, or none. */
static struct value figure(uint64_t *random, size_t kind, size_t size)
{
	const int64_t units = size == 0   ? random_int(random)
			      : size == 1 ? (int64_t)one_of(random, 20) - 3
					  : (int64_t)one_of(random, 900000) * 10000;

	if (one_of(random, 6) == 0)
		return value_none("not known");
	switch (kind) {
	case 0:
		return value_money((struct money){units});
	case 1:
		return value_count(units);
	case 2:
		return value_ratio((double)units / 7);
	default:
		return value_share((struct share){units});
	}
}

static struct value category(struct arena *arena, uint64_t *random, size_t kind, size_t row)
{
	static const char *const names[] = {"web",
					    "telephone",
					    "",
					    "É a name with an accent",
					    "a-very-long-name-with-hyphens-2008-09-that-is-cut",
					    "two  blanks",
					    "\xCC\x81 x",
					    "\xF3\xB0\x80\x80"};

	switch (kind) {
	case 0:
		return value_year((struct year){2007 + (int)(row % 40)});
	case 1:
		return value_count((int64_t)row * 1000);
	case 2:
		return value_money((struct money){(int64_t)row * 7000});
	case 3:
		return value_ratio((double)row / 8);
	case 4:
		return value_none("not given");
	case 5:
		return value_text(arena_format(arena, "name %zu", row));
	default:
		return value_text(names[one_of(random, COUNT_OF(names))]);
	}
}

/* A column that the kind may do without. */
static int maybe(uint64_t *random, int column)
{
	return one_of(random, 2) == 0 ? column : -1;
}

static const struct chart *add(struct results *results, uint64_t *random, size_t number)
{
	static const size_t counts[] = {0, 1, 2, 3, 7, 26, 60};
	static const char *const lines[] = {"web-first", "steady", "given", "total", "none"};
	struct arena *arena = results->arena;
	const char *name = arena_format(arena, "chart%zu", number);
	struct table *table = results_table(results, name, "Test", any_columns, N_COLUMNS);
	const size_t n_rows = counts[one_of(random, COUNT_OF(counts))], kind = one_of(random, 4),
		     kind_of_category = one_of(random, 8), size = one_of(random, 3),
		     n_lines = 1 + one_of(random, 12);
	struct chart *chart = table_chart(table, name, (enum chart_kind)one_of(random, 13));
	const bool is_rising = chart->kind == CHART_CUMULATIVE || chart->kind == CHART_PARETO;

	for (size_t i = 0; i < n_rows; i++) {
		struct value *values = table_row(table);

		values[CATEGORY] = category(arena, random, kind_of_category, i);
		values[LINE] =
		    n_lines > COUNT_OF(lines)
			? value_text(arena_format(arena, "line %zu", one_of(random, n_lines)))
			: value_text(lines[one_of(random, n_lines)]);
		values[PANEL] = value_text(lines[one_of(random, n_lines < 5 ? n_lines : 5)]);
		values[MARK] = one_of(random, 4) == 0 ? value_text("here") : value_none("none");
		for (int j = FIRST; j < N_COLUMNS; j++)
			values[j] = figure(random, kind, size);
		if (is_rising)
			values[FIRST + 1] =
			    value_share((struct share){(int64_t)i * (SHARE_ONE / 60)});
	}
	chart->title = one_of(random, 3) == 0 ? "" : "A finding - of two-thirds, or 2008-09";
	chart->source = "a.csv";
	chart->category = CATEGORY;
	chart->series = chart->kind == CHART_WATERFALL || chart->kind == CHART_CUMULATIVE
			    ? maybe(random, LINE)
			    : LINE;
	chart->panel = maybe(random, PANEL);
	chart->mark = maybe(random, MARK);
	chart->measures[0] = FIRST;
	for (int j = 1; j < MAX_CHART_MEASURES; j++)
		chart->measures[j] =
		    chart->kind == CHART_BOXES || is_rising ? FIRST + j : maybe(random, FIRST + j);
	chart->low = LOWEST;
	chart->high = HIGHEST;
	chart->own = maybe(random, 0) == 0 ? "web-first" : NULL;
	return chart;
}

static void every_table_is_a_script_of_numbers_or_has_nothing_to_draw(void **state)
{
	struct bench *bench = *state;
	uint64_t random = 3;
	size_t n_drawn = 0, n_empty = 0;

	for (size_t i = 0; i < 4000; i++) {
		struct arena *arena = arena_new(out_of_memory);
		struct results results;
		struct diagnostics told;

		results_init(&results, arena, "test");
		diagnostics_init(&told, arena);

		const struct chart *chart = add(&results, &random, i);
		const struct plot_request request = {.name = chart->name, .path = "x.svg"};
		const char *script = plots_script(&results, &request, arena, &told);

		if (script == NULL) {
			assert_int_equal(told.count, 1);
			assert_non_null(strstr(told.items[0].message, "has nothing to draw"));
			n_empty++;
		} else {
			/* No number is none, and none is without end. */
			assert_null(strstr(script, "nan"));
			assert_null(strstr(script, "inf"));
			assert_non_null(plots_description(&results, chart->name, arena));
			n_drawn++;
		}
		arena_free(arena);
	}
	assert_in_range(n_drawn, 1000, 3900);
	assert_in_range(n_empty, 100, 3000);
	(void)bench;
}

/* What gnuplot makes of some of them is whole, or it is told what has nothing to draw. */
static void every_script_is_one_that_gnuplot_draws(void **state)
{
	struct bench *bench = *state;
	uint64_t random = 8;
	size_t n_drawn = 0;

	for (size_t i = 0; i < 60; i++) {
		const struct chart *chart = add(&bench->results, &random, i);

		bench->diagnostics.count = 0;
		if (bench_draw(bench, chart->name, "x.svg"))
			n_drawn++;
		else
			assert_told(bench, SEVERITY_FAULT, "has nothing to draw");
	}
	assert_true(n_drawn > 20);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(every_table_is_a_script_of_numbers_or_has_nothing_to_draw),
	    TEST(every_script_is_one_that_gnuplot_draws),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
