#include "tally/keys.h"

#include <pthread.h>
#include <stdlib.h>

#include "tally/keys_table.h"
#include "tally/large.h"

#define FIRST_CAPACITY 1024
/* Turns the hash of a refused text into that of its second entry, which has a number. */
#define ANYWAY (UINT64_C(0x5a5a5a5a) << 32)

#define PAGE_SIZE ((size_t)32 * 1024) /* of long texts */
#define ZEROS ((size_t)8)             /* behind a long text */

struct page {
	struct page *older;
	size_t used, size;
	char bytes[];
};

struct keys {
	enum keys_kind kind;
	_Atomic(struct keys_table *) table;
	struct keys_entry
	    *chunks[32]; /* by the highest bit of an index; each is set before its use */
	keys_number_function *number_all;
	pthread_mutex_t lock; /* for all below, and to add */
	uint32_t n_entries;   /* with the refused; an entry's index is FIRST_CHUNK more */
	struct page *page;
	const struct keys_entry **numbered; /* by number */
	uint32_t n_numbered, capacity;
};

static size_t table_size(size_t capacity)
{
	return sizeof(struct keys_table) + capacity * sizeof(keys_slot);
}

static struct keys_table *table_new(size_t capacity)
{
	struct keys_table *table = large_new(table_size(capacity));

	if (table != NULL)
		table->mask = capacity - 1;
	return table;
}

static void table_free(struct keys_table *table)
{
	if (table != NULL)
		large_free(table, table_size(table->mask + 1));
}

/* To add takes less time than to be woken up. */
static bool init_lock(pthread_mutex_t *lock)
{
	pthread_mutexattr_t kind;

	if (pthread_mutexattr_init(&kind) != 0)
		return false;
#ifdef PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP
	(void)pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ADAPTIVE_NP);
#endif
	bool is_done = pthread_mutex_init(lock, &kind) == 0;

	(void)pthread_mutexattr_destroy(&kind);
	return is_done;
}

struct keys *keys_new(enum keys_kind kind)
{
	struct keys *keys = calloc(1, sizeof *keys);
	struct keys_table *table = table_new(FIRST_CAPACITY);

	if (keys == NULL || table == NULL || !init_lock(&keys->lock)) {
		free(keys);
		table_free(table);
		return NULL;
	}
	keys->kind = kind;
	atomic_init(&keys->table, table);
	keys->number_all = keys_number_widest(64);
	return keys;
}

static size_t chunk_size(unsigned chunk)
{
	return ((size_t)1 << chunk) * sizeof(struct keys_entry);
}

void keys_free(struct keys *keys)
{
	if (keys == NULL)
		return;
	for (struct keys_table *table = atomic_load(&keys->table), *older; table != NULL;
	     table = older) {
		older = table->older;
		table_free(table);
	}
	for (unsigned i = 0; i < sizeof keys->chunks / sizeof *keys->chunks; i++)
		large_free(keys->chunks[i], chunk_size(i));
	for (struct page *page = keys->page, *older; page != NULL; page = older) {
		older = page->older;
		free(page);
	}
	free(keys->numbered);
	pthread_mutex_destroy(&keys->lock);
	free(keys);
}

/* Room for a long text that stays where it is. */
static struct long_text *page_room(struct keys *keys, size_t length)
{
	size_t unit = _Alignof(struct long_text);
	size_t size = (sizeof(struct long_text) + length + ZEROS + unit - 1) / unit * unit;

	if (keys->page == NULL || keys->page->size - keys->page->used < size) {
		size_t page_size = size > PAGE_SIZE ? size : PAGE_SIZE;
		struct page *page = malloc(sizeof *page + page_size);

		if (page == NULL)
			return NULL;
		*page = (struct page){.older = keys->page, .size = page_size};
		keys->page = page;
	}
	void *room = keys->page->bytes + keys->page->used;

	keys->page->used += size;
	return room;
}

static void put(struct keys_table *table, uint64_t slot)
{
	size_t at = keys_place(table, slot);

	while (atomic_load_explicit(&table->slots[at], memory_order_relaxed) != 0)
		at = (at + 1) & table->mask;
	atomic_store_explicit(&table->slots[at], slot, memory_order_release);
}

static struct keys_table *grow(struct keys *keys, struct keys_table *older)
{
	struct keys_table *table = table_new((older->mask + 1) * 2);

	if (table == NULL)
		return NULL;
	for (size_t i = 0; i <= older->mask; i++) {
		uint64_t slot = atomic_load_explicit(&older->slots[i], memory_order_relaxed);

		if (slot != 0)
			put(table, slot);
	}
	table->older = older;
	atomic_store_explicit(&keys->table, table, memory_order_release);
	return table;
}

/* The emptier a table is, the less often a search goes on. */
static size_t most_entries(const struct keys_table *table)
{
	return (table->mask + 1) / 4;
}

