#include "tally/keys.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_X86 1
#endif

#include "tally/keys_start.h"

#define FIRST_CAPACITY 256
#define SMALL_CAPACITY 16384
#define ENTRY_SIZE 64 /* a cache line */
/* Turns the hash of a refused text into that of its second entry, which has a number. */
#define ANYWAY (UINT64_C(0x5a5a5a5a) << 33)

#define PAGE_SIZE ((size_t)32 * 1024) /* of texts */

/*
 * One cache line.  `tag` is set last and read first: zero is an empty place,
 * and what belongs to another tag never changes any more.
 */
struct entry {
	_Atomic uint32_t tag;
	uint32_t number;
	const char *text; /* whole, NUL-terminated, with slack */
	size_t length;
	uint64_t words[N_WORDS]; /* the text's first bytes, then zeros */
	uint64_t unused;
};

struct table {
	struct table *older; /* others may still be looking there */
	size_t mask;
	char to_a_line[ENTRY_SIZE - 2 * sizeof(size_t)];
	struct entry entries[];
};

_Static_assert(sizeof(struct entry) == ENTRY_SIZE, "one entry, one cache line");

struct page {
	struct page *older;
	size_t used, size;
	char bytes[];
};

struct keys {
	_Atomic(struct table *) table;
	bool has_avx2;        /* the processor */
	pthread_mutex_t lock; /* for all below, and to add */
	size_t n_entries;     /* with the refused */
	struct page *page;
	const char **texts; /* by number */
	uint32_t n_texts, texts_capacity;
};

static struct table *table_new(size_t capacity)
{
	size_t size = sizeof(struct table) + capacity * sizeof(struct entry);
	struct table *table = aligned_alloc(ENTRY_SIZE, size);

	if (table == NULL)
		return NULL;
	memset((void *)table, 0, size);
	table->mask = capacity - 1;
	return table;
}

struct keys *keys_new(void)
{
	struct keys *keys = calloc(1, sizeof *keys);
	struct table *table = table_new(FIRST_CAPACITY);

	if (keys == NULL || table == NULL || pthread_mutex_init(&keys->lock, NULL) != 0) {
		free(keys);
		free(table);
		return NULL;
	}
	atomic_init(&keys->table, table);
#ifdef HAS_X86
	keys->has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
#endif
	return keys;
}

void keys_free(struct keys *keys)
{
	if (keys == NULL)
		return;
	for (struct table *table = atomic_load(&keys->table), *older; table != NULL;
	     table = older) {
		older = table->older;
		free(table);
	}
	for (struct page *page = keys->page, *older; page != NULL; page = older) {
		older = page->older;
		free(page);
	}
	free(keys->texts);
	pthread_mutex_destroy(&keys->lock);
	free(keys);
}

static inline uint32_t tag_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32) | 1;
}

static inline bool is_text(const struct entry *entry, const struct start *start, const char *text,
			   size_t length)
{
	uint64_t difference = (entry->length ^ length) | (entry->words[0] ^ start->words[0]) |
			      (entry->words[1] ^ start->words[1]) |
			      (entry->words[2] ^ start->words[2]) |
			      (entry->words[3] ^ start->words[3]);

	return difference == 0 &&
	       (length <= INLINE_SIZE ||
		memcmp(entry->text + INLINE_SIZE, text + INLINE_SIZE, length - INLINE_SIZE) == 0);
}

static inline const struct entry *find(const struct table *table, const struct start *start,
				       const char *text, size_t length)
{
	for (size_t at = start->hash & table->mask;; at = (at + 1) & table->mask) {
		const struct entry *entry = &table->entries[at];
		uint32_t tag = atomic_load_explicit(&entry->tag, memory_order_acquire);

		if (tag == 0)
			return NULL;
		if (tag == tag_of(start->hash) && is_text(entry, start, text, length))
			return entry;
	}
}

