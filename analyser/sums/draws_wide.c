#include "sums/draws.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <Random123/philox.h>

#define WIDE __attribute__((target("avx2")))
/* Roots of ranges within this are whole in the low bits of what they make with 2^52. */
#define MOST (INT64_C(1) << 48)
#define TWO_52 INT64_C(0x4330000000000000) /* the bits of 2^52 as a double */

/* One word of each of four counters, its upper half to be passed over, to values. */
WIDE static inline __m256i triangle_values(__m256i words, const struct draw_triangle *triangle)
{
	const __m256i two_52 = _mm256_set1_epi64x(TWO_52);
	const __m256d share =
	    _mm256_sub_pd(_mm256_castsi256_pd(_mm256_blend_epi32(words, two_52, 0xaa)),
			  _mm256_set1_pd(0x1p52 - 0.5));
	const __m256d falls = _mm256_cmp_pd(share, _mm256_set1_pd(triangle->turn), _CMP_GE_OQ);
	const __m256d rising = _mm256_mul_pd(share, _mm256_set1_pd(triangle->rise)),
		      falling = _mm256_mul_pd(_mm256_sub_pd(_mm256_set1_pd(0x1p32), share),
					      _mm256_set1_pd(triangle->fall));
	const __m256d root = _mm256_sqrt_pd(_mm256_blendv_pd(rising, falling, falls));
	const __m256i away = _mm256_castpd_si256(_mm256_add_pd(root, _mm256_set1_pd(0x1p52)));
	/* Less a number is its complement and one more; what 2^52 left in its bits goes as well. */
	const __m256d base = _mm256_blendv_pd(
	    _mm256_castsi256_pd(_mm256_set1_epi64x(triangle->low - TWO_52)),
	    _mm256_castsi256_pd(_mm256_set1_epi64x(triangle->high + 1 + TWO_52)), falls);

	return _mm256_add_epi64(_mm256_castpd_si256(base),
				_mm256_xor_si256(away, _mm256_castpd_si256(falls)));
}

/* The keys of the ten rounds, in each lane. */
struct wide_keys {
	__m256i of[10][2];
};

WIDE static void make_keys(struct wide_keys *keys, uint64_t seed)
{
	uint32_t first = (uint32_t)seed, second = (uint32_t)(seed >> 32);

	for (int round = 0; round < 10; round++) {
		keys->of[round][0] = _mm256_set1_epi64x(first);
		keys->of[round][1] = _mm256_set1_epi64x(second);
		first += PHILOX_W32_0;
		second += PHILOX_W32_1;
	}
}

/*
 * Philox4x32-10 of eight counters, side by side in two sets of four: a word stands in the lower
 * half of 64 bits, and what a product leaves above it is passed over.
 */
WIDE static inline void philox_twice(__m256i words[2][4], const struct wide_keys *keys)
{
	const __m256i by_first = _mm256_set1_epi64x(PHILOX_M4x32_0),
		      by_second = _mm256_set1_epi64x(PHILOX_M4x32_1);

#pragma GCC unroll 10
	for (int round = 0; round < 10; round++)
#pragma GCC unroll 2
		for (int set = 0; set < 2; set++) {
			__m256i *of = words[set];
			const __m256i first = _mm256_mul_epu32(of[0], by_first),
				      second = _mm256_mul_epu32(of[2], by_second);

			of[0] =
			    _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(second, 32), of[1]),
					     keys->of[round][0]);
			of[2] =
			    _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(first, 32), of[3]),
					     keys->of[round][1]);
			of[1] = second;
			of[3] = first;
		}
}

/* Thirty-two draws from `first`, or the first sixteen of them. */
WIDE static inline void fill_twice(int64_t *values, const struct draw_triangle *triangle,
				   const struct wide_keys *keys, uint64_t stream, uint64_t first,
				   int n_kept)
{
	__m256i words[2][4];

	for (int set = 0; set < 2; set++) {
		words[set][0] =
		    _mm256_add_epi64(_mm256_set1_epi64x((int64_t)(first / 4 + 4 * (uint64_t)set)),
				     _mm256_set_epi64x(3, 2, 1, 0));
		words[set][1] = _mm256_srli_epi64(words[set][0], 32);
		words[set][2] = _mm256_set1_epi64x((int64_t)stream);
		words[set][3] = _mm256_set1_epi64x((int64_t)(stream >> 32));
	}
	philox_twice(words, keys);
#pragma GCC unroll 2
	for (int set = 0; set < n_kept; set++)
#pragma GCC unroll 4
		for (int word = 0; word < 4; word++)
			_mm256_storeu_si256((__m256i *)(void *)&values[16 * set + 4 * word],
					    triangle_values(words[set][word], triangle));
}

WIDE static size_t fill(int64_t *values, const struct draw_triangle *triangle, uint64_t seed,
			uint64_t stream, uint64_t first, size_t count)
{
	const struct draw_triangle own = *triangle;
	struct wide_keys keys;
	size_t done = 0;

	make_keys(&keys, seed);
	for (; count - done >= 32; done += 32)
		fill_twice(&values[done], &own, &keys, stream, first + done, 2);
	if (count - done < 16)
		return done;
	fill_twice(&values[done], &own, &keys, stream, first + done, 1);
	return done + 16;
}

size_t draws_wide(int64_t *values, const struct draw_triangle *triangle, uint64_t seed,
		  uint64_t stream, uint64_t first, size_t count)
{
	if (!__builtin_cpu_supports("avx2") || triangle->low < -MOST || triangle->high > MOST)
		return 0;
	return fill(values, triangle, seed, stream, first, count);
}

#else

size_t draws_wide(int64_t *values, const struct draw_triangle *triangle, uint64_t seed,
		  uint64_t stream, uint64_t first, size_t count)
{
	(void)values, (void)triangle, (void)seed, (void)stream, (void)first, (void)count;
	return 0;
}

#endif
