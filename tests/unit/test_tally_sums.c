#include "unit.h"

#include "model/shapes.h"
#include "tally/sums.h"

/* By supplier and year, as `--by supplier,year`. */
static struct tally_question question_of(struct arena *arena)
{
	struct tally_question question = {.shape = &spend_shape, .is_money = true};
	struct diagnostics diagnostics;

	diagnostics_init(&diagnostics, arena);
	assert_true(question_keys(&question, " supplier ,year", &diagnostics));
	assert_int_equal(question.n_keys, 2);
	assert_true(question.keys[1].is_year);
	return question;
}

static void add(struct sums *sums, const char *name, int year, int64_t amount)
{
	uint32_t ids[] = {(uint32_t)names_add(&sums->names[0], name), (uint32_t)year};

	assert_true(sums_add(sums, ids, amount));
}

static void assert_row(const struct sums *sums, size_t row, const char *name, int year,
		       int64_t amount)
{
	assert_string_equal(sums_name(sums, row, 0), name);
	assert_int_equal(sums_year(sums, row, 1).start, year);
	assert_int_equal(sums->amounts[row], amount);
}

static void rows_come_in_the_order_of_their_keys(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct tally_question question = question_of(arena);
	struct sums sums;

	(void)state;
	sums_init(&sums, &question, arena);
	add(&sums, "b", 2013, 1);
	add(&sums, "a", 2014, 2);
	add(&sums, "b", 2012, 4);
	add(&sums, "a", 2014, 8);
	add(&sums, "B", 2013, 16);
	sums_sort(&sums);
	assert_int_equal(sums.n_rows, 4);
	assert_row(&sums, 0, "B", 2013, 16);
	assert_row(&sums, 1, "a", 2014, 10);
	assert_row(&sums, 2, "b", 2012, 4);
	assert_row(&sums, 3, "b", 2013, 1);
	arena_free(arena);
}

/* 50 + 30 stay; of the rest 2 + 1 = 3 in 2012-13 and 7 - 5 = 2 in 2013-14. */
static void all_others_keep_the_sum_and_the_years(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct tally_question question = question_of(arena);
	struct sums sums;

	(void)state;
	sums_init(&sums, &question, arena);
	add(&sums, "a", 2013, 7);
	add(&sums, "b", 2012, 30);
	add(&sums, "c", 2012, 2);
	add(&sums, "all others", 2013, 50);
	add(&sums, "e", 2013, -5);
	add(&sums, "f", 2012, 1);
	sums_sort(&sums);
	assert_true(sums_keep(&sums, 2));
	assert_int_equal(sums.n_rows, 4);
	/* A supplier of that very name is a row of its own. */
	assert_row(&sums, 0, "all others", 2013, 50);
	assert_row(&sums, 1, "b", 2012, 30);
	assert_row(&sums, 2, "all others", 2013, 2);
	assert_row(&sums, 3, "all others", 2012, 3);
	arena_free(arena);
}

static void fewer_rows_than_asked_for_all_stay(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct tally_question question = question_of(arena);
	struct sums sums;

	(void)state;
	sums_init(&sums, &question, arena);
	add(&sums, "a", 2013, 1);
	add(&sums, "b", 2013, 2);
	sums_sort(&sums);
	assert_true(sums_keep(&sums, 5));
	assert_int_equal(sums.n_rows, 2);
	assert_row(&sums, 0, "b", 2013, 2);
	arena_free(arena);
}

static void a_sum_out_of_range_is_refused(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct tally_question question = question_of(arena);
	struct sums sums;
	uint32_t ids[] = {0, 2013};

	(void)state;
	sums_init(&sums, &question, arena);
	add(&sums, "a", 2013, INT64_MAX);
	assert_false(sums_add(&sums, ids, 1));
	arena_free(arena);
}

/* Whatever the order of adding, the same rows. */
static void the_order_of_rows_changes_nothing(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct tally_question question = question_of(arena);
	struct sums forwards, backwards;

	(void)state;
	sums_init(&forwards, &question, arena);
	sums_init(&backwards, &question, arena);
	for (int i = 0; i < 5000; i++) {
		char name[16];
		int j = 4999 - i;

		snprintf(name, sizeof name, "n%d", i * 7919 % 601);
		add(&forwards, name, 2000 + i % 7, i);
		snprintf(name, sizeof name, "n%d", j * 7919 % 601);
		add(&backwards, name, 2000 + j % 7, j);
	}
	sums_sort(&forwards);
	sums_sort(&backwards);
	assert_int_equal(forwards.n_rows, backwards.n_rows);
	for (size_t i = 0; i < forwards.n_rows; i++)
		assert_row(&forwards, i, sums_name(&backwards, i, 0),
			   sums_year(&backwards, i, 1).start, backwards.amounts[i]);
	arena_free(arena);
}

static void keys_that_cannot_be_are_refused(void **state)
{
	static const char *const wrong[] = {"supplier,Supplier", "spend", "", "supplier,,year",
					    "a,b,c,d,e,f,g,h,i"};
	struct arena *arena = arena_new(out_of_memory);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		struct tally_question question = {.shape = &spend_shape};
		struct diagnostics diagnostics;

		diagnostics_init(&diagnostics, arena);
		assert_false(question_keys(&question, wrong[i], &diagnostics));
		assert_int_equal(diagnostics_count(&diagnostics, SEVERITY_USAGE), 1);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_come_in_the_order_of_their_keys),
	    cmocka_unit_test(all_others_keep_the_sum_and_the_years),
	    cmocka_unit_test(fewer_rows_than_asked_for_all_stay),
	    cmocka_unit_test(a_sum_out_of_range_is_refused),
	    cmocka_unit_test(the_order_of_rows_changes_nothing),
	    cmocka_unit_test(keys_that_cannot_be_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
