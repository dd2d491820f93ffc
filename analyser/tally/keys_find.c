/*
 * Numbers of a batch of cells: all are hashed and their slots called from
 * memory, then their entries, then they are compared.  Most are short and not
 * new.
 */
#include "tally/keys_table.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_X86 1
#endif

#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* Slots that the nearest caches hold need not be called from memory. */
#define NEAR_MASK ((size_t)4095)

const unsigned char head_masks[2 * sizeof(struct head)] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

uint64_t keys_head(struct head *head, const char *text, size_t length)
{
	head_of_short(head, text, length <= HEAD_TEXT ? length : HEAD_TEXT);
	if (length <= HEAD_TEXT)
		return head_hash(head);
	((unsigned char *)head)[HEAD_TEXT + 1] = HEAD_LONG;

	uint64_t hash = head_hash(head);

	for (size_t i = HEAD_TEXT; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x9e3779b97f4a7c15);
	return head_finish_hash(hash ^ length);
}

static bool has_long_text(const struct entry *entry, const char *text, size_t length)
{
	const struct long_text *whole =
	    (const void *)(entry->long_text - offsetof(struct long_text, text));

	return whole->length == length && memcmp(whole->text, text, length) == 0;
}

const struct entry *keys_find(const struct table *table, struct entry *const *chunks,
			      const struct head *head, uint64_t hash, const char *text,
			      size_t length)
{
	for (size_t at = keys_place(table, hash);; at = (at + 1) & table->mask) {
		uint64_t slot = keys_slot_at(table, at);

		if (slot == 0)
			return NULL;
		if (!keys_is_slot_of(slot, hash))
			continue;
		const struct entry *entry = keys_entry(chunks, slot);

		if (memcmp(&entry->head, head, sizeof *head) == 0 &&
		    (length <= HEAD_TEXT || has_long_text(entry, text, length)))
			return entry;
	}
}

/* A cell that is long, or new. */
static bool number_other(struct keys *keys, const struct keys_cell *cell, bool *is_refused,
			 uint32_t *number)
{
	struct head head;
	uint64_t hash = keys_head(&head, cell->text, cell->length);
	const struct entry *entry =
	    keys_find(keys_table(keys), keys_chunks(keys), &head, hash, cell->text, cell->length);

	*number = entry != NULL ? entry->number : keys_number_new(keys, cell, &head, hash);
	*is_refused = *number == KEYS_REFUSED;
	return *number != KEYS_NO_MEMORY;
}

/* The entry with a hash, or NULL. */
ALWAYS_INLINE const struct entry *entry_of(const struct table *table, struct entry *const *chunks,
					   uint64_t hash)
{
	size_t at = keys_place(table, hash);
	uint64_t slot = keys_slot_at(table, at);

	while (!keys_is_slot_of(slot, hash)) {
		if (slot == 0)
			return NULL;
		at = (at + 1) & table->mask;
		slot = keys_slot_at(table, at);
	}
	return slot == 0 ? NULL : keys_entry(chunks, slot);
}

/*
 * A keys_number_function, by what differs between vectors: the hash of a short text, and
 * whether a head is that of a short text.
 */
