/* Masks by the vectors of x86-64 processors, as wide as the one at hand has them. */
#include "tally/cut_blocks.h"

#ifdef HAS_X86

ALWAYS_INLINE uint64_t equal_sse2(const __m128i *parts, char byte)
{
	__m128i wanted = _mm_set1_epi8(byte);
	uint64_t bits = 0;

	for (int i = 0; i < 4; i++)
		bits |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[i], wanted))
			<< (i * 16);
	return bits;
}

ALWAYS_INLINE struct masks masks_of_sse2(const char *bytes, char delimiter)
{
	__m128i parts[4];

	for (int i = 0; i < 4; i++)
		parts[i] = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i * 16));
	return (struct masks){equal_sse2(parts, delimiter), equal_sse2(parts, '\n'),
			      equal_sse2(parts, '\r'),      equal_sse2(parts, '"'),
			      equal_sse2(parts, ' '),       equal_sse2(parts, '\t')};
}

DEFINE_FIND(find_by_sse2, , masks_of_sse2, parity_shifts, put_ends)

#define CLMUL __attribute__((target("pclmul")))

/* A product without carries by all ones is the parity of the bits up to each. */
CLMUL ALWAYS_INLINE uint64_t parity_clmul(uint64_t bits)
{
	__m128i product =
	    _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xff), 0);

	return (uint64_t)_mm_cvtsi128_si64(product);
}

#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,pclmul")))

AVX2 ALWAYS_INLINE uint64_t equal_avx2(__m256i low, __m256i high, char byte)
{
	__m256i wanted = _mm256_set1_epi8(byte);
	uint64_t a = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
	uint64_t b = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));

	return a | b << 32;
}

/* Not zero where a CR, a quote or a tab is. */
AVX2 ALWAYS_INLINE __m256i seldom_avx2(__m256i bytes)
{
	return _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')),
			       _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\r')),
					       _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\t'))));
}

AVX2 ALWAYS_INLINE struct masks masks_of_avx2(const char *bytes, char delimiter)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
	__m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
	struct masks masks = {.delimiter = equal_avx2(low, high, delimiter),
			      .lf = equal_avx2(low, high, '\n'),
			      .space = equal_avx2(low, high, ' ')};
	__m256i seldom = _mm256_or_si256(seldom_avx2(low), seldom_avx2(high));

	if (__builtin_expect(_mm256_testz_si256(seldom, seldom) == 0, false)) {
		masks.cr = equal_avx2(low, high, '\r');
		masks.quote = equal_avx2(low, high, '"');
		masks.tab = equal_avx2(low, high, '\t');
	}
	return masks;
}

/* As put_ends(): tzcnt, which this processor has, is defined for zero too. */
AVX2 ALWAYS_INLINE void put_ends_avx2(uint32_t *ends, uint32_t offset, uint64_t bits,
				      unsigned count)
{
	for (unsigned done = 0; done < count; done += 8) {
		for (unsigned i = 0; i < 8; i++) {
			ends[done + i] = offset + (uint32_t)_tzcnt_u64(bits);
			bits = _blsr_u64(bits);
		}
	}
}

DEFINE_FIND(find_by_avx2, AVX2, masks_of_avx2, parity_clmul, put_ends_avx2)

#define AVX512 \
	__attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,bmi2,popcnt,pclmul")))

AVX512 ALWAYS_INLINE struct masks masks_of_avx512(const char *bytes, char delimiter)
{
	__m512i block = _mm512_loadu_si512(bytes);

	return (struct masks){_mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8(delimiter)),
			      _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\n')),
			      _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\r')),
			      _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('"')),
			      _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8(' ')),
			      _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\t'))};
}

/* The numbers of the bits set, all at once, sixteen of them to a vector of offsets. */
AVX512 ALWAYS_INLINE void put_ends_avx512(uint32_t *ends, uint32_t offset, uint64_t bits,
					  unsigned count)
{
	static const unsigned char numbers[64] = {
	    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
	    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
	    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
	__m512i set = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));
	__m512i from = _mm512_set1_epi32((int)offset);
	__m128i part = _mm512_castsi512_si128(set);
	unsigned char rest[64];

	_mm512_storeu_si512(ends, _mm512_add_epi32(from, _mm512_cvtepu8_epi32(part)));
	if (count <= 16)
		return;
	_mm512_storeu_si512(rest, set);
	for (unsigned done = 16; done < count; done += 16) {
		part = _mm_loadu_si128((const __m128i *)(const void *)(rest + done));
		_mm512_storeu_si512(ends + done,
				    _mm512_add_epi32(from, _mm512_cvtepu8_epi32(part)));
	}
}

DEFINE_FIND(find_by_avx512, AVX512, masks_of_avx512, parity_clmul, put_ends_avx512)

masks_function *masks_find_x86(int most)
{
	bool has_clmul = __builtin_cpu_supports("pclmul") != 0;

	if (most >= 64 && has_clmul && __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2"))
		return find_by_avx512;
	if (most >= 32 && has_clmul && __builtin_cpu_supports("avx2") &&
	    __builtin_cpu_supports("bmi2"))
		return find_by_avx2;
	return most >= 16 ? find_by_sse2 : NULL;
}

bool masks_opens_quote_x86(const char *bytes, size_t length)
{
	__m128i quote = _mm_set1_epi8('"'), sum = _mm_setzero_si128();
	size_t at = 0;

	for (; at + 16 <= length; at += 16) {
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)(bytes + at));

		sum = _mm_xor_si128(sum, _mm_cmpeq_epi8(part, quote));
	}
	/* A bit for each place in 16 bytes: the number of quotes there is odd. */
	unsigned odd = (unsigned)_mm_movemask_epi8(sum);

	for (; at < length; at++)
		odd ^= bytes[at] == '"';
	return __builtin_parity(odd) != 0;
}
#else
/* Other processors go without. */
typedef int cut_masks_x86_is_empty;
#endif
