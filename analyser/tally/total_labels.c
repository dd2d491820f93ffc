#include "tally/total_labels.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "tally/vectors.h"

/* Bytes searched without a branch. */
#define LARGE ((size_t)256)
#define SMALL ((size_t)64)

#define CASE 0x20       /* what tells a small letter from a capital */
#define MOST_LETTERS 11 /* `grand total` */

/* Are the letters `ot`, or `otal`, at any of so many places? */
ALWAYS_INLINE bool has_letters(const char *bytes, size_t n, bool is_whole)
{
	unsigned char least = UCHAR_MAX;

	/* Compilers make vectors of a loop without a way out. */
	for (size_t i = 0; i < n; i++) {
		int difference = (bytes[i] ^ 'o') | (bytes[i + 1] ^ 't');

		if (is_whole)
			difference |= (bytes[i + 2] ^ 'a') | (bytes[i + 3] ^ 'l');

		unsigned char folded = (unsigned char)(difference & ~CASE);

		least = folded < least ? folded : least;
	}
	return least == 0;
}

/* Of any two letters of `total` that stand together, `ot` are the rarest in ledgers. */
#define DEFINE_SEARCH(name, target, has)                                              \
	target static bool name(const char *bytes, size_t length)                     \
	{                                                                             \
		size_t at = 0;                                                        \
                                                                                      \
		for (; at + LARGE <= length; at += LARGE)                             \
			if (__builtin_expect(has(bytes + at, LARGE, false), false) && \
			    has(bytes + at, LARGE, true))                             \
				return true;                                          \
		for (; at < length; at += SMALL)                                      \
			if (has(bytes + at, SMALL, true))                             \
				return true;                                          \
		return false;                                                         \
	}

DEFINE_SEARCH(search, , has_letters)

#ifdef HAS_X86
#define AVX2 __attribute__((target("avx2")))

/* All ones where a letter, small or capital, is. */
AVX2 ALWAYS_INLINE __m256i equal_avx2(const char *bytes, char letter)
{
	__m256i part = _mm256_loadu_si256((const __m256i *)(const void *)bytes);

	return _mm256_cmpeq_epi8(_mm256_or_si256(part, _mm256_set1_epi8(CASE)),
				 _mm256_set1_epi8(letter));
}

AVX2 ALWAYS_INLINE bool has_letters_avx2(const char *bytes, size_t n, bool is_whole)
{
	__m256i any = _mm256_setzero_si256();

	for (size_t i = 0; i < n; i += 32) {
		__m256i here =
		    _mm256_and_si256(equal_avx2(bytes + i, 'o'), equal_avx2(bytes + i + 1, 't'));

		if (is_whole)
			here = _mm256_and_si256(here,
						_mm256_and_si256(equal_avx2(bytes + i + 2, 'a'),
								 equal_avx2(bytes + i + 3, 'l')));
		any = _mm256_or_si256(any, here);
	}
	return _mm256_testz_si256(any, any) == 0;
}

DEFINE_SEARCH(search_avx2, AVX2, has_letters_avx2)

#define AVX512 __attribute__((target("avx512f,avx512bw")))

/* In what bytes differ from a letter, beside what is so already. */
AVX512 ALWAYS_INLINE __m512i differ_avx512(__m512i already, const char *bytes, char letter)
{
	/* 0xf6 is the truth table of `already | (bytes ^ letter)`. */
	return _mm512_ternarylogic_epi64(already, _mm512_loadu_si512(bytes),
					 _mm512_set1_epi8(letter), 0xf6);
}

AVX512 ALWAYS_INLINE __mmask64 places_avx512(const char *bytes, bool is_whole)
{
	__m512i all = _mm512_xor_si512(_mm512_loadu_si512(bytes), _mm512_set1_epi8('o'));

	all = differ_avx512(all, bytes + 1, 't');
	if (is_whole)
		all = differ_avx512(differ_avx512(all, bytes + 2, 'a'), bytes + 3, 'l');
	return _mm512_testn_epi8_mask(all, _mm512_set1_epi8((char)~CASE));
}

AVX512 ALWAYS_INLINE bool has_letters_avx512(const char *bytes, size_t n, bool is_whole)
{
	__mmask64 any = places_avx512(bytes, is_whole);

	if (n == LARGE)
		any |= places_avx512(bytes + 64, is_whole) | places_avx512(bytes + 128, is_whole) |
		       places_avx512(bytes + 192, is_whole);
	return any != 0;
}

DEFINE_SEARCH(search_avx512, AVX512, has_letters_avx512)
#endif

total_labels_search *total_labels_search_widest(int most)
{
#ifdef HAS_X86
	if (most >= 64 && __builtin_cpu_supports("avx512bw"))
		return search_avx512;
	if (most >= 32 && __builtin_cpu_supports("avx2"))
		return search_avx2;
#endif
	(void)most;
	return search;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_label(const char *words, size_t n)
{
	static const char *const labels[] = {"total", "totals", "grand total", "sub total",
					     "subtotal"};

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (n == strlen(labels[i]) && memcmp(words, labels[i], n) == 0)
			return true;
	return false;
}

bool total_labels_has(const char *bytes, size_t length, char delimiter)
{
	char words[MOST_LETTERS + 1];
	size_t n = 0;
	bool is_apart = false;

	for (size_t i = 0; i < length; i++) {
		/* A NUL ends the text of a cell too. */
		if (bytes[i] == delimiter || bytes[i] == '\0') {
			if (is_label(words, n))
				return true;
			n = 0;
		} else if (!is_letter(bytes[i])) {
			is_apart = true;
			continue;
		} else if (n < MOST_LETTERS) {
			if (is_apart && n > 0)
				words[n++] = ' ';
			words[n++] = (char)(bytes[i] | CASE);
		} else {
			n = MOST_LETTERS + 1;
		}
		is_apart = false;
	}
	return is_label(words, n);
}
