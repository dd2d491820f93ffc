/* Totals in words that nothing knows: rows that are what those before them come to. */
#include "fixture.h"

#include "reading/run_sums.h"

static void see_all(struct run_sums *sums, const int64_t *pence, size_t n)
{
	*sums = (struct run_sums){0};
	for (size_t i = 0; i < n; i++)
		run_sums_see(sums, (long)i + 2, pence[i] * MONEY_PER_PENNY);
}

static void assert_told(struct fixture *fixture, const int64_t *pence, size_t n, const char *text)
{
	struct run_sums sums;
	size_t before = fixture->diagnostics.count;

	see_all(&sums, pence, n);
	run_sums_say(&sums, "file.csv", true, &fixture->diagnostics);
	assert_int_equal(fixture->diagnostics.count - before, text == NULL ? 0 : 1);
	if (text != NULL)
		assert_string_equal(fixture->diagnostics.items[before].message, text);
}

/* 12.00 + 78.00 + 11.00 = 101.00: too few digits to show anything; 209,135.79 are enough. */
static void a_last_row_of_all_above_is_told_where_its_digits_show_it(void **state)
{
	static const int64_t few[] = {1200, 7800, 1100, 10100},
			     many[] = {123456, 789012, 1110, 20000001, 20913579};

	assert_told(*state, few, COUNT_OF(few), NULL);
	assert_told(*state, many, COUNT_OF(many),
		    "has the amount that the rows above it come to, £209,135.79: if it is their "
		    "total, they are counted twice; take it out");
}

/* 12.34 + 5.67 = 18.01; 100.03 + 2.98 = 103.01; 1.11 + 2.22 + 70.01 = 73.34; all: 194.36. */
static void subtotals_and_the_total_behind_them_are_told_together(void **state)
{
	static const int64_t pence[] = {1234, 567, 1801, 10003, 298,  10301,
					111,  222, 7001, 7334,  19436};

	assert_told(*state, pence, COUNT_OF(pence),
		    "is the first of 4 rows, up to line 12, that each have the amount that rows "
		    "above it come to, £388.72 in all: if they are totals, those are counted "
		    "twice; take them out");
}

static void a_first_row_of_all_below_is_told(void **state)
{
	static const int64_t pence[] = {20913579, 123456, 789012, 1110, 20000001};

	assert_told(*state, pence, COUNT_OF(pence),
		    "has the amount that all other rows come to, £209,135.79: if it is their "
		    "total, it is counted twice; take it out");
}

/* 73.34 = 1.11 + 2.22 + 70.01; 103.01 = 100.03 + 2.98; 51.17, of one row; all: 227.52. */
static void heads_above_their_rows_are_told_where_every_row_has_one(void **state)
{
	static const int64_t pence[] = {22752, 7334, 111, 222,  7001, 10301,
					10003, 298,  0,   5117, 5117, 22752},
			     stray[] = {7334, 111, 222, 7001, 1234, 10301, 10003, 298, 9};
	static const char text[] = "is the first of 3 rows, up to line 11, that each have the "
				   "amount that the rows below it come to, £227.52 in all: if they "
				   "are totals, as in a pivot table, those are counted twice; take "
				   "them out",
			  first[] = "is the first of 3 rows, up to line 10, that each have the "
				    "amount that the rows below it come to, £227.52 in all: if "
				    "they are totals, as in a pivot table, those are counted "
				    "twice; take them out";

	assert_told(*state, pence, 11, text);
	assert_told(*state, pence + 1, 11, first);
	assert_told(*state, pence + 1, 10, first);
	assert_told(*state, stray, COUNT_OF(stray), NULL);
}

/* A payment made again, between others that were taken back, is what all above it come to. */
static void a_payment_made_again_is_no_total_of_what_was_taken_back(void **state)
{
	static const int64_t pence[] = {98765432, 5000, -5000, 98765432, 700, 31, -31};

	assert_told(*state, pence, COUNT_OF(pence), NULL);
}

