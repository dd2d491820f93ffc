#include "sums/portions.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2")))
#endif

/* Places behind the point of a product: of 53 those that a count of 32 bits leaves in 64. */
#define REST_BITS (PORTION_PLACES - 32)
#define REST_MASK (((uint64_t)1 << REST_BITS) - 1)
#define REST_HALF ((uint64_t)1 << (REST_BITS - 1))

static bool exactly(int64_t *parts, const int64_t *counts, const struct portion *exact,
		    size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!portion_of(&parts[i], counts[i], &exact[i]))
			return false;
	return true;
}

#if defined(__x86_64__)

/*
 * All of a multiple of four: false where one is not settled.  A product with a half added is up to
 * two less than the true one, so one whose rest is just below a whole may be that whole.
 */
AVX2 static bool settle_avx2(int64_t *parts, const int64_t *counts, const uint64_t *places,
			     size_t count)
{
	const __m256i half = _mm256_set1_epi64x(REST_HALF), mask = _mm256_set1_epi64x(REST_MASK),
		      one = _mm256_set1_epi64x(1);
	__m256i open = _mm256_setzero_si256(), all = _mm256_setzero_si256();

	for (size_t i = 0; i < count; i += 4) {
		const __m256i c = _mm256_loadu_si256((const __m256i *)&counts[i]),
			      p = _mm256_loadu_si256((const __m256i *)&places[i]),
			      low = _mm256_srli_epi64(_mm256_mul_epu32(c, p), 32),
			      high = _mm256_mul_epu32(c, _mm256_srli_epi64(p, 32)),
			      found = _mm256_add_epi64(_mm256_add_epi64(high, low), half);

		_mm256_storeu_si256((__m256i *)&parts[i], _mm256_srli_epi64(found, REST_BITS));
		all = _mm256_or_si256(all, c);
		open = _mm256_or_si256(
		    open,
		    _mm256_cmpeq_epi64(_mm256_and_si256(_mm256_or_si256(found, one), mask), mask));
	}
	open = _mm256_or_si256(open, _mm256_srli_epi64(all, 32));
	return _mm256_testz_si256(open, open);
}

/* The same of a multiple of two. */
static bool settle_sse2(int64_t *parts, const int64_t *counts, const uint64_t *places, size_t count)
{
	const __m128i half = _mm_set1_epi64x(REST_HALF), mask = _mm_set1_epi64x(REST_MASK),
		      one = _mm_set1_epi64x(1);
	__m128i open = _mm_setzero_si128(), all = _mm_setzero_si128();

	for (size_t i = 0; i < count; i += 2) {
		const __m128i c = _mm_loadu_si128((const __m128i *)&counts[i]),
			      p = _mm_loadu_si128((const __m128i *)&places[i]),
			      low = _mm_srli_epi64(_mm_mul_epu32(c, p), 32),
			      high = _mm_mul_epu32(c, _mm_srli_epi64(p, 32)),
			      found = _mm_add_epi64(_mm_add_epi64(high, low), half);

		_mm_storeu_si128((__m128i *)&parts[i], _mm_srli_epi64(found, REST_BITS));
		all = _mm_or_si128(all, c);
		/* Of each 64 bits the lower 32, which hold the rest. */
		open = _mm_or_si128(
		    open,
		    _mm_slli_epi64(
			_mm_cmpeq_epi32(_mm_and_si128(_mm_or_si128(found, one), mask), mask), 32));
	}
	open = _mm_or_si128(open, _mm_srli_epi64(all, 32));
	return _mm_movemask_epi8(_mm_cmpeq_epi32(open, _mm_setzero_si128())) == 0xffff;
}

size_t portions_settle(int64_t *parts, const int64_t *counts, const uint64_t *places, size_t count,
		       int most)
{
	const size_t fours = count - count % 4, twos = count - count % 2;

	if (most >= 32 && __builtin_cpu_supports("avx2"))
		return settle_avx2(parts, counts, places, fours) ? fours : 0;
	return settle_sse2(parts, counts, places, twos) ? twos : 0;
}

#else

size_t portions_settle(int64_t *parts, const int64_t *counts, const uint64_t *places, size_t count,
		       int most)
{
	(void)parts, (void)counts, (void)places, (void)count, (void)most;
	return 0;
}

#endif

bool portions_of(int64_t *parts, const int64_t *counts, const struct portions *portions,
		 size_t count)
{
	const size_t done = portions->are_near ? portions_settle(parts, counts, portions->places,
								 count, PORTIONS_WIDEST)
					       : 0;

	return exactly(&parts[done], &counts[done], &portions->exact[done], count - done);
}

/* The first 64 binary places of rest / divisor, rest being less. */
static uint64_t places(unsigned_wide rest, unsigned_wide divisor)
{
	if (divisor >> 64 == 0)
		return (uint64_t)((rest << 64) / (uint64_t)divisor);
	return fraction_divide_on(&rest, 0, divisor);
}

void portion_make(struct portion *portion, struct fraction share, int per)
{
	const unsigned_wide most = (unsigned_wide)1 << 119;
	unsigned_wide numerator = (unsigned_wide)share.numerator,
		      divisor = (unsigned_wide)share.denominator;

	*portion = (struct portion){.share = share, .per = per};
	if (share.numerator < 0 || divisor > most)
		return;
	divisor *= (unsigned)per;

	unsigned_wide whole;

	/* 64-bit division is several times as fast. */
	if ((numerator | divisor) >> 64 == 0)
		whole = (uint64_t)numerator / (uint64_t)divisor;
	else
		whole = numerator / divisor;
	if (whole >= 1 << 10)
		return;
	portion->whole = (uint64_t)whole;
	portion->part = places(numerator - whole * divisor, divisor);
	portion->is_near = true;
}
