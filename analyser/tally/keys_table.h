/*
 * The hash table of a dictionary, and what its look-ups are made of.
 *
 * A text is compared by its length and its head: its first bytes with zeros
 * behind them.  A short text is all head.  Each text has an entry of one cache
 * line, which holds the head and never moves; the table has a slot for each
 * entry, with half of the text's hash and the entry's index.  So growing
 * touches no text, and to look one up takes two lines from memory.
 *
 * Looking up takes no lock.  Whoever adds fills the entry (and makes its chunk)
 * before the slot is stored, and a larger table before it is put in place, both
 * to be released; who acquires the slot sees all of the entry.  An entry, a full
 * slot and a chunk never change, and a table outgrown is kept to the end, so a
 * look-up there is still right, but may miss what is new: then it is looked up
 * again with the lock held.
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
#define HEAD_TEXT ((size_t)47) /* bytes of the text in a head; then a zero */
#define LENGTH_LONG UINT32_MAX /* in place of the length of a text that is longer */
#define ENTRY_SIZE 64          /* a cache line */

struct keys_head {
	uint64_t words[HEAD_WORDS];
};

struct keys_entry {
	uint32_t number;       /* or KEYS_REFUSED */
	uint32_t length;       /* or LENGTH_LONG */
	const char *long_text; /* whole, with zeros behind, where it does not fit the head... */
	struct keys_head head;
};

/* ...and its length before it. */
struct long_text {
	size_t length;
	char text[];
};

/* Entries lie in chunks, each twice as large as the one before; this is the size of the first. */
#define FIRST_CHUNK 256

/* An empty slot is zero; a full one never changes. */
typedef _Atomic uint64_t keys_slot;

struct keys_table {
	struct keys_table *older; /* others may still be looking there */
	size_t mask;
	keys_slot slots[];
};

_Static_assert(sizeof(struct keys_entry) == ENTRY_SIZE, "one entry, one cache line");
_Static_assert(KEYS_SLACK >= sizeof(struct keys_head), "a head is read whole");

/* Numbers without a pattern, so that equal words in different places count differently. */
static const uint64_t head_salts[HEAD_WORDS] = {
    UINT64_C(0x9e3779b97f4a7c15), UINT64_C(0xbf58476d1ce4e5b9), UINT64_C(0x94d049bb133111eb),
    UINT64_C(0xd6e8feb86659fd93), UINT64_C(0xa0761d6478bd642f), UINT64_C(0xe7037ed1a0b428db)};

/* Both halves of a product, so that every bit counts. */
static inline uint64_t head_finish_hash(uint64_t sum)
{
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)sum * UINT64_C(0x9e3779b97f4a7c15);

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Halves of words multiplied, which vectors do as well. */
static inline uint64_t head_word_hash(uint64_t word, size_t place)
{
	uint64_t salted = word ^ head_salts[place];

	return (salted & UINT32_MAX) * (salted >> 32) + word;
}

static inline uint64_t head_hash(const struct keys_head *head)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < HEAD_WORDS; i++)
		sum += head_word_hash(head->words[i], i);
	return head_finish_hash(sum);
}

/* From HEAD_TEXT - length on, a mask of the first `length` bytes. */
extern const unsigned char head_masks[2 * sizeof(struct keys_head)];

/* No branch: the lengths of the cells in a column can't be foreseen. */
static inline void head_of_short(struct keys_head *head, const char *text, size_t length)
{
	const unsigned char *mask = head_masks + HEAD_TEXT - length;

	for (size_t i = 0; i < HEAD_WORDS; i++) {
		uint64_t bytes, wanted;

		memcpy(&bytes, text + i * 8, sizeof bytes);
		memcpy(&wanted, mask + i * 8, sizeof wanted);
		head->words[i] = bytes & wanted;
	}
}

/* The head of any text, and its hash; KEYS_SLACK bytes behind the text may be read. */
uint64_t keys_head(struct keys_head *head, const char *text, size_t length);

/* Where the search for a hash begins, from its upper half; it goes on to the next free slot. */
static inline size_t keys_place(const struct keys_table *table, uint64_t hash)
{
	return (hash >> 32) & table->mask;
}

/* Is the hash's upper half in the slot, beside an index?  Also true of a free slot and 0. */
static inline bool keys_is_slot_of(uint64_t slot, uint64_t hash)
{
	return (slot ^ hash) >> 32 == 0;
}

static inline uint64_t keys_slot_at(const struct keys_table *table, size_t place)
{
	return atomic_load_explicit(&table->slots[place], memory_order_acquire);
}

/* The entry of a slot that is not empty. */
static inline struct keys_entry *keys_entry(struct keys_entry *const *chunks, uint64_t slot)
{
	/* Indices count from FIRST_CHUNK, so that a chunk's begin with the same bit. */
	uint32_t index = (uint32_t)slot;
	unsigned chunk = 31 - (unsigned)__builtin_clz(index);

	return &chunks[chunk][index ^ (UINT32_C(1) << chunk)];
}

/* The dictionary as look-ups see it. */
const struct keys_table *keys_table(struct keys *keys);
struct keys_entry *const *keys_chunks(const struct keys *keys);

/*
 * The number of a cell that was not found, whose head and hash are these; KEYS_NO_MEMORY, or
 * KEYS_REFUSED.  It takes the lock.
 */
uint32_t keys_number_new(struct keys *keys, const struct keys_cell *cell,
			 const struct keys_head *head, uint64_t hash);

/* The entry of a text, or NULL. */
const struct keys_entry *keys_find(const struct keys_table *table, struct keys_entry *const *chunks,
				   const struct keys_head *head, uint64_t hash, const char *text,
				   size_t length);

/* keys_number_all() with the widest vectors of the processor, at most of so many bytes. */
typedef bool keys_number_function(struct keys *keys, const struct keys_cell *cells, size_t n,
				  bool *is_refused, uint32_t *numbers);
keys_number_function *keys_number_widest(int most);

#endif