/* 209,135.79 twice is 418,271.58, of which the largest row is all others; so it is of refunds. */
static void a_largest_row_of_all_others_is_told_without_their_order(void **state)
{
	static const struct {
		int64_t largest, amount;
		size_t n_rows;
		const char *said; /* or NULL */
	} cases[] = {
	    {2091357900, 4182715800, 5, "all others come to, £209,135.79: if it is their total"},
	    {2091357900, -4182715800, 5, "all others come to, -£209,135.79: if it is their total"},
	    {2091357900, 4182715800, 3, NULL},
	    {2091357900, 4182715700, 5, NULL},
	    /* 0.05 says too little. */
	    {500, 1000, 5, NULL},
	    {INT64_MAX, INT64_MIN, 5, NULL},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		diagnostics_init(&fixture->diagnostics, fixture->arena);
		run_sums_say_largest(cases[i].largest, cases[i].amount, cases[i].n_rows, "file.csv",
				     true, &fixture->diagnostics);
		assert_int_equal(fixture->diagnostics.count, cases[i].said != NULL);
		if (cases[i].said != NULL)
			assert_said(fixture, cases[i].said);
	}
}

/* Where an amount cannot be read, an end that is more than all others may be their total. */
static void an_end_beyond_all_others_is_told_where_some_cannot_be_read(void **state)
{
	const char *own[] = {"9.00"}, *refund[] = {"-9.00"}, *other[] = {"2.00"}, *none[] = {""};
	const struct row ends[] = {{.cells = none, .n_cells = 1}, {.cells = own, .n_cells = 1}},
			 refunds[] = {{.cells = refund, .n_cells = 1}},
			 others[] = {{.cells = other, .n_cells = 1}},
			 empty[] = {{.cells = none, .n_cells = 1}};
	const struct {
		const struct row *first, *last;
		int64_t amount; /* the largest is 9.00 */
		int64_t n_unreadable, n_rows;
		int column;
		bool is_told;
	} cases[] = {
	    {ends + 1, others, 150000, 1, 5, 0, true},
	    {others, ends + 1, 150000, 1, 5, 0, true},
	    {refunds, others, -150000, 1, 5, 0, true},
	    /* Not at an end; all can be read; too few rows; no column; others of other signs. */
	    {others, others, 150000, 1, 5, 0, false},
	    {empty, empty, 150000, 1, 5, 0, false},
	    {ends + 1, others, 150000, 0, 5, 0, false},
	    {ends + 1, others, 150000, 1, 3, 0, false},
	    {ends + 1, others, 150000, 1, 5, -1, false},
	    {ends + 1, others, 50000, 1, 5, 0, false},
	    /* 9.00 beside 9.01 of others. */
	    {ends + 1, others, 180100, 1, 5, 0, false},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const struct run_unproved run = {.first = cases[i].first,
						 .last = cases[i].last,
						 .n_first = 1,
						 .n_last = 1,
						 .column = cases[i].column,
						 .is_money = true,
						 .n_rows = cases[i].n_rows,
						 .n_unreadable = cases[i].n_unreadable,
						 .amount = cases[i].amount,
						 .largest = 90000};

		diagnostics_init(&fixture->diagnostics, fixture->arena);
		run_sums_say_unproved(&run, "file.csv", &fixture->diagnostics);
		if (fixture->diagnostics.count != cases[i].is_told)
			fail_msg("case %zu", i);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_last_row_of_all_above_is_told_where_its_digits_show_it),
	    TEST(subtotals_and_the_total_behind_them_are_told_together),
	    TEST(a_first_row_of_all_below_is_told),
	    TEST(heads_above_their_rows_are_told_where_every_row_has_one),
	    TEST(a_largest_row_of_all_others_is_told_without_their_order),
	    TEST(an_end_beyond_all_others_is_told_where_some_cannot_be_read),
	    TEST(a_payment_made_again_is_no_total_of_what_was_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
