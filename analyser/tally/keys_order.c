/*
 * Texts in order, by a quicksort on eight bytes at a time: keys of one column
 * are much alike at their beginnings, and what has been found equal is not
 * looked at again.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/held_signals.h"
#include "tally/keys.h"

#define FEW 16         /* to be sorted by insertion */
#define MANY (1 << 14) /* worth a thread */

/* A text's number, and the eight bytes in hand, which compare as numbers do. */
struct sortable {
	uint64_t word;
	uint32_t number;
};

struct sort {
	const struct keys *keys;
	struct sortable *items;
	size_t n, depth; /* bytes of the texts that are equal */
	unsigned n_threads;
};

static bool is_before(const struct sort *sort, const struct sortable *a, const struct sortable *b)
{
	if (a->word != b->word || (a->word & 0xff) == 0)
		return a->word < b->word;
	return strcmp(keys_text(sort->keys, a->number) + sort->depth + 8,
		      keys_text(sort->keys, b->number) + sort->depth + 8) < 0;
}

static void sort_few(const struct sort *sort)
{
	for (size_t i = 1; i < sort->n; i++) {
		struct sortable item = sort->items[i];
		size_t at = i;

		for (; at > 0 && is_before(sort, &item, &sort->items[at - 1]); at--)
			sort->items[at] = sort->items[at - 1];
		sort->items[at] = item;
	}
}

static uint64_t middle(uint64_t a, uint64_t b, uint64_t c)
{
	if ((a < b) != (a < c))
		return a;
	return (b < a) != (b < c) ? b : c;
}

static void swap(struct sortable *a, struct sortable *b)
{
	struct sortable kept = *a;

	*a = *b;
	*b = kept;
}

enum part { LESS, EQUAL, MORE, N_PARTS };

/*
 * A word near the middle, from places without a pattern: files come in many orders, and from
 * fixed places some of them (down and up again) give the least word each time.
 */
static uint64_t pivot_of(const struct sort *sort, uint64_t *seed)
{
	uint64_t words[3];

	for (size_t i = 0; i < 3; i++) {
		*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		words[i] = sort->items[(*seed >> 32) % sort->n].word;
	}
	return middle(words[0], words[1], words[2]);
}

/* Words below the pivot, those equal to it with their next words in hand, and those above. */
static void split(const struct sort *sort, uint64_t pivot, struct sort parts[N_PARTS])
{
	struct sortable *items = sort->items;
	size_t less = 0, at = 0, more = sort->n;

	while (at < more) {
		if (items[at].word < pivot)
			swap(&items[at++], &items[less++]);
		else if (items[at].word > pivot)
			swap(&items[at], &items[--more]);
		else
			at++;
	}
	parts[LESS] = parts[EQUAL] = parts[MORE] = *sort;
	parts[LESS].n = less;
	parts[MORE].items += more;
	parts[MORE].n -= more;

	struct sort *equal = &parts[EQUAL];

	/* Texts that end within the word are one and the same. */
	equal->items += less;
	equal->n = (pivot & 0xff) == 0 ? 0 : more - less;
	equal->depth += 8;
	for (size_t i = 0; i < equal->n; i++)
		equal->items[i].word = keys_word(sort->keys, equal->items[i].number, equal->depth);
}

static void *sort_all(void *data);

/* Half of the threads for each, or one after the other where there can be no more threads. */
static void sort_both(struct sort *one, struct sort *other)
{
	pthread_t thread;
	sigset_t before;

	one->n_threads = other->n_threads = (one->n_threads + 1) / 2;

	hold_signals(&before);

	bool is_apart = pthread_create(&thread, NULL, sort_all, one) == 0;

	release_signals(&before);

	if (!is_apart)
		(void)sort_all(one);
	(void)sort_all(other);
	if (is_apart)
		(void)pthread_join(thread, NULL);
}

static void *sort_all(void *data)
{
	struct sort sort = *(const struct sort *)data;
	uint64_t seed = sort.n;

	while (sort.n > FEW) {
		struct sort parts[N_PARTS];
		enum part largest = EQUAL;

		split(&sort, pivot_of(&sort, &seed), parts);
		if (sort.n_threads > 1 && sort.n > MANY) {
			sort_both(&parts[LESS], &parts[MORE]);
			sort = parts[EQUAL];
			continue;
		}
		/* No call has more than half of the items, so that calls never nest deep. */
		for (enum part part = LESS; part < N_PARTS; part++)
			if (parts[part].n > parts[largest].n)
				largest = part;
		for (enum part part = LESS; part < N_PARTS; part++)
			if (part != largest)
				(void)sort_all(&parts[part]);
		sort = parts[largest];
	}
	sort_few(&sort);
	return NULL;
}

uint32_t *keys_order(const struct keys *keys, unsigned n_threads)
{
	uint32_t n = keys_count(keys);
	struct sortable *items = malloc((n + (size_t)1) * sizeof *items);
	uint32_t *order = malloc((n + (size_t)1) * sizeof *order);

	if (items == NULL || order == NULL) {
		free(items);
		free(order);
		return NULL;
	}
	for (uint32_t i = 0; i < n; i++)
		items[i] = (struct sortable){keys_word(keys, i, 0), i};
	(void)sort_all(&(struct sort){keys, items, n, 0, n_threads});
	for (uint32_t i = 0; i < n; i++)
		order[i] = items[i].number;
	free(items);
	return order;
}
