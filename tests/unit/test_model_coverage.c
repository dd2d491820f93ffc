#include "unit.h"

#include "model/coverage.h"

static const struct year in_2012 = {2012}, in_2013 = {2013};

static void months_add_up_council_by_council(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct coverage coverage;

	(void)state;
	coverage_init(&coverage, arena);
	coverage_see(&coverage, "Borley", in_2013, 1u << 1);
	coverage_see(&coverage, "Aldley", in_2013, 1u << 4);
	coverage_see(&coverage, "Borley", in_2013, 1u << 2);
	coverage_see(&coverage, "Borley", in_2012, 1u << 3);
	coverage_sort(&coverage);
	assert_int_equal(coverage.count, 3);
	assert_string_equal(coverage.items[0].council, "Aldley");
	assert_int_equal(coverage.items[1].year.start, 2012);
	assert_int_equal(coverage_months(&coverage, "Borley", in_2013), 1u << 1 | 1u << 2);
	assert_int_equal(coverage_months(&coverage, "Aldley", in_2013), 1u << 4);
	/* `all others` is no council; nor is there one where councils are no key. */
	assert_int_equal(coverage_months(&coverage, "all others", in_2013),
			 1u << 1 | 1u << 2 | 1u << 4);
	assert_int_equal(coverage_months(&coverage, NULL, in_2012), 1u << 3);
	arena_free(arena);
}

static void what_has_no_year_covers_none(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct coverage coverage;

	(void)state;
	coverage_init(&coverage, arena);
	coverage_see(&coverage, "Aldley", (struct year){0}, 1u << 4);
	assert_int_equal(coverage.count, 0);
	arena_free(arena);
}

/* Each is found among the others, by way of its own name and year, also once they are in order. */
static void many_councils_are_told_apart(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct coverage coverage;

	(void)state;
	coverage_init(&coverage, arena);
	assert_int_equal(coverage_months(&coverage, "Council 1", in_2013), 0);
	for (int turn = 0; turn < 2; turn++)
		for (int i = 999; i >= 0; i--)
			coverage_see(&coverage, arena_format(arena, "Council %d", i),
				     i % 2 == 0 ? in_2012 : in_2013,
				     1u << (turn == 0 ? 1 : 2 + i % 10));
	assert_int_equal(coverage.count, 1000);
	for (int turn = 0; turn < 2; turn++) {
		for (int i = 0; i < 1000; i++)
			assert_int_equal(coverage_months(&coverage,
							 arena_format(arena, "Council %d", i),
							 i % 2 == 0 ? in_2012 : in_2013),
					 1u << 1 | 1u << (2 + i % 10));
		coverage_sort(&coverage);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(months_add_up_council_by_council),
	    cmocka_unit_test(what_has_no_year_covers_none),
	    cmocka_unit_test(many_councils_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
