/*
 * The hash table of a dictionary: one cache line for each text.
 *
 * A line holds a short text whole, so that to look one up takes one line from
 * memory.  What to compare of a text, its head, is its first bytes with zeros
 * behind them and a byte for its length; texts that are longer also compare
 * the rest, where it lies.
 */
#ifndef TALLY_KEYS_TABLE_H
#define TALLY_KEYS_TABLE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tally/keys.h"

#define HEAD_WORDS 6
#define HEAD_TEXT ((size_t)47) /* bytes of the text in a head; then comes the length */
#define HEAD_LONG 255          /* in place of the length of a longer text */
#define ENTRY_SIZE 64          /* a cache line */

struct head {
	uint64_t words[HEAD_WORDS];
};

/*
 * `tag` is set last and read first: zero is an empty place, and what belongs
 * to another tag never changes any more.
 */
struct entry {
	_Atomic uint32_t tag;
	uint32_t number;
	const char *text; /* whole, NUL-terminated, with slack; a longer one's length before it */
	struct head head;
};

struct table {
	struct table *older; /* others may still be looking there */
	size_t mask;
	char to_a_line[ENTRY_SIZE - 2 * sizeof(size_t)];
	struct entry entries[];
};

_Static_assert(sizeof(struct entry) == ENTRY_SIZE, "one entry, one cache line");
_Static_assert(HEAD_TEXT + 1 == sizeof(struct head), "the length is the head's last byte");
_Static_assert(KEYS_SLACK >= sizeof(struct head), "a head is read whole");

/* Odd numbers without a pattern, so that equal words in different places count differently. */
static const uint64_t head_salts[8] = {UINT64_C(0x9e3779b97f4a7c15), UINT64_C(0xbf58476d1ce4e5b9),
				       UINT64_C(0x94d049bb133111eb), UINT64_C(0xd6e8feb86659fd93),
				       UINT64_C(0xa0761d6478bd642f), UINT64_C(0xe7037ed1a0b428db)};

/* Both halves of the product, so that every bit of either counts. */
static inline uint64_t keys_mix(uint64_t a, uint64_t b)
{
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t head_finish_hash(uint64_t sum)
{
	return keys_mix(sum, UINT64_C(0x9e3779b97f4a7c15));
}

/* Halves of words multiplied, which vectors do as well. */
static inline uint64_t head_hash(const struct head *head)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < HEAD_WORDS; i++) {
		uint64_t word = head->words[i] ^ head_salts[i];

		sum += (word & UINT32_MAX) * (word >> 32) + head->words[i];
	}
	return head_finish_hash(sum);
}

static inline void head_set_length(struct head *head, unsigned length)
{
	((unsigned char *)head)[HEAD_TEXT] = (unsigned char)length;
}

/* From HEAD_TEXT - length on, a mask of the first `length` bytes. */
extern const unsigned char head_masks[2 * sizeof(struct head)];

/* No branch: the lengths of the cells in a column can't be foreseen. */
static inline void head_of_short(struct head *head, const char *text, size_t length)
{
	const unsigned char *mask = head_masks + HEAD_TEXT - length;

	for (size_t i = 0; i < HEAD_WORDS; i++) {
		uint64_t bytes, wanted;

		memcpy(&bytes, text + i * 8, sizeof bytes);
		memcpy(&wanted, mask + i * 8, sizeof wanted);
		head->words[i] = bytes & wanted;
	}
	head_set_length(head, (unsigned)length);
}

/* The head of any text, and its hash; KEYS_SLACK bytes behind the text may be read. */
uint64_t keys_head(struct head *head, const char *text, size_t length);

static inline uint32_t keys_tag(uint64_t hash)
{
	return (uint32_t)(hash >> 32) | 1;
}

/* The length of a long text that a table has. */
static inline size_t keys_long_length(const char *text)
{
	size_t length;

	memcpy(&length, text - sizeof length, sizeof length);
	return length;
}

static inline const struct entry *keys_find(const struct table *table, const struct head *head,
					    uint64_t hash, const char *text, size_t length)
{
	for (size_t at = hash & table->mask;; at = (at + 1) & table->mask) {
		const struct entry *entry = &table->entries[at];
		uint32_t tag = atomic_load_explicit(&entry->tag, memory_order_acquire);

		if (tag == 0)
			return NULL;
		if (tag == keys_tag(hash) && memcmp(&entry->head, head, sizeof *head) == 0 &&
		    (length <= HEAD_TEXT || (keys_long_length(entry->text) == length &&
					     memcmp(entry->text, text, length) == 0)))
			return entry;
	}
}

/*
 * The number of a cell that was not found, whose head and hash are these; KEYS_NO_MEMORY, or
 * KEYS_REFUSED.  It takes the lock.
 */
uint32_t keys_number_new(struct keys *keys, const struct keys_cell *cell, const struct head *head,
			 uint64_t hash);

/* The table to look in now. */
const struct table *keys_table(struct keys *keys);

/* keys_number_all() with the widest vectors that the processor has. */
typedef bool keys_number_function(struct keys *keys, const struct keys_cell *cells, size_t n,
				  bool *is_refused, uint32_t *numbers);
keys_number_function *keys_number_widest(int most);

#endif
