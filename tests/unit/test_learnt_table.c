/* The first rows of a ledger, their texts as numbers. */
#include "fixture.h"

#include "reading/learnt_table.h"

#define N_ROWS 6

/* Service, amount, supplier; an amount is missing, one cannot be read. */
static const char *const cells[N_ROWS][3] = {
    {"Roads", "1.00", "Ash"}, {"Parks", "about 5", "Total"}, {"Roads", "2.00", ""},
    {"Waste", "", "Elm"},     {"Total", "3.00", "Ash"},      {"Parks", "4.00", "Oak"},
};

static void fill(struct learnt_table *table, struct row rows[N_ROWS], struct arena *arena)
{
	memset(table, 0, sizeof *table);
	table->arena = arena;
	for (size_t i = 0; i < N_ROWS; i++)
		rows[i] = (struct row){
		    .n_cells = 3,
		    .cells = memcpy(arena_array(arena, 3, sizeof *rows->cells), cells[i],
				    sizeof cells[i]),
		};
	learnt_table_fill(table, 1, false, rows, N_ROWS);
}

/* Those of `Waste` are not counted; `about 5` is one of the sample, though nothing to add up. */
static void rows_whose_amount_is_read_come_first_and_the_sample_in_order(void **state)
{
	struct fixture *fixture = *state;
	struct learnt_table table;
	struct row rows[N_ROWS];
	static const int sample[] = {0, 4, 1, 2, 3};

	fill(&table, rows, fixture->arena);
	assert_int_equal(table.n, 4);
	assert_int_equal(table.n_rows, 5);
	assert_int_equal(table.n_columns, 3);
	assert_int_equal(table.amounts[3], 4 * MONEY_PER_POUND);
	assert_ptr_equal(table.rows[4], &rows[1]);
	assert_int_equal(table.n_sample, COUNT_OF(sample));
	for (size_t i = 0; i < COUNT_OF(sample); i++)
		assert_int_equal(table.sample[i], sample[i]);
}

/* `Roads`, `Roads`, `Total`, `Parks`; behind them `Parks`, whose supplier no other row has. */
static void texts_have_one_number_each_in_the_order_in_which_they_come(void **state)
{
	struct fixture *fixture = *state;
	struct learnt_table table;
	struct row rows[N_ROWS];
	static const int services[] = {1, 1, 2, 3, 3}, suppliers[] = {1, 0, 1, 2, 3};

	fill(&table, rows, fixture->arena);
	assert_null(table.ids[1]);
	assert_int_equal(table.n_ids[0], 3);
	assert_int_equal(table.n_ids[2], 2);
	for (size_t i = 0; i < table.n_rows; i++) {
		assert_int_equal(table.ids[0][i], services[i]);
		assert_int_equal(table.ids[2][i], suppliers[i]);
		assert_int_equal(learnt_table_says(&table, 0, services[i]), i == 2);
		assert_int_equal(learnt_table_says(&table, 2, suppliers[i]), i == 4);
	}
	assert_string_equal(table.texts[2][3], "Total");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(rows_whose_amount_is_read_come_first_and_the_sample_in_order),
	    TEST(texts_have_one_number_each_in_the_order_in_which_they_come),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