/* Room for a text that stays where it is. */
static char *page_room(struct keys *keys, size_t size)
{
	if (keys->page == NULL || keys->page->size - keys->page->used < size) {
		size_t page_size = size > PAGE_SIZE ? size : PAGE_SIZE;
		struct page *page = malloc(sizeof *page + page_size);

		if (page == NULL)
			return NULL;
		*page = (struct page){.older = keys->page, .size = page_size};
		keys->page = page;
	}
	char *room = keys->page->bytes + keys->page->used;

	keys->page->used += size;
	return room;
}

static void put(struct table *table, const struct entry *entry, uint64_t hash)
{
	size_t at = hash & table->mask;

	while (atomic_load_explicit(&table->entries[at].tag, memory_order_relaxed) != 0)
		at = (at + 1) & table->mask;
	struct entry *place = &table->entries[at];

	place->number = entry->number;
	place->text = entry->text;
	place->length = entry->length;
	memcpy(place->words, entry->words, sizeof place->words);
	atomic_store_explicit(&place->tag, tag_of(hash), memory_order_release);
}

static bool grow(struct keys *keys)
{
	struct table *older = atomic_load_explicit(&keys->table, memory_order_relaxed);
	struct table *table = table_new((older->mask + 1) * 2);

	if (table == NULL)
		return false;
	for (size_t i = 0; i <= older->mask; i++) {
		const struct entry *entry = &older->entries[i];

		uint32_t tag = atomic_load_explicit(&entry->tag, memory_order_relaxed);

		if (tag == 0)
			continue;
		struct start start;

		start_of(&start, entry->text, entry->length);
		put(table, entry, tag == tag_of(start.hash) ? start.hash : start.hash ^ ANYWAY);
	}
	table->older = older;
	atomic_store_explicit(&keys->table, table, memory_order_release);
	return true;
}

/* The emptier a table is, the less often a search goes on; small ones can afford to be. */
static size_t most_entries(const struct table *table)
{
	size_t capacity = table->mask + 1;

	return capacity <= SMALL_CAPACITY ? capacity / 4 : capacity / 2;
}

static uint32_t add(struct keys *keys, const char *text, size_t length, const struct start *start,
		    bool takes_any)
{
	struct table *table = atomic_load_explicit(&keys->table, memory_order_relaxed);
	const struct entry *found = find(table, start, text, length);

	if (found != NULL)
		return found->number;
	if (keys->n_entries >= most_entries(table) && !grow(keys))
		return KEYS_NO_MEMORY;

	struct entry entry = {.number = KEYS_REFUSED, .length = length};
	char *copy = page_room(keys, length + KEYS_SLACK);

	if (copy == NULL)
		return KEYS_NO_MEMORY;
	memcpy(copy, text, length);
	memset(copy + length, 0, KEYS_SLACK);
	entry.text = copy;
	memcpy(entry.words, start->words, sizeof entry.words);
	if (takes_any || !keys_is_unfit(copy, length)) {
		if (keys->n_texts == keys->texts_capacity) {
			uint32_t capacity = keys->n_texts < 32 ? 32 : keys->n_texts * 2;
			const char **texts =
			    keys->n_texts >= KEYS_MOST / 2
				? NULL
				: realloc(keys->texts, capacity * sizeof *keys->texts);

			if (texts == NULL)
				return KEYS_NO_MEMORY;
			keys->texts = texts;
			keys->texts_capacity = capacity;
		}
		keys->texts[keys->n_texts] = copy;
		entry.number = keys->n_texts++;
	}
	put(atomic_load_explicit(&keys->table, memory_order_relaxed), &entry, start->hash);
	keys->n_entries++;
	return entry.number;
}

static uint32_t number_new(struct keys *keys, const struct keys_cell *cell,
			   const struct start *start)
{
	pthread_mutex_lock(&keys->lock);
	uint32_t number = add(keys, cell->text, cell->length, start, false);

	pthread_mutex_unlock(&keys->lock);
	return number;
}

