#include "tally/cut_masks.h"

#include <stdbool.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_X86 1
#endif

/* A bit for each of 64 bytes. */
struct masks {
	uint64_t delimiter, lf, cr, quote;
};

#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* Offsets of the bits, eight at a time: what is written too much is written over later. */
ALWAYS_INLINE void put_ends(uint32_t *ends, uint32_t offset, uint64_t bits, unsigned count)
{
	for (unsigned done = 0; done < count; done += 8) {
		for (unsigned i = 0; i < 8; i++) {
			/* ctz(0) is not defined; any number will do there. */
			ends[done + i] =
			    offset + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
			bits &= bits - 1;
		}
	}
}

/* The rows that end in 64 bytes; returns where cells do. */
ALWAYS_INLINE uint64_t index_block(struct masks_index *index, const char *bytes, size_t at,
				   size_t length, struct masks masks, uint32_t n_ends,
				   bool *is_special)
{
	uint64_t inside = length - at >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << (length - at)) - 1;
	/* An LF behind the last byte of the block, even behind the stretch, belongs to its CR. */
	uint64_t before_lf = masks.lf >> 1 | (uint64_t)(bytes[at + 64] == '\n') << 63;
	uint64_t special = (masks.quote | (masks.cr & ~before_lf)) & inside;
	uint64_t lf = masks.lf & inside;
	uint64_t all = (masks.delimiter | masks.lf) & inside;

	while (lf != 0) {
		uint64_t upto = lf ^ (lf - 1);
		bool is_row_special = *is_special || (special & upto) != 0;

		index->rows[index->n_rows++] =
		    (n_ends + (uint32_t)__builtin_popcountll(all & upto)) |
		    (is_row_special ? MASKS_SPECIAL : 0);
		special &= ~upto;
		*is_special = false;
		lf &= lf - 1;
	}
	*is_special = *is_special || special != 0;
	return all;
}

#define DEFINE_FIND(name, target, masks_of, put)                                                   \
	target static void name(struct masks_index *index, const char *bytes, size_t length,       \
				char delimiter)                                                    \
	{                                                                                          \
		uint32_t n_ends = 0;                                                               \
		bool is_special = false;                                                           \
                                                                                                   \
		index->n_rows = 0;                                                                 \
		for (size_t at = 0; at < length; at += 64) {                                       \
			uint64_t ends =                                                            \
			    index_block(index, bytes, at, length, masks_of(bytes + at, delimiter), \
					n_ends, &is_special);                                      \
			unsigned count = (unsigned)__builtin_popcountll(ends);                     \
                                                                                                   \
			put(index->ends + n_ends, (uint32_t)at, ends, count);                      \
			n_ends += count;                                                           \
		}                                                                                  \
	}

/* Bytes equal to one, eight to a word: the highest bit of each, exactly (no borrow runs over). */
ALWAYS_INLINE uint64_t equal_bits(uint64_t word, char byte)
{
	const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
	uint64_t x = word ^ (UINT64_C(0x0101010101010101) * (unsigned char)byte);

	x = ~(((x & low) + low) | x | low);
	/* Gather the highest bits into the lowest byte, the first byte's lowest. */
	return (x >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

ALWAYS_INLINE struct masks masks_of_words(const char *bytes, char delimiter)
{
	struct masks masks = {0};

	for (unsigned i = 0; i < 8; i++) {
		uint64_t word;

		memcpy(&word, bytes + i * 8, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		word = __builtin_bswap64(word);
#endif
		masks.delimiter |= equal_bits(word, delimiter) << (i * 8);
		masks.lf |= equal_bits(word, '\n') << (i * 8);
		masks.cr |= equal_bits(word, '\r') << (i * 8);
		masks.quote |= equal_bits(word, '"') << (i * 8);
	}
	return masks;
}

DEFINE_FIND(find_by_words, , masks_of_words, put_ends)

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
			      equal_sse2(parts, '\r'), equal_sse2(parts, '"')};
}

DEFINE_FIND(find_by_sse2, , masks_of_sse2, put_ends)

#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

AVX2 ALWAYS_INLINE uint64_t equal_avx2(__m256i low, __m256i high, char byte)
{
	__m256i wanted = _mm256_set1_epi8(byte);
	uint64_t a = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
	uint64_t b = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));

	return a | b << 32;
}

AVX2 ALWAYS_INLINE struct masks masks_of_avx2(const char *bytes, char delimiter)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
	__m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));

	return (struct masks){equal_avx2(low, high, delimiter), equal_avx2(low, high, '\n'),
			      equal_avx2(low, high, '\r'), equal_avx2(low, high, '"')};
}

DEFINE_FIND(find_by_avx2, AVX2, masks_of_avx2, put_ends)

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,bmi2,popcnt")))

AVX512 ALWAYS_INLINE struct masks masks_of_avx512(const char *bytes, char delimiter)
{
	__m512i block = _mm512_loadu_si512(bytes);

	return (struct masks){_mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8(delimiter)),
			      _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\n')),
			      _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\r')),
			      _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('"'))};
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

DEFINE_FIND(find_by_avx512, AVX512, masks_of_avx512, put_ends_avx512)
#endif

masks_function *masks_find_function(int most)
{
#ifdef HAS_X86
	if (most >= 64 && __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2"))
		return find_by_avx512;
	if (most >= 32 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
		return find_by_avx2;
	if (most >= 16)
		return find_by_sse2;
#endif
	(void)most;
	return find_by_words;
}

bool masks_opens_quote(const char *bytes, size_t length)
{
	uint64_t odd = 0; /* a bit for each place in 64 (or 16) bytes: quotes there are odd */
	size_t at = 0;

#ifdef HAS_X86
	__m128i quote = _mm_set1_epi8('"'), sum = _mm_setzero_si128();

	for (; at + 16 <= length; at += 16) {
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)(bytes + at));

		sum = _mm_xor_si128(sum, _mm_cmpeq_epi8(part, quote));
	}
	odd = (unsigned)_mm_movemask_epi8(sum);
#else
	for (; at + 64 <= length; at += 64)
		odd ^= masks_of_words(bytes + at, '"').quote;
#endif
	for (; at < length; at++)
		odd ^= bytes[at] == '"';
	return __builtin_parityll(odd) != 0;
}
