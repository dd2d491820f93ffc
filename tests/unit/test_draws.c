/*
 * Draws from ranges, against the generator's published vectors and closed forms.
 */
#include "narrow.h"

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

/*
 * Sixteen draws have four counters, and a word of each in turn: with seed and lever of nought draws
 * 0, 4, 8 and 12 are the words of the first vector.
 */
static void a_share_is_a_word_of_the_counters(void **state)
{
	static const uint32_t words[] = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
	philox4x32_ctr_t fifth = {{5, 0, 0, 0}},
			 both = {{0x243f6a88, 0x05a308d3, 0x13198a2e, 0x03707344}};
	const philox4x32_key_t key = {{0, 0}}, halves = {{0xa4093822, 0x299f31d0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		assert_true(draw_share(0, 4 * i, 0) == (words[i] + 0.5) / 4294967296.0);
	/* Of draw 16 + 9 it is the third of counter 4 + 1. */
	fifth = philox4x32_R(10, fifth, key);
	assert_true(draw_share(0, 25, 0) == (fifth.v[2] + 0.5) / 4294967296.0);
	/* Both halves of seed, draw and lever count. */
	both = philox4x32_R(10, both, halves);
	assert_true(draw_share(UINT64_C(0x299f31d0a4093822), UINT64_C(0x168c234c90fdaa28),
			       UINT64_C(0x0370734413198a2e)) == (both.v[2] + 0.5) / 4294967296.0);
	assert_true(draw_share(0, 1, 0) != draw_share(0, 0, 1));
	assert_true(draw_share(0, 0, 1) != draw_share(0, 0, UINT64_C(1) << 32));
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

		for (size_t i = 0; i < COUNT_OF(ranges); i++) {
			draws_fill(&values[i], &draws, i, draw, 1, NULL);
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
	draws_fill(drawn, &draws, 0, 0, N_DRAWS, NULL);
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
	draws_fill(drawn, draws, range, 0, N_DRAWS, deviates);
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

/* Many at once or one by one, from any draw on, alone or together with others. */
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
	int64_t values[100], value;
	size_t failed;

	(void)state;
	assert_true(draws_correlate(factor, wanted, 2, &failed));
	for (size_t number = 0; number < 3; number++)
		for (uint64_t first = 0; first < 40; first++) {
			draws_fill(values, &draws, number, first, COUNT_OF(values), deviates);
			for (size_t i = 0; i < COUNT_OF(values); i++) {
				draws_fill(&value, &draws, number, first + i, 1, deviates);
				assert_int_equal(values[i], value);
			}
		}
}

/*
 * What draws_wide() fills, where the processor can, is what each share gives by itself: of every
 * shape, width and sign of a range, past 2^32 draws, and whatever the stream and the seed.
 */
static void wide_draws_are_those_of_each_share(void **state)
{
	static const int64_t ends[][3] = {
	    {0, 0, 1},
	    {0, 1, 1},
	    {-7, -2, 90},
	    {100000, 200000, 450000},
	    {-3000000000, 1, 5000000000},
	    {-(INT64_C(1) << 47), 12345, INT64_C(1) << 47},
	    {-(INT64_C(1) << 48), INT64_C(1) << 48, INT64_C(1) << 48},
	    /* Further from nought than are drawn many at a time. */
	    {-(INT64_C(1) << 62), -(INT64_C(1) << 62) + 5, -(INT64_C(1) << 62) + 9},
	    {(INT64_C(1) << 62), (INT64_C(1) << 62) + 5, (INT64_C(1) << 62) + 9},
	    {-(INT64_C(1) << 60), 12345, INT64_C(1) << 60},
	};
	static const uint64_t firsts[] = {0, 16, UINT64_C(0x3fffffff0),
					  UINT64_C(0xfffffffffffffe00)};
	int64_t values[77];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(ends) * COUNT_OF(firsts); i++) {
		const int64_t *of = ends[i / COUNT_OF(firsts)];
		const struct draw_range range = {.low = of[0],
						 .central = of[1],
						 .high = of[2],
						 .stream = UINT64_C(0x9e3779b97f4a7c15) * (i + 1)};
		const struct draws draws = {
		    .seed = UINT64_C(0xfedcba9876543210) + i, .ranges = &range, .n_ranges = 1};
		const uint64_t first = firsts[i % COUNT_OF(firsts)];

		draws_fill(values, &draws, 0, first, COUNT_OF(values), NULL);
		for (size_t j = 0; j < COUNT_OF(values); j++)
			assert_int_equal(values[j],
					 draw_triangular(&range, draw_share(draws.seed, first + j,
									    range.stream)));
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
 * can be run backwards: with seed 0 these draws give exactly these words (by a program in Python
 * that inverts its ten rounds), the least and the greatest that there are among them.
 */
static void a_share_comes_back_from_its_normal_deviate(void **state)
{
	static const struct {
		uint32_t word;
		uint64_t draw, stream;
	} tails[] = {
	    {UINT32_C(0), UINT64_C(0x66292bac9e7241c1), UINT64_C(0xe17fdc62c6f79398)},
	    {UINT32_C(1), UINT64_C(0xd31fc50c0e9b5de4), UINT64_C(0x95908492af781ee0)},
	    {UINT32_C(2), UINT64_C(0x7450ec1c8316445a), UINT64_C(0x1f2541fb863edf68)},
	    {UINT32_C(50), UINT64_C(0x2be4adf25235ce8f), UINT64_C(0x126e348f4a5b15d7)},
	    {UINT32_C(5000), UINT64_C(0x5300483605dc80a2), UINT64_C(0xc527e2035eb6d814)},
	    {UINT32_C(4194304), UINT64_C(0x3c23934a83bcd6d4), UINT64_C(0xfd105a88e8d50857)},
	    {UINT32_C(1073741824), UINT64_C(0xa26c02bfa329fc89), UINT64_C(0x4c1169ff0a55a1fc)},
	    {UINT32_C(4294967295), UINT64_C(0x9259a63a5b9e262e), UINT64_C(0x4b6c2e60ebbd6b34)},
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
	int64_t value;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(tails); i++) {
		range.stream = tails[i].stream;
		wanted = (tails[i].word + 0.5) * 0x1p-32;
		assert_true(draw_share(0, tails[i].draw, tails[i].stream) == wanted);
		draws_fill(&value, &draws, 0, tails[i].draw, 1, room);
		assert_true(fabs((double)value / (sqrt(wanted) * 0x1p62) - 1) < 3e-11);
	}
	range.stream = 1;
	for (uint64_t draw = 0; draw < N_DRAWS; draw++) {
		wanted = sqrt(draw_share(0, draw, 1)) * 0x1p62;
		draws_fill(&value, &draws, 0, draw, 1, room);
		assert_true(fabs((double)value / wanted - 1) < 1e-13);
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

/*
 * Of 0, 1, ... 99, where a figure is its place: of 100 draws 10, 50 and 90 are below, give or take
 * 3, 5 and 3 (the roots of 100 x 0.1 x 0.9 and 100 x 0.5 x 0.5).  The mean 49.5 is shown as 50,
 * from which the squares come to 328,350 - 100 x 4,950 + 100 x 2,500 = 83,350.
 */
static void errors_are_those_of_binomial_counts(void **state)
{
	int64_t figures[100];
	struct spread spread;

	(void)state;
	for (int i = 0; i < 100; i++)
		figures[i] = i;
	spread_find(&spread, figures, COUNT_OF(figures));
	assert_true(spread.errors[SPREAD_P10] == 3);
	assert_true(spread.errors[SPREAD_P50] == 5);
	assert_true(spread.errors[SPREAD_P90] == 3);
	assert_int_equal(spread.figures[SPREAD_MEAN], 50);
	assert_true(fabs(spread.errors[SPREAD_MEAN] - sqrt(83350.0 / 99 / 100)) < 1e-12);
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
	    cmocka_unit_test(a_share_is_a_word_of_the_counters),
	    cmocka_unit_test(a_sum_of_triangles_has_their_means_and_variances),
	    cmocka_unit_test(a_triangles_percentiles_are_those_of_its_formula),
	    cmocka_unit_test(correlations_are_recovered),
	    cmocka_unit_test(a_draw_is_the_same_alone),
	    cmocka_unit_test(wide_draws_are_those_of_each_share),
	    cmocka_unit_test_setup_teardown(wide_draws_are_those_of_each_share, narrow, as_found),
	    cmocka_unit_test(a_correlation_of_ranks_is_about_their_mean),
	    cmocka_unit_test(a_share_comes_back_from_its_normal_deviate),
	    cmocka_unit_test(correlations_that_cannot_all_hold_are_refused),
	    cmocka_unit_test(figures_are_put_in_order_below_zero_first),
	    cmocka_unit_test(percentiles_are_those_of_a_spreadsheet),
	    cmocka_unit_test(equal_figures_share_their_rank),
	    cmocka_unit_test(errors_are_those_of_binomial_counts),
	    cmocka_unit_test(figures_are_rounded_to_what_their_error_supports),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
