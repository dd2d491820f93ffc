#include "tally/keys.h"

#include <pthread.h>
#include <stdlib.h>

#include "tally/keys_table.h"
#include "tally/large.h"

#define FIRST_CAPACITY 256
#define SMALL_CAPACITY 16384
/* Turns the hash of a refused text into that of its second entry, which has a number. */
#define ANYWAY (UINT64_C(0x5a5a5a5a) << 33)

#define PAGE_SIZE ((size_t)32 * 1024) /* of texts */

struct page {
	struct page *older;
	size_t used, size;
	char bytes[];
};

struct keys {
	_Atomic(struct table *) table;
	keys_number_function *number_all;
	pthread_mutex_t lock; /* for all below, and to add */
	size_t n_entries;     /* with the refused */
	struct page *page;
	const char **texts; /* by number */
	uint32_t n_texts, texts_capacity;
};

static size_t table_size(size_t capacity)
{
	return sizeof(struct table) + capacity * sizeof(struct entry);
}

static struct table *table_new(size_t capacity)
{
	struct table *table = large_new(table_size(capacity));

	if (table != NULL)
		table->mask = capacity - 1;
	return table;
}

static void table_free(struct table *table)
{
	if (table != NULL)
		large_free(table, table_size(table->mask + 1));
}

struct keys *keys_new(void)
{
	struct keys *keys = calloc(1, sizeof *keys);
	struct table *table = table_new(FIRST_CAPACITY);

	if (keys == NULL || table == NULL || pthread_mutex_init(&keys->lock, NULL) != 0) {
		free(keys);
		table_free(table);
		return NULL;
	}
	atomic_init(&keys->table, table);
	keys->number_all = keys_number_widest(32);
	return keys;
}

void keys_free(struct keys *keys)
{
	if (keys == NULL)
		return;
	for (struct table *table = atomic_load(&keys->table), *older; table != NULL;
	     table = older) {
		older = table->older;
		table_free(table);
	}
	for (struct page *page = keys->page, *older; page != NULL; page = older) {
		older = page->older;
		free(page);
	}
	free(keys->texts);
	pthread_mutex_destroy(&keys->lock);
	free(keys);
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

/* A text's second entry is where its hash, turned, says. */
static void put(struct table *table, const struct entry *entry, uint64_t hash)
{
	size_t at = hash & table->mask;

	while (atomic_load_explicit(&table->entries[at].tag, memory_order_relaxed) != 0)
		at = (at + 1) & table->mask;
	struct entry *place = &table->entries[at];

	place->number = entry->number;
	place->text = entry->text;
	place->head = entry->head;
	atomic_store_explicit(&place->tag, keys_tag(hash), memory_order_release);
}

static uint64_t hash_again(const struct entry *entry)
{
	struct head head;

	return ((const unsigned char *)&entry->head)[HEAD_TEXT] == HEAD_LONG
		   ? keys_head(&head, entry->text, keys_long_length(entry->text))
		   : head_hash(&entry->head);
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
		uint64_t hash = hash_again(entry);

		put(table, entry, tag == keys_tag(hash) ? hash : hash ^ ANYWAY);
	}
	table->older = older;
	atomic_store_explicit(&keys->table, table, memory_order_release);
	return true;
}

/* The emptier a table is, the less often a search goes on; small ones can afford to be. */
static size_t most_entries(const struct table *table)
{
	size_t capacity = table->mask + 1;

	return capacity <= SMALL_CAPACITY ? capacity / 8 : capacity / 2;
}

static uint32_t add(struct keys *keys, const struct keys_cell *cell, const struct head *head,
		    uint64_t hash, bool takes_any)
{
	struct table *table = atomic_load_explicit(&keys->table, memory_order_relaxed);
	size_t length = cell->length;
	const struct entry *found = keys_find(table, head, hash, cell->text, length);

	if (found != NULL)
		return found->number;
	if (keys->n_entries >= most_entries(table) && !grow(keys))
		return KEYS_NO_MEMORY;

	struct entry entry = {.number = KEYS_REFUSED, .head = *head};
	char *copy = page_room(keys, sizeof length + length + KEYS_SLACK);

	if (copy == NULL)
		return KEYS_NO_MEMORY;
	memcpy(copy, &length, sizeof length);
	copy += sizeof length;
	memcpy(copy, cell->text, length);
	memset(copy + length, 0, KEYS_SLACK);
	entry.text = copy;
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
	put(atomic_load_explicit(&keys->table, memory_order_relaxed), &entry, hash);
	keys->n_entries++;
	return entry.number;
}

uint32_t keys_number_new(struct keys *keys, const struct keys_cell *cell, const struct head *head,
			 uint64_t hash)
{
	pthread_mutex_lock(&keys->lock);
	uint32_t number = add(keys, cell, head, hash, false);

	pthread_mutex_unlock(&keys->lock);
	return number;
}

const struct table *keys_table(struct keys *keys)
{
	return atomic_load_explicit(&keys->table, memory_order_acquire);
}

bool keys_number_all(struct keys *keys, const struct keys_cell *cells, size_t n, bool *is_refused,
		     uint32_t *numbers)
{
	return keys->number_all(keys, cells, n, is_refused, numbers);
}

uint32_t keys_number_any(struct keys *keys, const char *text)
{
	size_t length = strlen(text);
	char *padded = calloc(1, length + KEYS_SLACK);

	if (padded == NULL)
		return KEYS_NO_MEMORY;
	memcpy(padded, text, length + 1);

	struct keys_cell cell = {padded, length};
	struct head head;
	uint64_t hash = keys_head(&head, padded, length);

	pthread_mutex_lock(&keys->lock);
	if (keys_is_unfit(padded, length))
		hash ^= ANYWAY;
	uint32_t number = add(keys, &cell, &head, hash, true);

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