static bool number_all(struct keys *keys, const struct keys_cell *cells, size_t n, bool *is_refused,
		       uint32_t *numbers)
{
	const struct table *table = atomic_load_explicit(&keys->table, memory_order_acquire);
	struct start starts[KEYS_BATCH];

	for (size_t i = 0; i < n; i++) {
		if (is_refused[i])
			continue;
		start_of(&starts[i], cells[i].text, cells[i].length);
		__builtin_prefetch(&table->entries[starts[i].hash & table->mask]);
	}
	for (size_t i = 0; i < n; i++) {
		if (is_refused[i])
			continue;
		const struct entry *found = find(table, &starts[i], cells[i].text, cells[i].length);

		numbers[i] =
		    found != NULL ? found->number : number_new(keys, &cells[i], &starts[i]);
		if (numbers[i] == KEYS_NO_MEMORY)
			return false;
		is_refused[i] = numbers[i] == KEYS_REFUSED;
	}
	return true;
}

#ifdef HAS_X86
/* The same with a vector for the words; most keys are short and found where their hash says. */
#define AVX2 __attribute__((target("avx2,bmi,bmi2")))

AVX2 static inline __attribute__((always_inline)) __m256i load_vector(const void *at)
{
	return _mm256_loadu_si256((const __m256i *)at);
}

AVX2 static bool number_all_avx2(struct keys *keys, const struct keys_cell *cells, size_t n,
				 bool *is_refused, uint32_t *numbers)
{
	const struct table *table = atomic_load_explicit(&keys->table, memory_order_acquire);
	struct start starts[KEYS_BATCH];

	for (size_t i = 0; i < n; i++) {
		size_t length = cells[i].length;

		if (is_refused[i])
			continue;
		if (length > INLINE_SIZE) {
			start_of(&starts[i], cells[i].text, length);
		} else {
			__m256i words =
			    _mm256_and_si256(load_vector(cells[i].text),
					     load_vector(first_bytes + INLINE_SIZE - length));

			_mm256_storeu_si256((__m256i *)(void *)starts[i].words, words);
			starts[i].hash = finish_hash(hash_words(starts[i].words, length));
		}
		__builtin_prefetch(&table->entries[starts[i].hash & table->mask]);
	}
	for (size_t i = 0; i < n; i++) {
		const struct start *start = &starts[i];

		if (is_refused[i])
			continue;
		const struct entry *entry = &table->entries[start->hash & table->mask];
		uint32_t tag = atomic_load_explicit(&entry->tag, memory_order_acquire);

		if (tag == tag_of(start->hash) && entry->length == cells[i].length &&
		    cells[i].length <= INLINE_SIZE) {
			__m256i difference =
			    _mm256_xor_si256(load_vector(entry->words), load_vector(start->words));

			if (_mm256_testz_si256(difference, difference)) {
				numbers[i] = entry->number;
				is_refused[i] = entry->number == KEYS_REFUSED;
				continue;
			}
		}
		entry = find(table, start, cells[i].text, cells[i].length);
		numbers[i] = entry != NULL ? entry->number : number_new(keys, &cells[i], start);
		if (numbers[i] == KEYS_NO_MEMORY)
			return false;
		is_refused[i] = numbers[i] == KEYS_REFUSED;
	}
	return true;
}
#endif

bool keys_number_all(struct keys *keys, const struct keys_cell *cells, size_t n, bool *is_refused,
		     uint32_t *numbers)
{
#ifdef HAS_X86
	if (keys->has_avx2)
		return number_all_avx2(keys, cells, n, is_refused, numbers);
#endif
	return number_all(keys, cells, n, is_refused, numbers);
}

uint32_t keys_number_any(struct keys *keys, const char *text)
{
	size_t length = strlen(text);
	char *padded = calloc(1, length + KEYS_SLACK);

	if (padded == NULL)
		return KEYS_NO_MEMORY;
	memcpy(padded, text, length + 1);

	struct start start;

	start_of(&start, padded, length);
	pthread_mutex_lock(&keys->lock);
	if (keys_is_unfit(padded, length))
		start.hash ^= ANYWAY;
	uint32_t number = add(keys, padded, length, &start, true);

	pthread_mutex_unlock(&keys->lock);
	free(padded);
	return number;
}

uint32_t keys_count(const struct keys *keys)
{
	return keys->n_texts;
}

const char *keys_text(const struct keys *keys, uint32_t number)
{
	return keys->texts[number];
}
