#include "unit.h"

#include "sums/allocate.h"
#include "base/fraction.h"

static void assert_parts(int64_t total, const int64_t *weights, const int64_t *expected,
			 size_t count)
{
	int64_t parts[8];

	assert_true(allocate(parts, total, weights, count));
	for (size_t i = 0; i < count; i++)
		assert_int_equal(parts[i], expected[i]);
}

/* Hare's method by hand: quotas, rounded down, then the largest remainders. */
static void what_is_left_goes_to_the_largest_remainders(void **state)
{
	(void)state;
	/* Design, section 6: 6,410 over 9,551 and 23,092: 1,875.4989 and 4,534.5011. */
	assert_parts(6410, (const int64_t[]){9551, 23092}, (const int64_t[]){1875, 4535}, 2);
	/* Quotas 4.7, 1.6, 1.5, 1.2, 0.6, 0.4: three are left, for .7, .6 and .6. */
	assert_parts(10, (const int64_t[]){47, 16, 15, 12, 6, 4},
		     (const int64_t[]){5, 2, 1, 1, 1, 0}, 6);
}

static void ties_go_to_the_larger_weight_then_to_the_first(void **state)
{
	(void)state;
	/* Quotas 0.5 and 1.5. */
	assert_parts(2, (const int64_t[]){1, 3}, (const int64_t[]){0, 2}, 2);
	assert_parts(1, (const int64_t[]){1, 1, 1}, (const int64_t[]){1, 0, 0}, 3);
	assert_parts(2, (const int64_t[]){1, 1, 1}, (const int64_t[]){1, 1, 0}, 3);
}

static void nothing_is_given_where_there_is_no_weight(void **state)
{
	int64_t parts[2] = {7, 11};

	(void)state;
	assert_parts(3, (const int64_t[]){0, 1, 0}, (const int64_t[]){0, 3, 0}, 3);
	assert_parts(0, (const int64_t[]){5, 6}, (const int64_t[]){0, 0}, 2);
	assert_true(allocate(parts, 0, (const int64_t[]){0, 0}, 2));
	assert_int_equal(parts[0], 0);
	parts[0] = 7;
	assert_false(allocate(parts, 1, (const int64_t[]){0, 0}, 2));
	assert_int_equal(parts[0], 7);
	assert_true(allocate(parts, 0, NULL, 0));
	assert_false(allocate(parts, 1, NULL, 0));
}

static void the_largest_numbers_are_shared_exactly(void **state)
{
	(void)state;
	assert_parts(INT64_MAX, (const int64_t[]){INT64_MAX, INT64_MAX},
		     (const int64_t[]){INT64_MAX / 2 + 1, INT64_MAX / 2}, 2);
}

static void parts_add_up_and_differ_from_their_quota_by_less_than_one(void **state)
{
	uint64_t seed = 1792;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		int64_t weights[8], parts[8], sum = 0, given = 0;
		size_t count = 1 + random_next(&seed) % 8;
		int64_t total = random_int(&seed) >> 20;

		total = total < 0 ? -total : total;
		for (size_t j = 0; j < count; j++) {
			weights[j] = random_int(&seed) >> 20;
			weights[j] = weights[j] < 0 ? -weights[j] : weights[j];
			sum += weights[j];
		}
		if (sum == 0)
			continue;
		assert_true(allocate(parts, total, weights, count));
		for (size_t j = 0; j < count; j++) {
			wide off = (wide)parts[j] * sum - (wide)total * weights[j];

			assert_true(off < sum && off > -sum);
			assert_true(parts[j] >= 0 && (weights[j] > 0 || parts[j] == 0));
			given += parts[j];
			for (size_t k = 0; k < count; k++)
				assert_true(weights[j] < weights[k] || parts[j] >= parts[k] ||
					    (weights[j] == weights[k] && j > k));
		}
		assert_true(given == total);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_left_goes_to_the_largest_remainders),
	    cmocka_unit_test(ties_go_to_the_larger_weight_then_to_the_first),
	    cmocka_unit_test(nothing_is_given_where_there_is_no_weight),
	    cmocka_unit_test(the_largest_numbers_are_shared_exactly),
	    cmocka_unit_test(parts_add_up_and_differ_from_their_quota_by_less_than_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