/* The next entry, to be used once it is full; NULL where there is no memory. */
static struct keys_entry *next_entry(struct keys *keys, uint32_t *index)
{
	if (keys->n_entries >= KEYS_MOST - FIRST_CHUNK)
		return NULL;
	*index = keys->n_entries + FIRST_CHUNK;

	unsigned chunk = 31 - (unsigned)__builtin_clz(*index);

	if (keys->chunks[chunk] == NULL)
		keys->chunks[chunk] = large_new(chunk_size(chunk));
	return keys->chunks[chunk] == NULL ? NULL : keys_entry(keys->chunks, *index);
}

static bool reserve_number(struct keys *keys)
{
	if (keys->n_numbered < keys->capacity)
		return true;

	uint32_t capacity = keys->capacity == 0 ? 32 : keys->capacity * 2;
	const struct keys_entry **numbered =
	    keys->capacity >= KEYS_MOST / 2
		? NULL
		: realloc(keys->numbered, capacity * sizeof *keys->numbered);

	if (numbered == NULL)
		return false;
	keys->numbered = numbered;
	keys->capacity = capacity;
	return true;
}

/* Keep the text of a cell that does not fit a head. */
static bool keep_long(struct keys *keys, struct keys_entry *entry, const struct keys_cell *cell)
{
	if (cell->length <= HEAD_TEXT)
		return true;

	struct long_text *whole = page_room(keys, cell->length);

	if (whole == NULL)
		return false;
	whole->length = cell->length;
	memcpy(whole->text, cell->text, cell->length);
	memset(whole->text + cell->length, 0, ZEROS);
	entry->long_text = whole->text;
	return true;
}

/* With the lock held. */
static uint32_t add(struct keys *keys, const struct keys_cell *cell, const struct keys_head *head,
		    uint64_t hash, bool is_refused)
{
	struct keys_table *table = atomic_load_explicit(&keys->table, memory_order_relaxed);
	const struct keys_entry *found =
	    keys_find(table, keys->chunks, head, hash, cell->text, cell->length);
	uint32_t index;

	if (found != NULL)
		return found->number;
	if (keys->n_entries >= most_entries(table) && (table = grow(keys, table)) == NULL)
		return KEYS_NO_MEMORY;

	struct keys_entry *entry = next_entry(keys, &index);

	if (entry == NULL || !reserve_number(keys) || !keep_long(keys, entry, cell))
		return KEYS_NO_MEMORY;
	entry->head = *head;
	entry->length = cell->length <= HEAD_TEXT ? (uint32_t)cell->length : LENGTH_LONG;
	entry->number = KEYS_REFUSED;
	if (!is_refused) {
		keys->numbered[keys->n_numbered] = entry;
		entry->number = keys->n_numbered++;
	}
	keys->n_entries++;
	put(table, (hash & ~(uint64_t)UINT32_MAX) | index);
	return entry->number;
}

/* Is a cell's text unfit to be a key?  KEYS_NO_MEMORY or KEYS_REFUSED where it is, else 0. */
static uint32_t judge(const struct keys *keys, const struct keys_cell *cell)
{
	char short_copy[HEAD_TEXT + 1], *copy = short_copy;

	if (cell->length > HEAD_TEXT)
		copy = malloc(cell->length + 1);
	if (copy == NULL)
		return KEYS_NO_MEMORY;
	memcpy(copy, cell->text, cell->length);
	copy[cell->length] = '\0';

	bool is_unfit = keys_is_unfit(keys->kind, copy, cell->length);

	if (copy != short_copy)
		free(copy);
	return is_unfit ? KEYS_REFUSED : 0;
}

uint32_t keys_number_new(struct keys *keys, const struct keys_cell *cell,
			 const struct keys_head *head, uint64_t hash)
{
	uint32_t judgement = judge(keys, cell);

	if (judgement == KEYS_NO_MEMORY)
		return judgement;
	pthread_mutex_lock(&keys->lock);
	uint32_t number = add(keys, cell, head, hash, judgement == KEYS_REFUSED);

	pthread_mutex_unlock(&keys->lock);
	return number;
}

struct keys_entry *const *keys_chunks(const struct keys *keys)
{
	return keys->chunks;
}

const struct keys_table *keys_table(struct keys *keys)
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
	struct keys_head head;
	uint64_t hash = keys_head(&head, padded, length);

	if (keys_is_unfit(keys->kind, padded, length))
		hash ^= ANYWAY;
	pthread_mutex_lock(&keys->lock);
	uint32_t number = add(keys, &cell, &head, hash, false);

	pthread_mutex_unlock(&keys->lock);
	free(padded);
	return number;
}

uint32_t keys_count(const struct keys *keys)
{
	return keys->n_numbered;
}

const char *keys_text(const struct keys *keys, uint32_t number)
{
	const struct keys_entry *entry = keys->numbered[number];

	return entry->long_text != NULL ? entry->long_text : (const char *)&entry->head;
}

uint64_t keys_word(const struct keys *keys, uint32_t number, size_t depth)
{
	const char *text = keys_text(keys, number);
	uint64_t word;

	memcpy(&word, text + depth, sizeof word);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}
