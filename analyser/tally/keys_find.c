/*
 * Numbers of a batch of cells: all are hashed and their slots called from
 * memory, then their entries, then they are compared.  Most are short and not
 * new.
 */
#include "tally/keys_table.h"
#include "tally/vectors.h"

/* Slots that the nearest caches hold need not be called from memory. */
#define NEAR_MASK ((size_t)4095)

const unsigned char head_masks[2 * sizeof(struct keys_head)] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

uint64_t keys_head(struct keys_head *head, const char *text, size_t length)
{
	head_of_short(head, text, length <= HEAD_TEXT ? length : HEAD_TEXT);
	if (length <= HEAD_TEXT)
		return head_hash(head);

	uint64_t hash = head_hash(head);

	for (size_t i = HEAD_TEXT; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x9e3779b97f4a7c15);
	return head_finish_hash(hash ^ length);
}

static bool has_long_text(const struct keys_entry *entry, const char *text, size_t length)
{
	if (entry->length != LENGTH_LONG)
		return false;
	const struct long_text *whole =
	    (const void *)(entry->long_text - offsetof(struct long_text, text));

	return whole->length == length && memcmp(whole->text, text, length) == 0;
}

const struct keys_entry *keys_find(const struct keys_table *table, struct keys_entry *const *chunks,
				   const struct keys_head *head, uint64_t hash, const char *text,
				   size_t length)
{
	for (size_t at = keys_place(table, hash);; at = (at + 1) & table->mask) {
		uint64_t slot = keys_slot_at(table, at);

		if (slot == 0)
			return NULL;
		if (!keys_is_slot_of(slot, hash))
			continue;
		const struct keys_entry *entry = keys_entry(chunks, slot);

		if (memcmp(&entry->head, head, sizeof *head) == 0 &&
		    (length <= HEAD_TEXT ? entry->length == length
					 : has_long_text(entry, text, length)))
			return entry;
	}
}

/* A cell that is long, or new. */
static bool number_other(struct keys *keys, const struct keys_cell *cell, bool *is_refused,
			 uint32_t *number)
{
	struct keys_head head;
	uint64_t hash = keys_head(&head, cell->text, cell->length);
	const struct keys_entry *entry =
	    keys_find(keys_table(keys), keys_chunks(keys), &head, hash, cell->text, cell->length);

	*number = entry != NULL ? entry->number : keys_number_new(keys, cell, &head, hash);
	*is_refused = *number == KEYS_REFUSED;
	return *number != KEYS_NO_MEMORY;
}

/* The entry with a hash, or NULL. */
ALWAYS_INLINE const struct keys_entry *entry_of(const struct keys_table *table,
						struct keys_entry *const *chunks, uint64_t hash)
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
 * Two keys_number_functions, by what differs between vectors: `kind`, the first bytes of a text
 * as the vectors hold them; `most`, how long a text may be to be all of that; `first_of` makes
 * them, `hash_of` hashes them, `is_first` compares them with a head.
 */

/* For a table in the nearest caches, of which nothing need be called from memory. */
#define DEFINE_NEAR(name, target, kind, most, first_of, hash_of, is_first)                  \
	target static bool name(struct keys *keys, const struct keys_cell *cells, size_t n, \
				bool *is_refused, uint32_t *numbers)                        \
	{                                                                                   \
		const struct keys_table *table = keys_table(keys);                          \
		struct keys_entry *const *chunks = keys_chunks(keys);                       \
                                                                                            \
		for (size_t i = 0; i < n; i++) {                                            \
			size_t length = cells[i].length;                                    \
                                                                                            \
			if (is_refused[i])                                                  \
				continue;                                                   \
			if (length <= (most)) {                                             \
				kind first = first_of(cells[i].text, length);               \
				const struct keys_entry *entry =                            \
				    entry_of(table, chunks, hash_of(first));                \
                                                                                            \
				if (entry != NULL && entry->length == length &&             \
				    is_first(&entry->head, first)) {                        \
					numbers[i] = entry->number;                         \
					is_refused[i] = numbers[i] == KEYS_REFUSED;         \
					continue;                                           \
				}                                                           \
			}                                                                   \
			if (!number_other(keys, &cells[i], &is_refused[i], &numbers[i]))    \
				return false;                                               \
		}                                                                           \
		return true;                                                                \
	}

