#include "unit.h"

#include "results/results.h"

enum { YEAR, CHANNEL, VOLUME, SHARE, COLUMNS };

static const struct column columns[COLUMNS] = {
    [YEAR] = {.id = "year", .label = "Year", .unit = UNIT_YEAR, .role = ROLE_DIMENSION},
    [CHANNEL] = {.id = "channel", .label = "Channel", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    [VOLUME] = {.id = "volume", .label = "Contacts", .unit = UNIT_COUNT, .role = ROLE_MEASURE},
    [SHARE] = {.id = "share", .label = "Share", .unit = UNIT_PERCENT, .role = ROLE_TOTAL},
};

static int set_up(void **state)
{
	static struct results results;

	results_init(&results, arena_new(out_of_memory), "channel");
	*state = &results;
	return 0;
}

static int tear_down(void **state)
{
	struct results *results = *state;

	arena_free(results->arena);
	return 0;
}

static void a_new_row_holds_no_values_rather_than_zeros(void **state)
{
	struct results *results = *state;
	struct table *table = results_table(results, "channel_mix", "Mix", columns, COLUMNS);
	struct value *values = table_row(table);

	for (size_t i = 0; i < COLUMNS; i++) {
		assert_int_equal(values[i].kind, VALUE_NONE);
		assert_string_equal(values[i].text, "");
	}
	assert_int_equal(table->n_rows, 1);
}

static void rows_keep_their_order_and_values_while_a_table_grows(void **state)
{
	struct results *results = *state;
	struct table *table = results_table(results, "channel_mix", "Mix", columns, COLUMNS);

	for (int i = 0; i < 1000; i++) {
		struct value *values = table_row(table);

		values[YEAR] = value_year((struct year){2008 + i % 3});
		values[VOLUME] = value_count(i);
	}
	assert_int_equal(table->n_rows, 1000);
	for (int i = 0; i < 1000; i++) {
		const struct value *values = table_values(table, (size_t)i);

		assert_int_equal(values[YEAR].year.start, 2008 + i % 3);
		assert_int_equal(values[VOLUME].count, i);
		assert_int_equal(values[CHANNEL].kind, VALUE_NONE);
	}
}

static void tables_and_columns_are_found_by_id(void **state)
{
	struct results *results = *state;
	struct table *first = results_table(results, "channel_mix", "Mix", columns, COLUMNS);

	for (int i = 0; i < 40; i++)
		results_table(results, "filler", "Filler", columns, 1);
	struct table *last = results_table(results, "channel_cost", "Cost", columns, COLUMNS);

	assert_ptr_equal(results_find(results, "channel_mix"), first);
	assert_ptr_equal(results_find(results, "channel_cost"), last);
	assert_null(results_find(results, "channel"));
	assert_ptr_equal(results->tables[0], first);
	assert_int_equal(table_column(first, "year"), YEAR);
	assert_int_equal(table_column(first, "share"), SHARE);
	assert_int_equal(table_column(first, "Share"), -1);
	assert_int_equal(table_column(first, "cost"), -1);
}

static void totals_are_none_until_set_and_there_is_one_row_of_them(void **state)
{
	struct results *results = *state;
	struct table *table = results_table(results, "channel_mix", "Mix", columns, COLUMNS);

	assert_null(table->totals);
	struct value *totals = table_totals(table);

	assert_int_equal(totals[VOLUME].kind, VALUE_NONE);
	totals[VOLUME] = value_count(55000);
	assert_ptr_equal(table_totals(table), totals);
	assert_int_equal(table_totals(table)[VOLUME].count, 55000);
	assert_int_equal(table->n_rows, 0);
}

static void a_chart_uses_no_column_until_told(void **state)
{
	struct results *results = *state;
	struct table *table = results_table(results, "channel_mix", "Mix", columns, COLUMNS);
	struct chart *chart = table_chart(table, "mix", CHART_STACKED_SHARES);

	assert_int_equal(chart->category, -1);
	assert_int_equal(chart->panel, -1);
	assert_int_equal(chart->series, -1);
	assert_int_equal(chart->low, -1);
	assert_int_equal(chart->high, -1);
	for (size_t i = 0; i < MAX_CHART_MEASURES; i++) {
		assert_int_equal(chart->measures[i], -1);
		assert_null(chart->measure_labels[i]);
	}
}

static void charts_are_found_by_name_with_their_table(void **state)
{
	struct results *results = *state;
	const struct table *found = NULL;

	assert_null(results_chart(results, NULL, &found));
	results_table(results, "channel_cost", "Cost", columns, COLUMNS);
	struct table *mix = results_table(results, "channel_mix", "Mix", columns, COLUMNS);

	table_chart(mix, "mix", CHART_STACKED_SHARES);
	for (int i = 0; i < 40; i++)
		table_chart(mix, "filler", CHART_PARETO);
	struct table *gain = results_table(results, "channel_gain", "Gain", columns, COLUMNS);

	table_chart(gain, "gains", CHART_GROUPED_BARS);
	/* No name: the first there is. */
	assert_string_equal(results_chart(results, NULL, &found)->name, "mix");
	assert_ptr_equal(found, mix);
	assert_int_equal(results_chart(results, "gains", &found)->kind, CHART_GROUPED_BARS);
	assert_ptr_equal(found, gain);
	assert_null(results_chart(results, "pareto", &found));
}

static void prose_is_kept_passage_by_passage(void **state)
{
	static const struct passage_spec spec = {"a.b", SECTION_DATA, PASSAGE_FINDING, 5, NULL};
	struct results *results = *state;

	for (int i = 1; i <= 100; i++)
		results_say(results, &spec, "%d%% of %s", i, "contacts");
	assert_int_equal(results->n_passages, 100);
	assert_string_equal(results->passages[0].text, "1% of contacts");
	assert_string_equal(results->passages[99].text, "100% of contacts");
}

static void inputs_and_assumptions_are_kept_in_order(void **state)
{
	struct results *results = *state;

	for (int i = 0; i < 50; i++) {
		struct input *input = results_input(results);

		assert_null(input->path);
		assert_int_equal(input->rows_read, 0);
		input->rows_read = i;
		results_assumption(results)->name = "cashable_share";
	}
	assert_int_equal(results->n_inputs, 50);
	assert_int_equal(results->inputs[49].rows_read, 49);
	assert_int_equal(results->n_assumptions, 50);
	assert_string_equal(results->assumptions[49].name, "cashable_share");
}

static void a_value_knows_its_kind(void **state)
{
	(void)state;
	assert_int_equal(value_count(7).kind, VALUE_COUNT);
	assert_int_equal(value_money((struct money){78100}).money.hundredths, 78100);
	assert_int_equal(value_year((struct year){2008}).year.start, 2008);
	assert_int_equal(value_year((struct year){2008}).month, 0);
	assert_string_equal(value_text("web").text, "web");
	assert_string_equal(value_none("no unit cost").text, "no unit cost");
	assert_int_equal(value_share((struct share){1}).share.billionths, 1);
	assert_true(value_ratio(1.5).kind == VALUE_RATIO && value_ratio(1.5).ratio >= 1.5);
}

/* 12,345 / 55,000 = 0.22445454...; an empty whole has no shares. */
static void a_share_of_a_total_is_to_the_billionth_or_none(void **state)
{
	(void)state;
	assert_int_equal(value_share_of(12345, 55000).share.billionths, 224454545);
	assert_int_equal(value_share_of(0, 55000).share.billionths, 0);
	assert_int_equal(value_share_of(-1, 2).share.billionths, -500000000);
	assert_int_equal(value_share_of(5, 0).kind, VALUE_NONE);
	assert_string_equal(value_share_of(0, 0).text, "nothing to share");
}

static void an_exact_value_is_a_whole_number_of_its_units(void **state)
{
	const struct value ratio = value_ratio(1.5), none = value_none("no unit cost"),
			   year = value_year((struct year){2008}), count = value_count(-7),
			   money = value_money((struct money){78100}),
			   share = value_share((struct share){460000000});
	int64_t units = 3;

	(void)state;
	assert_false(value_units(&ratio, &units) || value_units(&none, &units) ||
		     value_units(&year, &units));
	assert_int_equal(units, 3);
	assert_true(value_units(&count, &units) && units == -7);
	assert_true(value_units(&money, &units) && units == 78100);
	assert_true(value_units(&share, &units) && units == 460000000);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
	    TEST(a_new_row_holds_no_values_rather_than_zeros),
	    TEST(rows_keep_their_order_and_values_while_a_table_grows),
	    TEST(tables_and_columns_are_found_by_id),
	    TEST(totals_are_none_until_set_and_there_is_one_row_of_them),
	    TEST(a_chart_uses_no_column_until_told),
	    TEST(charts_are_found_by_name_with_their_table),
	    TEST(prose_is_kept_passage_by_passage),
	    TEST(inputs_and_assumptions_are_kept_in_order),
	    TEST(a_value_knows_its_kind),
	    TEST(a_share_of_a_total_is_to_the_billionth_or_none),
	    TEST(an_exact_value_is_a_whole_number_of_its_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
