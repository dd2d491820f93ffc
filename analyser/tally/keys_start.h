/*
 * What a dictionary compares first: the beginning of a text as words, and a
 * hash of all of it.
 */
#ifndef TALLY_KEYS_START_H
#define TALLY_KEYS_START_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define N_WORDS 4
#define INLINE_SIZE ((size_t)32) /* N_WORDS words */

__extension__ typedef unsigned __int128 unsigned_wide;

/* A text's first bytes, with zeros behind a shorter one, and a hash of it all. */
struct start {
	uint64_t words[N_WORDS];
	uint64_t hash;
};

static inline uint64_t load_word(const void *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	return word;
}

/* Both halves of the product, so that every bit of either counts. */
static inline uint64_t mix(uint64_t a, uint64_t b)
{
	unsigned_wide product = (unsigned_wide)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* From INLINE_SIZE - length on, a mask of the first `length` bytes. */
static const unsigned char first_bytes[2 * INLINE_SIZE] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

static inline uint64_t hash_words(const uint64_t words[N_WORDS], size_t length)
{
	return mix(words[0] ^ UINT64_C(0x9e3779b97f4a7c15) ^ length,
		   words[1] ^ UINT64_C(0xbf58476d1ce4e5b9)) +
	       mix(words[2] ^ UINT64_C(0x94d049bb133111eb),
		   words[3] ^ UINT64_C(0xd6e8feb86659fd93));
}

static inline uint64_t finish_hash(uint64_t hash)
{
	return mix(hash, UINT64_C(0x9e3779b97f4a7c15));
}

/* No branch but for the long: the lengths of the cells in a column can't be foreseen. */
static inline void start_of(struct start *start, const char *text, size_t length)
{
	size_t first = length < INLINE_SIZE ? length : INLINE_SIZE;
	const unsigned char *mask = first_bytes + INLINE_SIZE - first;

	start->words[0] = load_word(text) & load_word(mask);
	start->words[1] = load_word(text + 8) & load_word(mask + 8);
	start->words[2] = load_word(text + 16) & load_word(mask + 16);
	start->words[3] = load_word(text + 24) & load_word(mask + 24);

	uint64_t hash = hash_words(start->words, length);

	for (size_t i = INLINE_SIZE; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x9e3779b97f4a7c15);
	start->hash = finish_hash(hash);
}

#endif