/* For one that is not. */
#define DEFINE_FAR(name, target, kind, most, first_of, hash_of, is_first)                      \
	target static bool name(struct keys *keys, const struct keys_cell *cells, size_t n,    \
				bool *is_refused, uint32_t *numbers)                           \
	{                                                                                      \
		const struct keys_table *table = keys_table(keys);                             \
		struct keys_entry *const *chunks = keys_chunks(keys);                          \
		const struct keys_entry *entries[KEYS_BATCH];                                  \
		uint64_t hashes[KEYS_BATCH];                                                   \
                                                                                               \
		for (size_t i = 0; i < n; i++) {                                               \
			size_t length = cells[i].length;                                       \
                                                                                               \
			hashes[i] = 0;                                                         \
			if (is_refused[i] || length > HEAD_TEXT)                               \
				continue;                                                      \
			hashes[i] = length <= (most)                                           \
					? hash_of(first_of(cells[i].text, length))             \
					: hash_words(words_of(cells[i].text, length));         \
			__builtin_prefetch(&table->slots[keys_place(table, hashes[i])]);       \
		}                                                                              \
		for (size_t i = 0; i < n; i++) {                                               \
			entries[i] = entry_of(table, chunks, hashes[i]);                       \
			__builtin_prefetch(entries[i]);                                        \
		}                                                                              \
		for (size_t i = 0; i < n; i++) {                                               \
			size_t length = cells[i].length;                                       \
			const struct keys_entry *entry = entries[i];                           \
                                                                                               \
			if (is_refused[i])                                                     \
				continue;                                                      \
			if (entry != NULL && entry->length == length &&                        \
			    (length <= (most)                                                  \
				 ? is_first(&entry->head, first_of(cells[i].text, length))     \
				 : is_words(&entry->head, words_of(cells[i].text, length)))) { \
				numbers[i] = entry->number;                                    \
				is_refused[i] = numbers[i] == KEYS_REFUSED;                    \
				continue;                                                      \
			}                                                                      \
			if (!number_other(keys, &cells[i], &is_refused[i], &numbers[i]))       \
				return false;                                                  \
		}                                                                              \
		return true;                                                                   \
	}

static bool is_near(struct keys *keys)
{
	return keys_table(keys)->mask <= NEAR_MASK;
}

ALWAYS_INLINE struct keys_head words_of(const char *text, size_t length)
{
	struct keys_head head;

	head_of_short(&head, text, length);
	return head;
}

ALWAYS_INLINE uint64_t hash_words(struct keys_head head)
{
	return head_hash(&head);
}

ALWAYS_INLINE bool is_words(const struct keys_head *wanted, struct keys_head head)
{
	uint64_t difference = 0;

	for (size_t i = 0; i < HEAD_WORDS; i++)
		difference |= head.words[i] ^ wanted->words[i];
	return difference == 0;
}

DEFINE_NEAR(number_near_by_words, , struct keys_head, HEAD_TEXT, words_of, hash_words, is_words)
DEFINE_FAR(number_far_by_words, , struct keys_head, HEAD_TEXT, words_of, hash_words, is_words)

static bool number_by_words(struct keys *keys, const struct keys_cell *cells, size_t n,
			    bool *is_refused, uint32_t *numbers)
{
	return is_near(keys) ? number_near_by_words(keys, cells, n, is_refused, numbers)
			     : number_far_by_words(keys, cells, n, is_refused, numbers);
}

#ifdef HAS_X86
#define AVX2 __attribute__((target("avx2,bmi,bmi2")))

#define VECTOR_WORDS 4 /* of a head in its first vector */

AVX2 ALWAYS_INLINE __m256i load_vector(const void *at)
{
	return _mm256_loadu_si256((const __m256i *)at);
}

AVX2 ALWAYS_INLINE __m256i vector_of(const char *text, size_t length)
{
	return _mm256_and_si256(load_vector(text), load_vector(head_masks + HEAD_TEXT - length));
}

/* The words behind the vector are zero. */
AVX2 ALWAYS_INLINE uint64_t hash_vector(__m256i words)
{
	__m256i salted = _mm256_xor_si256(words, load_vector(head_salts));
	__m256i sum =
	    _mm256_add_epi64(_mm256_mul_epu32(salted, _mm256_srli_epi64(salted, 32)), words);
	__m128i half = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));

	uint64_t rest = 0;

	for (size_t i = VECTOR_WORDS; i < HEAD_WORDS; i++)
		rest += head_word_hash(0, i);
	return head_finish_hash(
	    (uint64_t)_mm_cvtsi128_si64(_mm_add_epi64(half, _mm_unpackhi_epi64(half, half))) +
	    rest);
}

/* Nor is there anything in the head behind it, where the lengths are equal. */
AVX2 ALWAYS_INLINE bool is_vector(const struct keys_head *wanted, __m256i words)
{
	__m256i difference = _mm256_xor_si256(words, load_vector(wanted));

	return _mm256_testz_si256(difference, difference) != 0;
}

#define VECTOR_TEXT (VECTOR_WORDS * sizeof(uint64_t))
DEFINE_NEAR(number_near_by_avx2, AVX2, __m256i, VECTOR_TEXT, vector_of, hash_vector, is_vector)
DEFINE_FAR(number_far_by_avx2, AVX2, __m256i, VECTOR_TEXT, vector_of, hash_vector, is_vector)

static bool number_by_avx2(struct keys *keys, const struct keys_cell *cells, size_t n,
			   bool *is_refused, uint32_t *numbers)
{
	return is_near(keys) ? number_near_by_avx2(keys, cells, n, is_refused, numbers)
			     : number_far_by_avx2(keys, cells, n, is_refused, numbers);
}
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
