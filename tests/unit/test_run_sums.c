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

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_last_row_of_all_above_is_told_where_its_digits_show_it),
	    TEST(subtotals_and_the_total_behind_them_are_told_together),
	    TEST(a_first_row_of_all_below_is_told),
	    TEST(heads_above_their_rows_are_told_where_every_row_has_one),
	    TEST(a_payment_made_again_is_no_total_of_what_was_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
