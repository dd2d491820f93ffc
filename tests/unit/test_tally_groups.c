/* Sums by tuples of numbers. */
#include "unit.h"

#include "tally/groups.h"

struct found {
	char text[256];
};

static bool find(void *data, const uint32_t *numbers, const struct group_sum *sum)
{
	struct found *found = data;
	size_t used = strlen(found->text);

	snprintf(found->text + used, sizeof found->text - used, "%u %u %u: %u %d;", numbers[0],
		 numbers[1], numbers[2], (unsigned)sum->rows, (int)(int64_t)sum->amount);
	return true;
}

/*
 * Names that only odd rows have get numbers too.  With them there are 2 to the 60th combinations
 * here, which nobody could go through.
 */
static void names_without_a_group_take_no_time(void **state)
{
	enum { N = 1 << 20 };
	struct groups *groups = groups_new(3);
	/* Two rows of (1, 0, 1), one of (0, 2, 0) and one of (0, 1, 1). */
	struct groups_batch batch = {.n = 4,
				     .numbers = {{1, 0, 1, 0}, {0, 2, 0, 1}, {1, 0, 1, 1}},
				     .amounts = {10, 20, 30, (uint64_t)-5}};
	uint32_t *backwards = malloc(N * sizeof *backwards), n_orders[] = {N, N, N};
	struct found found = {""};

	(void)state;
	assert_non_null(groups);
	assert_non_null(backwards);
	for (uint32_t i = 0; i < N; i++)
		backwards[i] = N - 1 - i;

	const uint32_t *orders[] = {backwards, backwards, backwards};

	assert_true(groups_each(groups, orders, n_orders, find, &found));
	assert_string_equal(found.text, "");
	assert_true(groups_add(groups, &batch, 1));
	assert_true(groups_each(groups, orders, n_orders, find, &found));
	/* By the last number, then the first, then the second, each backwards. */
	assert_string_equal(found.text, "1 0 1: 2 40;0 1 1: 1 -5;0 2 0: 1 20;");
	groups_free(groups);
	free(backwards);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_without_a_group_take_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
