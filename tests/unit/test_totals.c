#include "fixture.h"

#include "reading/totals.h"

/* A row whose amount is in its third cell, after rows of 10, 20 and a total between. */
static bool is_total(const char *first, const char *second, int64_t amount)
{
	const char *cells[] = {first, second, "amount"};
	const struct row row = {.n_cells = 3, .cells = cells};
	struct totals totals = {0};

	totals_add(&totals, 10);
	totals_add(&totals, 20);
	totals_close(&totals);
	totals_add(&totals, 5);
	totals_add(&totals, -1);
	return totals_is_total(&totals, &row, 2, amount);
}

/* 10 + 20 + 5 - 1 = 34 in all; 5 - 1 = 4 since the total. */
static void an_unlabelled_sum_of_all_rows_above_is_a_total(void **state)
{
	(void)state;
	assert_true(is_total("", "", 34));
	assert_false(is_total("", "", 33));
	assert_false(is_total("", "", -34));
}

static void so_is_a_sum_since_the_last_total(void **state)
{
	(void)state;
	assert_true(is_total("", "", 4));
	assert_false(is_total("", "", 30));
}

static void a_row_that_says_total_must_be_the_sum_all_the_same(void **state)
{
	static const char *const words[] = {
	    "Total",     "TOTAL:",    "Totals",       "Sub-total",   "Subtotal",
	    "Sub total", "sub_total", "Grand Total:", "** Total **", "Total 2013"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		assert_true(is_total(words[i], "Roads", 34));
		assert_true(is_total("Roads", words[i], 4));
		assert_false(is_total(words[i], "Roads", 35));
		assert_false(is_total(words[i], "", 30));
	}
}

/* As spreadsheets label a subtotal: `Adult Services Total`. */
static void a_longer_label_must_be_the_only_one(void **state)
{
	static const char *const labels[] = {"Total for March",      "Total payments",
					     "Sub-total March",      "Grand total of all",
					     "Adult Services Total", "March total:"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(labels); i++) {
		assert_true(is_total(labels[i], "", 34));
		assert_true(is_total("", labels[i], 4));
		assert_false(is_total(labels[i], "Roads", 34));
		assert_false(is_total(labels[i], "", 30));
	}
}

/* A second payment of the same amount is no sum of the first. */
static void a_payment_to_a_firm_of_that_name_is_no_total(void **state)
{
	static const char *const names[] = {"Total Gas & Power Ltd", "TOTAL UK LIMITED",
					    "Totally Local Ltd"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_false(is_total("Roads", names[i], 34));
	assert_false(is_total("", "Totally Local Ltd", 34));
	assert_false(is_total("", "Subtotality", 34));
	assert_false(is_total("", "Heattotal", 34));
	assert_false(is_total("", "Roads", 34));
}

static void nothing_above_has_no_total(void **state)
{
	const char *cells[] = {"Total", "0"};
	const struct row row = {.n_cells = 2, .cells = cells};
	struct totals totals = {0};

	(void)state;
	assert_false(totals_is_total(&totals, &row, 1, 0));
	totals_add(&totals, 7);
	totals_close(&totals);
	/* The grand total of one subtotal, but not a sum of no rows. */
	assert_true(totals_is_total(&totals, &row, 1, 7));
	assert_false(totals_is_total(&totals, &row, 1, 0));
}

/* Two rows of one contact each: without the rule the second is the sum of the first. */
static void a_word_in_the_first_row_of_all_is_a_name_in_its_column(void **state)
{
	const char *cells[] = {"Web", "Total", "1"}, *elsewhere[] = {"Total", "Total", "1"};
	const struct row row = {.n_cells = 3, .cells = cells};
	const struct row other = {.n_cells = 3, .cells = elsewhere};
	struct totals totals = {0};

	(void)state;
	assert_true(totals_is_named(&totals, &row, 2));
	totals_add(&totals, 1);
	assert_true(totals_is_named(&totals, &row, 2));
	assert_false(totals_is_named(&totals, &other, 2));
	assert_true(totals_is_total(&totals, &other, 2, 1));
}

static void a_word_below_other_rows_is_a_label(void **state)
{
	const char *cells[] = {"Web", "Total", "1"};
	const struct row row = {.n_cells = 3, .cells = cells};
	struct totals totals = {0};

	(void)state;
	totals_add(&totals, 1);
	assert_false(totals_is_named(&totals, &row, 2));
	totals_close(&totals);
	assert_false(totals_is_named(&totals, &row, 2));
}

static void sums_past_64_bits_do_no_harm(void **state)
{
	const char *cells[] = {"", "1"};
	const struct row row = {.n_cells = 2, .cells = cells};
	struct totals totals = {0};

	(void)state;
	for (int i = 0; i < 4; i++)
		totals_add(&totals, INT64_MAX);
	(void)totals_is_total(&totals, &row, 1, 1);
	assert_int_equal(totals.n_all, 4);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_unlabelled_sum_of_all_rows_above_is_a_total),
	    cmocka_unit_test(so_is_a_sum_since_the_last_total),
	    cmocka_unit_test(a_row_that_says_total_must_be_the_sum_all_the_same),
	    cmocka_unit_test(a_longer_label_must_be_the_only_one),
	    cmocka_unit_test(a_payment_to_a_firm_of_that_name_is_no_total),
	    cmocka_unit_test(nothing_above_has_no_total),
	    cmocka_unit_test(a_word_in_the_first_row_of_all_is_a_name_in_its_column),
	    cmocka_unit_test(a_word_below_other_rows_is_a_label),
	    cmocka_unit_test(sums_past_64_bits_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
