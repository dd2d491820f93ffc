/*
 * Draws from ranges, against the generator's published vectors and closed forms.
 */
#include "unit.h"

#include <math.h>

#include <Random123/philox.h>

#include "sums/draws.h"
#include "sums/spread.h"

#define N_DRAWS 20000

/* Random123 1.14, tests/kat_vectors: philox4x32 of 10 rounds, its first and last. */
static void the_generator_gives_its_published_vectors(void **state)
{
	static const struct {
		uint32_t counter[4], key[2], wanted[4];
	} vectors[] = {
	    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
	    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
	     {0xffffffff, 0xffffffff},
	     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
	    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
	     {0xa4093822, 0x299f31d0},
	     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(vectors); i++) {
		philox4x32_ctr_t counter, drawn;
		philox4x32_key_t key;

		memcpy(counter.v, vectors[i].counter, sizeof vectors[i].counter);
		memcpy(key.v, vectors[i].key, sizeof vectors[i].key);
		drawn = philox4x32_R(10, counter, key);
		assert_memory_equal(drawn.v, vectors[i].wanted, sizeof vectors[i].wanted);
	}
}

/* Seed, draw and lever of nought are the first vector: 0xe169c58d6627e8d5 of 2^64, cut to 53 bits.
 */
static void a_uniform_number_is_the_counters(void **state)
{
	(void)state;
	assert_true(draw_uniform(0, 0, 0) ==
		    (double)(UINT64_C(0xe169c58d6627e8d5) >> 11) / 9007199254740992.0);
	/* The third vector, its words two by two: both halves of seed, draw and lever count. */
	assert_true(draw_uniform(UINT64_C(0x299f31d0a4093822), UINT64_C(0x85a308d3243f6a88),
				 UINT64_C(0x0370734413198a2e)) ==
		    (double)(UINT64_C(0x94fdccebd16cfe09) >> 11) / 9007199254740992.0);
	assert_true(draw_uniform(0, 1, 0) != draw_uniform(0, 0, 1));
	assert_true(draw_uniform(0, 0, 1) != draw_uniform(0, 0, UINT64_C(1) << 32));
	/* The hash's own published vector: `foobar` is 0x85944171f73967e8. */
	assert_true(draw_stream("foobar") == UINT64_C(0x85944171f73967e8));
}

static const struct draw_range ranges[] = {
    {.lever = 0, .low = 0, .central = 300000, .high = 1000000, .stream = 0},
    {.lever = 1, .low = -500000, .central = -500000, .high = 500000, .stream = 1},
    {.lever = 2, .low = 100000, .central = 400000, .high = 400000, .stream = 2},
};

/* A triangle's own: mean (a + b + c) / 3, variance (a2 + b2 + c2 - ab - ac - bc) / 18. */
static void find_moments(double *mean, double *variance, const struct draw_range *range)
{
	const double a = (double)range->low, b = (double)range->high, c = (double)range->central;

	*mean = (a + b + c) / 3;
	*variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
}

static void a_sum_of_triangles_has_their_means_and_variances(void **state)
{
	const struct draws draws = {.seed = 7, .ranges = ranges, .n_ranges = COUNT_OF(ranges)};
	double mean = 0, variance = 0, sum = 0, squares = 0, found_mean, found;
	int64_t values[COUNT_OF(ranges)];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(ranges); i++) {
		double own_mean, own;

		find_moments(&own_mean, &own, &ranges[i]);
		mean += own_mean;
		variance += own;
	}
	for (uint64_t draw = 0; draw < N_DRAWS; draw++) {
		double total = 0;

		draw_values(values, &draws, draw, NULL);
		for (size_t i = 0; i < COUNT_OF(ranges); i++) {
			assert_true(values[i] >= ranges[i].low && values[i] <= ranges[i].high);
			total += (double)values[i];
		}
		sum += total;
		squares += total * total;
	}
	found_mean = sum / N_DRAWS;
	found = squares / N_DRAWS - found_mean * found_mean;
	/* Four standard errors; that of a variance is about its own times the root of 2 / n. */
	assert_true(fabs(found_mean - mean) < 4 * sqrt(variance / N_DRAWS));
	assert_true(fabs(found / variance - 1) < 4 * sqrt(2.0 / N_DRAWS));
}

