/*
 * Shares of many counts at once are those of each count alone, by exact fractions.
 */
#include "narrow.h"

#include <math.h>

#include "sums/channel_steps.h"
#include "sums/portions.h"

#define MOST 11

static uint64_t next(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* Halves and wholes among their products, and shares near a half of them. */
static struct fraction share_of(uint64_t *state)
{
	static const struct fraction shares[] = {
	    {1, 2},   {1, 3}, {5, 100}, {7, 8},       {123456789, 1000000000},
	    {999, 2}, {0, 1}, {1, 1},   {1015, 1000}, {500000001, 1000000000}};
	const uint64_t which = next(state) % 20;

	if (which < COUNT_OF(shares))
		return shares[which];
	return (struct fraction){(wide)(next(state) % 1000000001), 1000000000};
}

static void assert_same(const struct fraction *shares, const int64_t *counts, size_t count)
{
	struct portion exact[MOST];
	uint64_t places[MOST];
	int64_t parts[MOST];
	bool are_near = true;

	for (size_t i = 0; i < count; i++) {
		portion_make(&exact[i], shares[i], 1);
		places[i] = portion_places(&exact[i]);
		are_near = are_near && exact[i].is_near;
	}
	assert_true(portions_of(parts, counts, &(struct portions){exact, places, are_near}, count));
	for (size_t i = 0; i < count; i++) {
		int64_t part;

		assert_true(fraction_of(&part, counts[i], shares[i]));
		assert_int_equal(parts[i], part);
	}
}

static void shares_of_many_are_those_of_each(void **state)
{
	uint64_t seed = 179;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		const size_t count = next(&seed) % (MOST + 1);
		struct fraction shares[MOST];
		int64_t counts[MOST];

		for (size_t i = 0; i < count; i++) {
			shares[i] = share_of(&seed);
			counts[i] = (int64_t)(next(&seed) >> (24 + next(&seed) % 40));
		}
		assert_same(shares, counts, count);
	}
}

/* Of four counts that vectors can settle; another processor has none of these. */
#if defined(__x86_64__)
static const size_t of_four = 4;
#else
static const size_t of_four = 0;
#endif

static void fill_places(uint64_t *places, struct fraction share)
{
	struct portion portion;

	portion_make(&portion, share, 1);
	for (size_t i = 0; i < 4; i++)
		places[i] = portion_places(&portion);
}

/*
 * Vectors of either width settle only what is right, so that a processor without the wider ones
 * gives the same; and where a half is near, or a count has more than 32 bits, neither does.
 */
static void vectors_of_any_width_settle_only_what_is_right(void **state)
{
	static const int widths[] = {16, 32};
	static const int64_t odd[] = {3, 5, 7, 9}, halves[] = {2, 3, 4, 5}, even[] = {4, 2, 6, 8},
			     thirds[] = {1, 1, 2, 3}, large[] = {((int64_t)1 << 32) + 1, 1, 2, 3};
	uint64_t seed = 181;
	size_t n_settled = 0;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		const size_t count = next(&seed) % (MOST + 1);
		struct fraction shares[MOST];
		struct portion portion;
		uint64_t places[MOST];
		int64_t counts[MOST], parts[MOST], part;

		for (size_t i = 0; i < count; i++) {
			shares[i] = share_of(&seed);
			counts[i] = (int64_t)(next(&seed) >> (32 + next(&seed) % 32));
			portion_make(&portion, shares[i], 1);
			places[i] = portion_places(&portion);
		}
		const size_t settled =
		    portions_settle(parts, counts, places, count, widths[round % 2]);

		assert_true(settled <= count);
		n_settled += settled;
		for (size_t i = 0; i < settled; i++) {
			assert_true(fraction_of(&part, counts[i], shares[i]));
			assert_int_equal(parts[i], part);
		}
	}
	assert_true(n_settled >= of_four * 2500);
	for (size_t w = 0; w < COUNT_OF(widths); w++) {
		int64_t parts[4] = {0};
		uint64_t places[4];

		fill_places(places, (struct fraction){1, 3});
		assert_int_equal(portions_settle(parts, large, places, 4, widths[w]), 0);
		/* 4/3, 2/3, 2 (cut to just below, which is rounded to the same) and 8/3. */
		assert_int_equal(portions_settle(parts, even, places, 4, widths[w]), of_four);
		for (size_t i = 0; i < of_four; i++)
			assert_int_equal(parts[i], thirds[i]);
		/* Of a half all places are known: 1.5 is 2. */
		fill_places(places, (struct fraction){1, 2});
		assert_int_equal(portions_settle(parts, odd, places, 4, widths[w]), of_four);
		for (size_t i = 0; i < of_four; i++)
			assert_int_equal(parts[i], halves[i]);
		/* One place less, and nobody knows whether 1.5 is reached. */
		for (size_t i = 0; i < 4; i++)
			places[i]--;
		assert_int_equal(portions_settle(parts, odd, places, 4, widths[w]), 0);
	}
}

/* A count of more than 32 bits, one below zero, and a share that has no places. */
static void what_is_large_or_below_zero_is_found_too(void **state)
{
	static const struct fraction shares[] = {{1, 3}, {1, 2}, {7, 8}, {1, 7}},
				     uneven[] = {{-1, 4}, {1, 2}, {1, 3}, {4000, 1}};
	static const int64_t large[] = {((int64_t)1 << 32) + 1, 3, 5, 7}, below[] = {3, -5, 7, 9};

	(void)state;
	assert_same(shares, large, COUNT_OF(large));
	assert_same(shares, below, COUNT_OF(below));
	assert_same(uneven, below, COUNT_OF(below));
}

static void an_amount_near_a_half_is_left_open(void **state)
{
	int64_t whole = 7;

	(void)state;
	assert_false(steps_settle(&whole, 2.5, 0x1p-20));
	assert_false(steps_settle(&whole, 2.5 - 0x1p-21, 0x1p-20));
	assert_false(steps_settle(&whole, 2.5 + 0x1p-21, 0x1p-20));
	assert_false(steps_settle(&whole, NAN, 0x1p-20));
	assert_false(steps_settle(&whole, -0.75, 0x1p-20));
	assert_int_equal(whole, 7);
	assert_true(steps_settle(&whole, 2.5 + 0x1p-18, 0x1p-20));
	assert_int_equal(whole, 3);
	assert_true(steps_settle(&whole, 2.5 - 0x1p-18, 0x1p-20));
	assert_int_equal(whole, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(shares_of_many_are_those_of_each),
	    cmocka_unit_test(vectors_of_any_width_settle_only_what_is_right),
	    cmocka_unit_test_setup_teardown(vectors_of_any_width_settle_only_what_is_right, narrow,
					    as_found),
	    cmocka_unit_test(what_is_large_or_below_zero_is_found_too),
	    cmocka_unit_test(an_amount_near_a_half_is_left_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
