#include "model/names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

void names_init(struct names *names, struct arena *arena)
{
	*names = (struct names){.arena = arena};
}

/* FNV-1a, 64 bits. */
static size_t hash(const char *name)
{
	uint64_t sum = 14695981039346656037u;

	for (; *name != '\0'; name++)
		sum = (sum ^ (unsigned char)*name) * 1099511628211u;
	return (size_t)(sum ^ sum >> 32);
}

/* The slot that holds a name, or the free one where it would go. */
static size_t find_slot(const struct names *names, const char *name)
{
	size_t slot = hash(name) & (names->n_slots - 1);

	if (names->count == 0)
		return slot;
	while (names->slots[slot] != 0 && strcmp(names->items[names->slots[slot] - 1], name) != 0)
		slot = (slot + 1) & (names->n_slots - 1);
	return slot;
}

static void rebuild(struct names *names, size_t n_slots)
{
	names->n_slots = n_slots;
	names->slots = arena_array(names->arena, n_slots, sizeof *names->slots);
	for (size_t i = 0; i < names->count; i++)
		names->slots[find_slot(names, names->items[i])] = (int)i + 1;
}

int names_find(const struct names *names, const char *name)
{
	return names->count == 0 ? -1 : names->slots[find_slot(names, name)] - 1;
}

int names_add(struct names *names, const char *name)
{
	if (names->n_slots < (names->count + 1) * 2)
		rebuild(names, names->n_slots == 0 ? 64 : names->n_slots * 2);

	size_t slot = find_slot(names, name);

	if (names->slots[slot] == 0) {
		names->items = arena_grow(names->arena, names->items, names->count,
					  &names->capacity, sizeof *names->items);
		names->items[names->count] = arena_text(names->arena, name);
		names->slots[slot] = (int)++names->count;
	}
	return names->slots[slot] - 1;
}

struct order {
	int (*compare)(const char *a, const char *b, void *data);
	void *data;
	const char **items;
};

static int compare_ids(const void *a, const void *b, void *data)
{
	const struct order *order = data;
	const char *left = order->items[*(const int *)a], *right = order->items[*(const int *)b];

	return order->compare == NULL ? strcmp(left, right)
				      : order->compare(left, right, order->data);
}

int *names_sort(struct names *names, int (*compare)(const char *a, const char *b, void *data),
		void *data)
{
	struct order order = {compare, data, names->items};
	int *old_of_new = arena_array(names->arena, names->count, sizeof *old_of_new);
	int *new_of_old = arena_array(names->arena, names->count, sizeof *new_of_old);
	const char **sorted = arena_array(names->arena, names->count, sizeof *sorted);

	for (size_t i = 0; i < names->count; i++)
		old_of_new[i] = (int)i;
	if (names->count > 1)
		qsort_r(old_of_new, names->count, sizeof *old_of_new, compare_ids, &order);
	for (size_t i = 0; i < names->count; i++) {
		new_of_old[old_of_new[i]] = (int)i;
		sorted[i] = names->items[old_of_new[i]];
	}
	names->items = sorted;
	names->capacity = names->count;
	if (names->n_slots > 0)
		rebuild(names, names->n_slots);
	return new_of_old;
}

/* A file with more is not slips of the pen but a way of writing. */
#define MOST_ALIKE 5

void names_say_alike(const struct names *names, const char *what, struct place place,
		     struct diagnostics *diagnostics)
{
	struct names folded;
	size_t n_alike = 0;
	const char **first = arena_array(diagnostics->arena, names->count, sizeof *first);

	names_init(&folded, diagnostics->arena);
	for (size_t i = 0; i < names->count && n_alike < MOST_ALIKE; i++) {
		size_t before = folded.count;
		int id = names_add(&folded, text_fold(diagnostics->arena, names->items[i]));

		if (folded.count > before)
			first[id] = names->items[i];
		else if (names->items[i][0] != '\0' && n_alike++ < MOST_ALIKE)
			diagnose(diagnostics, SEVERITY_NOTICE, place,
				 "%s '%.60s' and '%.60s' are kept apart; write them alike if they "
				 "are one",
				 what, first[id], names->items[i]);
	}
}
