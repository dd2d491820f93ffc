#include "tally/keys.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "reading/cell.h"
#include "reading/totals.h"

#define INLINE_SIZE 40
#define FIRST_CAPACITY 64
#define NO_BREAK_SPACE '\xA0'
#define NO_BREAK_LEAD '\xC2' /* before it in UTF-8 */

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
	char start[INLINE_SIZE]; /* the text's first bytes, then zeros */
};

struct table {
	struct table *older; /* others may still be looking there */
	size_t mask;
	struct entry entries[];
};

struct page {
	struct page *older;
	size_t used, size;
	char bytes[];
};

struct keys {
	_Atomic(struct table *) table;
	pthread_mutex_t lock; /* for all below, and to add */
	size_t n_entries;     /* with the refused */
	struct page *page;
	const char **texts; /* by number */
	uint32_t n_texts, texts_capacity;
};

static struct table *table_new(size_t capacity)
{
	struct table *table = calloc(1, sizeof *table + capacity * sizeof *table->entries);

	if (table != NULL)
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

static inline uint64_t load_word(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	return word;
}

/* The first `length` (below 8) bytes, with zeros behind them. */
static inline uint64_t load_part(const char *at, size_t length)
{
	uint64_t word = load_word(at);

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return word & ((UINT64_C(1) << (length * 8)) - 1);
#else
	return length == 0 ? 0 : word >> (64 - length * 8) << (64 - length * 8);
#endif
}

static inline uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ (hash >> 29);
}

uint64_t keys_hash(const char *text, size_t length)
{
	uint64_t hash = length;

	for (; length >= 8; text += 8, length -= 8)
		hash = mix(hash, load_word(text));
	return mix(hash, load_part(text, length));
}

void keys_prefetch(const struct keys *keys, uint64_t hash)
{
	const struct table *table = atomic_load_explicit(&keys->table, memory_order_acquire);

	__builtin_prefetch(&table->entries[hash & table->mask]);
}

static inline uint32_t tag_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32) | 1;
}

static inline bool is_text(const struct entry *entry, const char *text, size_t length)
{
	if (entry->length != length)
		return false;

	size_t done = 0, most = length < INLINE_SIZE ? length : INLINE_SIZE;

	for (; done + 8 <= most; done += 8)
		if (load_word(entry->start + done) != load_word(text + done))
			return false;
	if (length < INLINE_SIZE)
		return load_word(entry->start + done) == load_part(text + done, length - done);
	return memcmp(entry->text + INLINE_SIZE, text + INLINE_SIZE, length - INLINE_SIZE) == 0;
}

static inline const struct entry *find(const struct table *table, const char *text, size_t length,
				       uint64_t hash)
{
	for (size_t at = hash & table->mask;; at = (at + 1) & table->mask) {
		const struct entry *entry = &table->entries[at];
		uint32_t tag = atomic_load_explicit(&entry->tag, memory_order_acquire);

		if (tag == 0)
			return NULL;
		if (tag == tag_of(hash) && is_text(entry, text, length))
			return entry;
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == NO_BREAK_SPACE;
}

void keys_trim(const char **text, size_t *length)
{
	const char *at = *text, *end = at + *length;

	for (;;) {
		if (end - at >= 2 && at[0] == NO_BREAK_LEAD && at[1] == NO_BREAK_SPACE)
			at += 2;
		else if (at < end && is_blank(*at))
			at++;
		else
			break;
	}
	while (at < end && is_blank(end[-1])) {
		end--;
		if (*end == NO_BREAK_SPACE && at < end && end[-1] == NO_BREAK_LEAD)
			end--;
	}
	*text = at;
	*length = (size_t)(end - at);
}

bool keys_refuses(const char *text, size_t length)
{
	char word[16];

	if (memchr(text, '\0', length) != NULL)
		return true;
	keys_trim(&text, &length);
	/* No word of either kind is longer than what is cut off here. */
	length = length < sizeof word ? length : sizeof word - 1;
	memcpy(word, text, length);
	word[length] = '\0';
	return cell_is_missing(word) || totals_says_total(word);
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
	memcpy(place->start, entry->start, sizeof place->start);
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
		uint64_t hash = keys_hash(entry->text, entry->length);

		put(table, entry, tag == tag_of(hash) ? hash : hash ^ ANYWAY);
	}
	table->older = older;
	atomic_store_explicit(&keys->table, table, memory_order_release);
	return true;
}

static uint32_t add(struct keys *keys, const char *text, size_t length, uint64_t hash,
		    bool is_refused)
{
	struct table *table = atomic_load_explicit(&keys->table, memory_order_relaxed);
	const struct entry *found = find(table, text, length, hash);

	if (found != NULL)
		return found->number;
	if (keys->n_entries >= (table->mask + 1) / 4 * 3 && !grow(keys))
		return KEYS_NO_MEMORY;

	struct entry entry = {.number = KEYS_REFUSED, .length = length};
	char *copy = page_room(keys, length + KEYS_SLACK + 1);

	if (copy == NULL)
		return KEYS_NO_MEMORY;
	memcpy(copy, text, length);
	memset(copy + length, 0, KEYS_SLACK + 1);
	entry.text = copy;
	memcpy(entry.start, text, length < INLINE_SIZE ? length : INLINE_SIZE);
	if (!is_refused) {
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
	put(atomic_load_explicit(&keys->table, memory_order_relaxed), &entry, hash);
	keys->n_entries++;
	return entry.number;
}

uint32_t keys_number(struct keys *keys, const char *text, size_t length, uint64_t hash)
{
	const struct table *table = atomic_load_explicit(&keys->table, memory_order_acquire);
	const struct entry *found = find(table, text, length, hash);

	if (found != NULL)
		return found->number;
	pthread_mutex_lock(&keys->lock);
	uint32_t number = add(keys, text, length, hash, keys_refuses(text, length));

	pthread_mutex_unlock(&keys->lock);
	return number;
}

uint32_t keys_number_any(struct keys *keys, const char *text)
{
	size_t length = strlen(text);
	char *padded = calloc(1, length + KEYS_SLACK);

	if (padded == NULL)
		return KEYS_NO_MEMORY;
	memcpy(padded, text, length);

	uint64_t hash = keys_hash(padded, length);

	pthread_mutex_lock(&keys->lock);
	if (keys_refuses(padded, length))
		hash ^= ANYWAY;
	uint32_t number = add(keys, padded, length, hash, false);

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

static int by_text(const void *a, const void *b, void *data)
{
	const struct keys *keys = data;

	return strcmp(keys->texts[*(const uint32_t *)a], keys->texts[*(const uint32_t *)b]);
}

uint32_t *keys_order(const struct keys *keys)
{
	uint32_t *order = malloc((keys->n_texts + 1) * sizeof *order);

	if (order == NULL)
		return NULL;
	for (uint32_t i = 0; i < keys->n_texts; i++)
		order[i] = i;
	qsort_r(order, keys->n_texts, sizeof *order, by_text, (void *)(uintptr_t)keys);
	return order;
}