/* The share below x of a triangle up to its likeliest value is (x - a)2 / ((b - a)(c - a)). */
static void a_triangles_percentiles_are_those_of_its_formula(void **state)
{
	const struct draw_range *range = &ranges[0];
	int64_t *drawn = calloc(N_DRAWS, sizeof *drawn), *room = calloc(N_DRAWS, sizeof *room);
	const struct draws draws = {.seed = 3, .ranges = ranges, .n_ranges = 1};
	struct spread spread;

	(void)state;
	assert_non_null(drawn);
	assert_non_null(room);
	for (uint64_t draw = 0; draw < N_DRAWS; draw++)
		drawn[draw] = draw_one(&draws, 0, draw, NULL);
	spread_sort(drawn, room, N_DRAWS);
	spread_find(&spread, drawn, N_DRAWS);
	/* P10: sqrt(0.1 x 1,000,000 x 300,000); P90: 1,000,000 - sqrt(0.1 x 1,000,000 x 700,000).
	 */
	assert_true(fabs((double)spread.figures[SPREAD_P10] - 173205.08) <
		    4 * spread.errors[SPREAD_P10]);
	assert_true(fabs((double)spread.figures[SPREAD_P90] - 735424.87) <
		    4 * spread.errors[SPREAD_P90]);
	assert_true(spread.errors[SPREAD_P10] < 3000);
	assert_int_equal(draw_triangular(range, 0), 0);
	/* At the share 0.3 the likeliest value. */
	assert_int_equal(draw_triangular(range, 0.3), 300000);
	free(drawn);
	free(room);
}

static void find_ranks(double *ranks, const struct draws *draws, size_t range, double *deviates)
{
	int64_t *drawn = calloc(N_DRAWS, sizeof *drawn), *room = calloc(4 * N_DRAWS, sizeof *room);

	assert_non_null(drawn);
	assert_non_null(room);
	for (uint64_t draw = 0; draw < N_DRAWS; draw++)
		drawn[draw] = draw_one(draws, range, draw, deviates);
	spread_ranks(ranks, drawn, room, N_DRAWS);
	free(drawn);
	free(room);
}

static void correlations_are_recovered(void **state)
{
	static const double wanted[] = {0, 0.6, -0.4, 0.6, 0, 0.1, -0.4, 0.1, 0};
	static const size_t together[] = {0, 1, 2};
	double factor[9], deviates[3];
	double *ranks[3];
	struct draws draws = {.seed = 11,
			      .ranges = ranges,
			      .n_ranges = 3,
			      .together = together,
			      .n_together = 3,
			      .factor = factor};
	size_t failed;

	(void)state;
	assert_true(draws_correlate(factor, wanted, 3, &failed));
	for (size_t i = 0; i < 3; i++) {
		ranks[i] = calloc(N_DRAWS, sizeof *ranks[i]);
		assert_non_null(ranks[i]);
		find_ranks(ranks[i], &draws, i, deviates);
	}
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < i; j++)
			assert_true(fabs(spread_correlation(ranks[i], ranks[j], N_DRAWS) -
					 wanted[i * 3 + j]) < 4 / sqrt(N_DRAWS));
	for (size_t i = 0; i < 3; i++)
		free(ranks[i]);
}

