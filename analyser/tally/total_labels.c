#include "tally/total_labels.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "tally/vectors.h"

/* Bytes searched without a branch. */
#define LARGE ((size_t)256)
#define SMALL ((size_t)64)
#define WIDTH ((size_t)32) /* of a vector */

#define CASE 0x20 /* what tells a small letter from a capital */

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
		/* Half of the loads shall stay within a line of the cache. */        \
		size_t at = -(uintptr_t)bytes % WIDTH;                                \
                                                                                      \
		if (at > 0 && has(bytes, SMALL, true))                                \
			return true;                                                  \
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

AVX2 ALWAYS_INLINE __m256i places_avx2(const char *bytes, bool is_whole)
{
	__m256i pair = _mm256_and_si256(equal_avx2(bytes, 'o'), equal_avx2(bytes + 1, 't'));

	if (!is_whole)
		return pair;
	return _mm256_and_si256(
	    pair, _mm256_and_si256(equal_avx2(bytes + 2, 'a'), equal_avx2(bytes + 3, 'l')));
}

AVX2 ALWAYS_INLINE bool has_letters_avx2(const char *bytes, size_t n, bool is_whole)
{
	__m256i any = places_avx2(bytes, is_whole);

#pragma GCC unroll 7
	for (size_t i = WIDTH; i < n; i += WIDTH)
		any = _mm256_or_si256(any, places_avx2(bytes + i, is_whole));
	return _mm256_testz_si256(any, any) == 0;
}

DEFINE_SEARCH(search_avx2, AVX2, has_letters_avx2)
#endif

total_labels_search *total_labels_search_widest(int most)
{
#ifdef HAS_X86
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

/* So many letters, small or capital, that are this word? */
static bool is_word(const char *text, size_t n, const char *word)
{
	if (n != strlen(word))
		return false;
	for (size_t i = 0; i < n; i++)
		if ((text[i] | CASE) != word[i])
			return false;
	return true;
}

bool total_labels_has(const char *bytes, size_t length)
{
	static const char *const words[] = {"total", "totals", "subtotal", "subtotals",
					    "grandtotal"};

	for (size_t at = 0; at < length; at++) {
		size_t end = at;

		while (end < length && is_letter(bytes[end]))
			end++;
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (is_word(bytes + at, end - at, words[i]))
				return true;
		at = end;
	}
	return false;
}