#define DEFINE_NUMBER(name, target, hash_short, is_short)                                        \
	target static bool name(struct keys *keys, const struct keys_cell *cells, size_t n,      \
				bool *is_refused, uint32_t *numbers)                             \
	{                                                                                        \
		const struct table *table = keys_table(keys);                                    \
		struct entry *const *chunks = keys_chunks(keys);                                 \
		const struct entry *entries[KEYS_BATCH];                                         \
		uint64_t hashes[KEYS_BATCH];                                                     \
		bool is_far = table->mask > NEAR_MASK;                                           \
                                                                                                 \
		for (size_t i = 0; i < n; i++) {                                                 \
			entries[i] = NULL;                                                       \
			hashes[i] = 0;                                                           \
			if (is_refused[i] || cells[i].length > HEAD_TEXT)                        \
				continue;                                                        \
			hashes[i] = hash_short(cells[i].text, cells[i].length);                  \
			if (is_far)                                                              \
				__builtin_prefetch(&table->slots[keys_place(table, hashes[i])]); \
			else                                                                     \
				entries[i] = entry_of(table, chunks, hashes[i]);                 \
		}                                                                                \
		for (size_t i = 0; i < n && is_far; i++) {                                       \
			entries[i] = entry_of(table, chunks, hashes[i]);                         \
			__builtin_prefetch(entries[i]);                                          \
		}                                                                                \
		for (size_t i = 0; i < n; i++) {                                                 \
			if (is_refused[i])                                                       \
				continue;                                                        \
			if (entries[i] != NULL && cells[i].length <= HEAD_TEXT &&                \
			    is_short(&entries[i]->head, cells[i].text, cells[i].length)) {       \
				numbers[i] = entries[i]->number;                                 \
				is_refused[i] = numbers[i] == KEYS_REFUSED;                      \
				continue;                                                        \
			}                                                                        \
			if (!number_other(keys, &cells[i], &is_refused[i], &numbers[i]))         \
				return false;                                                    \
		}                                                                                \
		return true;                                                                     \
	}

ALWAYS_INLINE uint64_t hash_words(const char *text, size_t length)
{
	struct head head;

	head_of_short(&head, text, length);
	return head_hash(&head);
}

ALWAYS_INLINE bool is_words(const struct head *wanted, const char *text, size_t length)
{
	struct head head;
	uint64_t difference = 0;

	head_of_short(&head, text, length);
	for (size_t i = 0; i < HEAD_WORDS; i++)
		difference |= head.words[i] ^ wanted->words[i];
	return difference == 0;
}

DEFINE_NUMBER(number_by_words, , hash_words, is_words)

#ifdef HAS_X86
#define AVX2 __attribute__((target("avx2,bmi,bmi2")))

#define NEAR_TEXT ((size_t)32) /* bytes of a text in the first of the two vectors of a head */

AVX2 ALWAYS_INLINE __m256i load_vector(const void *at)
{
	return _mm256_loadu_si256((const __m256i *)at);
}

/* The first of them. */
AVX2 ALWAYS_INLINE __m256i first_of(const char *text, size_t length)
{
	return _mm256_and_si256(load_vector(text), load_vector(head_masks + HEAD_TEXT - length));
}

AVX2 ALWAYS_INLINE uint64_t sum_of(__m256i words)
{
	__m256i salted = _mm256_xor_si256(words, load_vector(head_salts));
	__m256i sum =
	    _mm256_add_epi64(_mm256_mul_epu32(salted, _mm256_srli_epi64(salted, 32)), words);
	__m128i half = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));

	return (uint64_t)_mm_cvtsi128_si64(_mm_add_epi64(half, _mm_unpackhi_epi64(half, half)));
}

AVX2 ALWAYS_INLINE uint64_t hash_avx2(const char *text, size_t length)
{
	struct head head = {{0}};

	if (length > NEAR_TEXT) {
		head_of_short(&head, text, length);
		return head_hash(&head);
	}
	/* Of the last two words nothing is set but the length. */
	uint64_t word = (uint64_t)length << 56;

	return head_finish_hash(sum_of(first_of(text, length)) + head_word_hash(0, 4) +
				head_word_hash(word, 5));
}

AVX2 ALWAYS_INLINE bool is_avx2(const struct head *wanted, const char *text, size_t length)
{
	if (length > NEAR_TEXT)
		return is_words(wanted, text, length);

	__m256i difference = _mm256_xor_si256(first_of(text, length), load_vector(wanted));

	return head_length(wanted) == length && _mm256_testz_si256(difference, difference) != 0;
}

DEFINE_NUMBER(number_by_avx2, AVX2, hash_avx2, is_avx2)
#endif

keys_number_function *keys_number_widest(int most)
{
#ifdef HAS_X86
	if (most >= 32 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
		return number_by_avx2;
#endif
	(void)most;
	return number_by_words;
}