/* The values of draw_values() and draw_one() are the same, whatever goes together. */
static void a_draw_is_the_same_alone(void **state)
{
	static const double wanted[] = {0, 0.5, 0.5, 0};
	static const size_t together[] = {2, 0};
	double factor[4], deviates[2];
	const struct draws draws = {.seed = 5,
				    .ranges = ranges,
				    .n_ranges = 3,
				    .together = together,
				    .n_together = 2,
				    .factor = factor};
	int64_t values[3];
	size_t failed;

	(void)state;
	assert_true(draws_correlate(factor, wanted, 2, &failed));
	for (uint64_t draw = 0; draw < 100; draw++) {
		draw_values(values, &draws, draw, deviates);
		for (size_t i = 0; i < 3; i++)
			assert_int_equal(values[i], draw_one(&draws, i, draw, deviates));
	}
}

/*
 * By hand: ranks 0 1 2 3 and 1 0 3 2 are 1.5, 0.5, 0.5 and 1.5 from their mean, their products
 * come to 4 x 0.75 and the squares of each to 5; so 0.6.  The same ranks agree wholly, turned
 * round they disagree wholly, and equal ones say nothing.
 */
static void a_correlation_of_ranks_is_about_their_mean(void **state)
{
	static const double up[] = {0, 1, 2, 3}, crossed[] = {1, 0, 3, 2}, down[] = {3, 2, 1, 0};
	static const double equal[] = {1.5, 1.5, 1.5, 1.5};

	(void)state;
	assert_true(fabs(spread_correlation(up, crossed, 4) - 0.6) < 1e-12);
	assert_true(fabs(spread_correlation(up, up, 4) - 1) < 1e-12);
	assert_true(fabs(spread_correlation(up, down, 4) + 1) < 1e-12);
	assert_true(fabs(spread_correlation(up, equal, 4)) < 1e-12);
}

/*
 * A lever that goes with no other: its deviate, and the share below that, give back the share that
 * was drawn.  With low 0 and central and high 2^62 the value is sqrt(share) x 2^62.  The generator
 * can be run backwards: with seed 0 these counters give exactly so many 2^-53 (by a program in
 * Python that inverts its ten rounds), the least that are drawn and those on both sides of e^-25,
 * beyond which the deviates have another formula.  Of nothing 2^-54 is taken.
 */
static void a_share_comes_back_from_its_normal_deviate(void **state)
{
	static const struct {
		uint64_t share, draw, stream;
	} tails[] = {
	    {0, UINT64_C(0x58dd724a86d9ccce), UINT64_C(0xd9f19ce4d942a9da)},
	    {1, UINT64_C(0x635b3d59349b06dc), UINT64_C(0x14ecd780bf9a4831)},
	    {2, UINT64_C(0x70a87f5344165072), UINT64_C(0xc9b96b798f0f84d8)},
	    {50, UINT64_C(0x4ee5c17aec7110b9), UINT64_C(0x4e2b06c2267dffb4)},
	    {5000, UINT64_C(0x08bf4a252c1217d7), UINT64_C(0xb74ac5cecc0f1e7f)},
	    {100000, UINT64_C(0x2ad818e0d5e57fcc), UINT64_C(0xace1c33bd1425a58)},
	    {130000, UINT64_C(0x402354cb613e7270), UINT64_C(0xe5c2a510b11a79bc)},
	    {1000000, UINT64_C(0xf2bfdd9382e0decf), UINT64_C(0xa216969d0d529b4d)},
	    {8589934592, UINT64_C(0xe5810ba780098a57), UINT64_C(0x0b5121bea1009701)},
	};
	static const size_t together[] = {0};
	static const double alone[] = {1};
	const int64_t most = INT64_C(1) << 62;
	struct draw_range range = {.low = 0, .central = most, .high = most};
	const struct draws draws = {.seed = 0,
				    .ranges = &range,
				    .n_ranges = 1,
				    .together = together,
				    .n_together = 1,
				    .factor = alone};
	double room[1], wanted;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(tails); i++) {
		range.stream = tails[i].stream;
		assert_true(draw_uniform(0, tails[i].draw, tails[i].stream) ==
			    (double)tails[i].share * 0x1p-53);
		wanted = sqrt(i == 0 ? 0x1p-54 : (double)tails[i].share * 0x1p-53) * 0x1p62;
		assert_true(fabs((double)draw_one(&draws, 0, tails[i].draw, room) / wanted - 1) <
			    3e-11);
	}
	range.stream = 1;
	for (uint64_t draw = 0; draw < N_DRAWS; draw++) {
		wanted = sqrt(draw_uniform(0, draw, 1)) * 0x1p62;
		assert_true(fabs((double)draw_one(&draws, 0, draw, room) / wanted - 1) < 1e-13);
	}
}

