#include "tally/cut_masks.h"

#include <stdbool.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_X86 1
#endif

/* A bit for each of 64 bytes. */
struct masks {
	uint64_t delimiter, lf, cr, quote, space, tab;
};

/* What a block hands on to the next one. */
struct carried {
	uint64_t quoted;                /* all ones: it ended between quotes */
	uint64_t end, close, cr, blank; /* 1: its last byte was one */
	uint32_t flags;                 /* of the row that goes on */
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

/* A bit is set where the number of bits up to it, itself among them, is odd. */
ALWAYS_INLINE uint64_t parity_shifts(uint64_t bits)
{
	for (unsigned shift = 1; shift < 64; shift *= 2)
		bits ^= bits << shift;
	return bits;
}

ALWAYS_INLINE uint32_t flags_of(uint64_t special, uint64_t uneven)
{
	return (special != 0 ? MASKS_SPECIAL : 0) | (uneven != 0 ? MASKS_UNEVEN : 0);
}

/* How many ends there are up to the first LF, that one with them. */
ALWAYS_INLINE uint32_t ends_upto(uint64_t ends, uint64_t lf)
{
	return (uint32_t)__builtin_popcountll(ends & (lf ^ (lf - 1)));
}

/* What the masks tell of rows; bits of bytes. */
struct found {
	uint64_t ends, special, uneven;
};

/* `odd` tells behind which bytes the number of quotes in the block is odd. */
ALWAYS_INLINE struct found find_quoted(const struct masks *masks, uint64_t odd,
				       struct carried *carried)
{
	/* From an opening quote on, up to the closing one but without it. */
	uint64_t quoted = odd ^ carried->quoted;
	uint64_t open = masks->quote & quoted, close = masks->quote & ~quoted;
	uint64_t ends = (masks->delimiter | masks->lf) & ~quoted;
	uint64_t behind_end = ends << 1 | carried->end, behind_close = close << 1 | carried->close;

	carried->quoted = quoted >> 63 != 0 ? ~UINT64_C(0) : 0;
	carried->close = close >> 63;
	return (struct found){.ends = ends,
			      .special =
				  (open & ~behind_end) | (masks->lf & quoted) |
				  (behind_close & ~(masks->delimiter | masks->lf | masks->cr)),
			      .uneven = masks->quote};
}

/* The number of ends before the block, and up to each LF in it. */
ALWAYS_INLINE void put_rows(uint32_t *rows, unsigned n_rows, uint64_t ends, uint64_t lf,
			    uint32_t n_ends)
{
	/* How many rows end in a block can't be foreseen; that they are few can. */
	rows[0] = n_ends + ends_upto(ends, lf);
	lf &= lf - 1;
	rows[1] = n_ends + ends_upto(ends, lf);
	for (unsigned i = 2; i < n_rows; i++) {
		lf &= lf - 1;
		rows[i] = n_ends + ends_upto(ends, lf);
	}
}

/*
 * A block of any kind; `odd` tells behind which bytes the number of quotes in
 * it is odd.  Put its rows into the index, and return where its cells end.
 */
static __attribute__((noinline)) uint64_t index_any(struct masks_index *index,
						    const struct masks *masks, uint64_t odd,
						    uint64_t inside, uint32_t n_ends,
						    struct carried *carried)
{
	struct found found = find_quoted(masks, odd, carried);
	uint64_t ends = found.ends, blank = (masks->space | masks->tab) & ~masks->delimiter;
	uint64_t behind_end = ends << 1 | carried->end, behind_cr = masks->cr << 1 | carried->cr;
	uint64_t special = (found.special | (behind_cr & ~masks->lf)) & inside;
	uint64_t uneven = (found.uneven | (blank & behind_end) |
			   ((ends | masks->cr) & (blank << 1 | carried->blank))) &
			  inside;
	uint64_t lf = masks->lf & ends & inside;

