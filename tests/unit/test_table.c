#include "unit.h"

#include "results/table.h"

TABLE(sample, (name, "Name", TEXT), (year, "Year", YEAR), (contacts, "Contacts", COUNT),
      (cost, "Cost", MONEY), (share, "Share", PERCENT), (ratio, "Ratio", RATIO),
      (gain, "Gain", MONEY_TOTAL), (given, "As given", MONEY_KEY), (either, "Either", MIXED));

TABLE(widest, (a, "", TEXT), (b, "", TEXT), (c, "", TEXT), (d, "", TEXT), (e, "", TEXT),
      (f, "", TEXT), (g, "", TEXT), (h, "", TEXT), (i, "", TEXT), (j, "", TEXT), (k, "", TEXT),
      (l, "", TEXT), (m, "", TEXT), (n, "", TEXT), (o, "", TEXT), (p, "", TEXT), (q, "", TEXT),
      (r, "", TEXT), (s, "", TEXT), (t, "", COUNT));

static int set_up(void **state)
{
	static struct results results;

	results_init(&results, arena_new(out_of_memory), "sample");
	*state = &results;
	return 0;
}

static int tear_down(void **state)
{
	struct results *results = *state;

	arena_free(results->arena);
	return 0;
}

static void a_column_is_declared_with_its_id_label_unit_role_and_place(void **state)
{
	(void)state;
	assert_int_equal(sample_table.n_columns, 9);
	assert_string_equal(sample_columns[3].id, "cost");
	assert_string_equal(sample_columns[3].label, "Cost");
	assert_int_equal(sample_columns[3].unit, UNIT_MONEY);
	assert_int_equal(sample_columns[3].role, ROLE_MEASURE);
	assert_int_equal(sample_columns[0].role, ROLE_DIMENSION);
	assert_int_equal(sample_columns[6].role, ROLE_TOTAL);
	assert_int_equal(sample_columns[7].role, ROLE_DIMENSION);
	assert_int_equal(COLUMN(sample, cost), 3);
	for (size_t i = 0; i < sample_table.n_columns; i++) {
		assert_int_equal(sample_columns[i].offset, i * sizeof(struct value));
		assert_null(sample_columns[i].formula);
	}
}

static void twenty_columns_are_as_well_as_one(void **state)
{
	struct results *results = *state;
	struct table *table = TABLE_NEW(results, widest, "Widest");

	TABLE_ADD(table, widest, .a = value_text("first"), .t = value_count(20));
	assert_int_equal(widest_table.n_columns, 20);
	assert_string_equal(widest_columns[19].id, "t");
	assert_string_equal(table_values(table, 0)[0].text, "first");
	assert_int_equal(table_values(table, 0)[19].count, 20);
}

static void what_a_row_does_not_fill_is_none_and_not_nought(void **state)
{
	struct results *results = *state;
	struct table *table = TABLE_NEW(results, sample, "Sample");

	TABLE_ADD(table, sample, .name = value_text("web"));
	TABLE_TOTALS(table, sample, .name = value_text("All"));
	for (size_t i = 1; i < table->n_columns; i++) {
		assert_int_equal(table_values(table, 0)[i].kind, VALUE_NONE);
		assert_string_equal(table_values(table, 0)[i].text, "");
		assert_int_equal(table->totals[i].kind, VALUE_NONE);
		assert_string_equal(table->totals[i].text, "");
	}
	assert_string_equal(table->totals[0].text, "All");
	assert_int_equal(table->n_rows, 1);
}

static void each_value_comes_to_its_own_column_with_its_reason(void **state)
{
	struct results *results = *state;
	struct table *table = TABLE_NEW(results, sample, "Sample");
	const struct sample_row *row;

	TABLE_ADD(table, sample, .gain = value_money((struct money){7}), .contacts = value_count(0),
		  .share = value_none("nothing to share"), .either = value_count(3),
		  .year = value_year((struct year){2008}), .ratio = value_ratio(1.5));
	row = table_get(table, 0);
	assert_int_equal(row->gain.money.hundredths, 7);
	assert_int_equal(row->contacts.kind, VALUE_COUNT);
	assert_string_equal(row->share.text, "nothing to share");
	assert_int_equal(row->either.count, 3);
	assert_int_equal(row->year.year.start, 2008);
	assert_int_equal(table_values(table, 0)[COLUMN(sample, gain)].money.hundredths, 7);
}

static void a_value_fits_the_columns_of_its_kind_only(void **state)
{
	static const enum value_kind own[] = {VALUE_TEXT,  VALUE_YEAR,  VALUE_COUNT, VALUE_MONEY,
					      VALUE_SHARE, VALUE_RATIO, VALUE_MONEY, VALUE_MONEY};

	(void)state;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		for (int kind = VALUE_NONE; kind <= VALUE_RATIO; kind++)
			assert_int_equal(column_takes(&sample_columns[i], (enum value_kind)kind),
					 kind == VALUE_NONE || kind == (int)own[i]);
	for (int kind = VALUE_NONE; kind <= VALUE_RATIO; kind++)
		assert_true(column_takes(&sample_columns[8], (enum value_kind)kind));
}

static void a_run_leaves_a_column_out_and_the_others_keep_their_values(void **state)
{
	struct results *results = *state;
	struct table *table = TABLE_NEW(results, sample, "Sample");

	table_leave_out(table, COLUMN(sample, year));
	table_leave_out(table, COLUMN(sample, share));
	TABLE_ADD(table, sample, .name = value_text("web"), .year = value_year((struct year){2008}),
		  .contacts = value_count(2), .ratio = value_ratio(0.5));
	assert_int_equal(table->n_columns, 7);
	assert_int_equal(table_column(table, "year"), -1);
	assert_int_equal(table_values(table, 0)[table_column(table, "contacts")].count, 2);
	assert_true(table_values(table, 0)[table_column(table, "ratio")].ratio == 0.5);
	assert_int_equal(sample_table.n_columns, 9);
}

static void a_run_gives_a_column_a_label_of_its_own(void **state)
{
	struct results *results = *state;
	struct table *table = TABLE_NEW(results, sample, "Sample");

	table_own_column(table, COLUMN(sample, cost))->label = "Spend";
	assert_string_equal(table->columns[3].label, "Spend");
	assert_string_equal(table->columns[4].label, "Share");
	assert_string_equal(sample_columns[3].label, "Cost");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
	    TEST(a_column_is_declared_with_its_id_label_unit_role_and_place),
	    TEST(twenty_columns_are_as_well_as_one),
	    TEST(what_a_row_does_not_fill_is_none_and_not_nought),
	    TEST(each_value_comes_to_its_own_column_with_its_reason),
	    TEST(a_value_fits_the_columns_of_its_kind_only),
	    TEST(a_run_leaves_a_column_out_and_the_others_keep_their_values),
	    TEST(a_run_gives_a_column_a_label_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