/* A with B and B with C so close, and A against C: no three numbers do that. */
static void correlations_that_cannot_all_hold_are_refused(void **state)
{
	static const double wanted[] = {0, 0.9, -0.9, 0.9, 0, 0.9, -0.9, 0.9, 0};
	double factor[9];
	size_t failed = 9;

	(void)state;
	assert_false(draws_correlate(factor, wanted, 3, &failed));
	assert_int_equal(failed, 2);
}

static void figures_are_put_in_order_below_zero_first(void **state)
{
	int64_t figures[] = {5, -3, INT64_MAX, 0, INT64_MIN, -3, 70000}, room[COUNT_OF(figures)];

	(void)state;
	spread_sort(figures, room, COUNT_OF(figures));
	for (size_t i = 1; i < COUNT_OF(figures); i++)
		assert_true(figures[i - 1] <= figures[i]);
	assert_true(figures[0] == INT64_MIN && figures[6] == INT64_MAX);
}

/* PERCENTILE.INC of 10, 20, 30, 40: a tenth of the way from the first to the last is 13. */
static void percentiles_are_those_of_a_spreadsheet(void **state)
{
	static const int64_t sorted[] = {10, 20, 30, 40};

	(void)state;
	assert_int_equal(spread_percentile(sorted, 4, 10), 13);
	assert_int_equal(spread_percentile(sorted, 4, 50), 25);
	assert_int_equal(spread_percentile(sorted, 4, 100), 40);
}

/* RANK.AVG: two that are equal share the ranks 1 and 2. */
static void equal_figures_share_their_rank(void **state)
{
	static const int64_t figures[] = {7, 3, 7, 9};
	int64_t room[16];
	double ranks[4];

	(void)state;
	spread_ranks(ranks, figures, room, 4);
	assert_true(ranks[0] == 1.5 && ranks[1] == 0 && ranks[2] == 1.5 && ranks[3] == 3);
}

static void figures_are_rounded_to_what_their_error_supports(void **state)
{
	(void)state;
	assert_int_equal(spread_round(123456, 0), 123456);
	assert_int_equal(spread_round(123456, 99), 123460);
	assert_int_equal(spread_round(123456, 100), 123500);
	assert_int_equal(spread_round(-123456, 1234), -123000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_generator_gives_its_published_vectors),
	    cmocka_unit_test(a_uniform_number_is_the_counters),
	    cmocka_unit_test(a_sum_of_triangles_has_their_means_and_variances),
	    cmocka_unit_test(a_triangles_percentiles_are_those_of_its_formula),
	    cmocka_unit_test(correlations_are_recovered),
	    cmocka_unit_test(a_draw_is_the_same_alone),
	    cmocka_unit_test(a_correlation_of_ranks_is_about_their_mean),
	    cmocka_unit_test(a_share_comes_back_from_its_normal_deviate),
	    cmocka_unit_test(correlations_that_cannot_all_hold_are_refused),
	    cmocka_unit_test(figures_are_put_in_order_below_zero_first),
	    cmocka_unit_test(percentiles_are_those_of_a_spreadsheet),
	    cmocka_unit_test(equal_figures_share_their_rank),
	    cmocka_unit_test(figures_are_rounded_to_what_their_error_supports),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