	index->has_cr |= masks->cr != 0;
	carried->end = ends >> 63;
	carried->cr = masks->cr >> 63;
	carried->blank = blank >> 63;
	ends &= inside;
	while (lf != 0) {
		uint64_t upto = lf ^ (lf - 1);
		uint32_t flags = carried->flags | flags_of(special & upto, uneven & upto);

		index->rows[index->n_rows++] = (n_ends + ends_upto(ends, lf)) | flags;
		index->n_special += (flags & MASKS_SPECIAL) != 0;
		carried->flags = 0;
		special &= ~upto;
		uneven &= ~upto;
		lf &= lf - 1;
	}
	carried->flags |= flags_of(special, uneven);
	return ends;
}

/*
 * Most blocks have no quote, CR or tab, nor blanks beside an end, and go on nothing of the kind:
 * they are done with here, all others in index_any().
 */
#define DEFINE_FIND(name, target, masks_of, parity, put)                                           \
	target static void name(struct masks_index *index, const char *bytes, size_t length,       \
				char delimiter)                                                    \
	{                                                                                          \
		struct carried carried = {.end = 1};                                               \
		uint64_t end = 1, blank = 0, goes_on = 0;                                          \
		uint32_t n_ends = 0;                                                               \
		size_t n_rows = 0;                                                                 \
                                                                                                   \
		index->n_special = 0;                                                              \
		index->has_cr = false;                                                             \
		index->ends[0] = MASKS_FIRST;                                                      \
		for (size_t at = 0; at < length; at += 64) {                                       \
			struct masks masks = masks_of(bytes + at, delimiter);                      \
			uint64_t ends = masks.delimiter | masks.lf;                                \
			uint64_t space = masks.space & ~masks.delimiter;                           \
			uint64_t other = masks.quote | masks.cr | (masks.tab & ~masks.delimiter);  \
			uint64_t uneven =                                                          \
			    (space & (ends << 1 | end)) | (ends & (space << 1 | blank));           \
                                                                                                   \
			if (__builtin_expect((other | uneven | goes_on) == 0 && length - at >= 64, \
					     true)) {                                              \
				unsigned more = (unsigned)__builtin_popcountll(masks.lf);          \
                                                                                                   \
				put_rows(index->rows + n_rows, more, ends, masks.lf, n_ends);      \
				n_rows += more;                                                    \
				end = ends >> 63;                                                  \
				blank = space >> 63;                                               \
			} else {                                                                   \
				uint64_t inside = length - at >= 64                                \
						      ? ~UINT64_C(0)                               \
						      : (UINT64_C(1) << (length - at)) - 1;        \
                                                                                                   \
				struct masks seldom = masks; /* else all are put into memory */    \
				carried.end = end;                                                 \
				carried.blank = blank;                                             \
				index->n_rows = n_rows;                                            \
				ends = index_any(index, &seldom, parity(masks.quote), inside,      \
						 n_ends, &carried);                                \
				n_rows = index->n_rows;                                            \
				end = carried.end;                                                 \
				blank = carried.blank;                                             \
				goes_on =                                                          \
				    carried.quoted | carried.close | carried.cr | carried.flags;   \
			}                                                                          \
			unsigned count = (unsigned)__builtin_popcountll(ends);                     \
                                                                                                   \
			put(index->ends + 1 + n_ends, (uint32_t)at, ends, count);                  \
			n_ends += count;                                                           \
		}                                                                                  \
		index->n_rows = n_rows;                                                            \
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
		masks.space |= equal_bits(word, ' ') << (i * 8);
		masks.tab |= equal_bits(word, '\t') << (i * 8);
	}
	return masks;
}

DEFINE_FIND(find_by_words, , masks_of_words, parity_shifts, put_ends)

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

AVX2 ALWAYS_INLINE struct masks masks_of_avx2(const char *bytes, char delimiter)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
	__m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));

	return (struct masks){equal_avx2(low, high, delimiter), equal_avx2(low, high, '\n'),
			      equal_avx2(low, high, '\r'),      equal_avx2(low, high, '"'),
			      equal_avx2(low, high, ' '),       equal_avx2(low, high, '\t')};
}

DEFINE_FIND(find_by_avx2, AVX2, masks_of_avx2, parity_clmul, put_ends)

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
#endif

masks_function *masks_find_function(int most)
{
#ifdef HAS_X86
	bool has_clmul = __builtin_cpu_supports("pclmul") != 0;

	if (most >= 64 && has_clmul && __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2"))
		return find_by_avx512;
	if (most >= 32 && has_clmul && __builtin_cpu_supports("avx2") &&
	    __builtin_cpu_supports("bmi2"))
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
