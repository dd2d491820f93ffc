#include "tally/sums.h"

#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "model/shapes.h"

void sums_init(struct sums *sums, const struct tally_question *question, struct arena *arena)
{
	*sums = (struct sums){.arena = arena, .n_keys = question->n_keys};
	for (size_t i = 0; i < sums->n_keys; i++) {
		sums->is_year[i] = question->keys[i].is_year;
		sums->is_price[i] = question->keys[i].is_price;
		/* What is counted in different units adds up to nothing. */
		sums->stays_apart[i] =
		    sums->is_year[i] || (question->shape == &purchases_shape &&
					 strcmp(question->keys[i].id, "unit") == 0);
		names_init(&sums->names[i], arena);
	}
}

/* Rows come in order of their last id, most of them: sixteen in a row share a cache line. */
static size_t hash(const uint32_t *ids, size_t count)
{
	uint64_t sum = 14695981039346656037u;
	uint32_t last = count == 0 ? 0 : ids[count - 1];

	for (size_t i = 0; i < count; i++) {
		sum = (sum ^ (i + 1 < count ? ids[i] : last / 16)) * UINT64_C(0x9E3779B97F4A7C15);
		sum ^= sum >> 29;
	}
	return (size_t)sum * 16 + last % 16;
}

static const uint32_t *ids_of(const struct sums *sums, size_t row)
{
	return sums->ids + row * sums->n_keys;
}

static bool is_row(const struct sums *sums, size_t row, const uint32_t *ids)
{
	const uint32_t *own = ids_of(sums, row);
	size_t i = 0;

	while (i < sums->n_keys && own[i] == ids[i])
		i++;
	return i == sums->n_keys;
}

/* The slot that holds a row, or the free one where it would go. */
static size_t find_slot(const struct sums *sums, const uint32_t *ids)
{
	size_t slot = hash(ids, sums->n_keys) & (sums->n_slots - 1);

	while (sums->slots[slot] != 0 && !is_row(sums, sums->slots[slot] - 1, ids))
		slot = (slot + 1) & (sums->n_slots - 1);
	return slot;
}

void sums_expect(struct sums *sums, size_t n_rows)
{
	size_t wanted = sums->n_rows + n_rows, n_slots = sums->n_slots;

	if (wanted > sums->capacity) {
		/* Files come one after another; what the one before took is not copied often. */
		size_t capacity = sums->n_rows == 0 ? wanted : wanted + wanted / 2;
		uint32_t *ids = arena_array(sums->arena, capacity, sums->n_keys * sizeof *ids);
		int64_t *amounts = arena_array(sums->arena, capacity, sizeof *amounts);

		if (sums->n_rows > 0) {
			memcpy(ids, sums->ids, sums->n_rows * sums->n_keys * sizeof *ids);
			memcpy(amounts, sums->amounts, sums->n_rows * sizeof *amounts);
		}
		sums->ids = ids;
		sums->amounts = amounts;
		sums->capacity = capacity;
	}
	while (n_slots < 64 || n_slots < wanted + wanted / 2)
		n_slots = n_slots == 0 ? 64 : n_slots * 2;
	if (n_slots != sums->n_slots) {
		sums->n_slots = n_slots;
		sums->slots = arena_array(sums->arena, n_slots, sizeof *sums->slots);
		for (size_t i = 0; i < sums->n_rows; i++)
			sums->slots[find_slot(sums, ids_of(sums, i))] = (uint32_t)i + 1;
	}
}

bool sums_add(struct sums *sums, const uint32_t *ids, int64_t amount)
{
	if (sums->n_rows == sums->capacity)
		sums_expect(sums, 64);

	size_t slot = find_slot(sums, ids);

	if (sums->slots[slot] == 0) {
		memcpy(sums->ids + sums->n_rows * sums->n_keys, ids, sums->n_keys * sizeof *ids);
		sums->amounts[sums->n_rows] = 0;
		sums->slots[slot] = (uint32_t)++sums->n_rows;
	}
	int64_t *sum = &sums->amounts[sums->slots[slot] - 1];

	return !__builtin_add_overflow(*sum, amount, sum);
}

/* The rows in a new order. */
static void reorder(struct sums *sums, const uint32_t *order, size_t count)
{
	size_t n = sums->n_keys;
	uint32_t *ids = arena_array(sums->arena, count, n * sizeof *ids);
	int64_t *amounts = arena_array(sums->arena, count, sizeof *amounts);

	for (size_t i = 0; i < count; i++) {
		memcpy(ids + i * n, ids_of(sums, order[i]), n * sizeof *ids);
		amounts[i] = sums->amounts[order[i]];
	}
	sums->ids = ids;
	sums->amounts = amounts;
	sums->n_rows = sums->capacity = count;
	sums->n_slots = 0;
}

/* One pass of a radix sort: by the ids of one key, which are less than n_ids. */
static void sort_by_key(const struct sums *sums, size_t key, size_t n_ids, const uint32_t *from,
			uint32_t *to, uint32_t *starts)
{
	memset(starts, 0, (n_ids + 1) * sizeof *starts);
	for (size_t i = 0; i < sums->n_rows; i++)
		starts[ids_of(sums, i)[key] + 1]++;
	for (size_t i = 0; i < n_ids; i++)
		starts[i + 1] += starts[i];
	for (size_t i = 0; i < sums->n_rows; i++)
		to[starts[ids_of(sums, from[i])[key]]++] = from[i];
}

static int compare_prices(const char *a, const char *b, void *data)
{
	struct money left = {0}, right = {0};

	(void)data;
	(void)money_parse(a, &left);
	(void)money_parse(b, &right);
	return money_compare(left, right);
}

#define MOST_YEARS 4096 /* financial years are numbers below it */

void sums_sort(struct sums *sums)
{
	struct arena *scratch = arena_like(sums->arena);
	uint32_t *order = arena_array(scratch, sums->n_rows + 1, sizeof *order);
	uint32_t *next = arena_array(scratch, sums->n_rows + 1, sizeof *next);
	size_t most = MOST_YEARS;

	for (size_t key = 0; key < sums->n_keys; key++) {
		if (sums->is_year[key])
			continue;
		int *ranks = names_sort(&sums->names[key],
					sums->is_price[key] ? compare_prices : NULL, NULL);

		for (size_t i = 0; i < sums->n_rows; i++) {
			uint32_t *id = &sums->ids[i * sums->n_keys + key];

			*id = (uint32_t)ranks[*id];
		}
		most = sums->names[key].count > most ? sums->names[key].count : most;
	}
	uint32_t *starts = arena_array(scratch, most + 1, sizeof *starts);

	for (size_t i = 0; i < sums->n_rows; i++)
		order[i] = (uint32_t)i;
	for (size_t key = sums->n_keys; key-- > 0;) {
		size_t n_ids = sums->is_year[key] ? MOST_YEARS : sums->names[key].count;
		uint32_t *sorted = next;

		sort_by_key(sums, key, n_ids, order, sorted, starts);
		next = order;
		order = sorted;
	}
	reorder(sums, order, sums->n_rows);
	arena_free(scratch);
}

static int compare_amounts(const void *left, const void *right, void *data)
{
	const int64_t *amounts = ((const struct sums *)data)->amounts;
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return ORDER_BY(ORDER(amounts[b], amounts[a]), ORDER(a, b));
}

bool sums_keep(struct sums *sums, size_t most)
{
	size_t n = sums->n_rows, n_kept = n < most ? n : most;
	uint32_t *order = arena_array(sums->arena, n, sizeof *order);
	uint32_t *others = arena_array(sums->arena, n, sizeof *others);
	uint32_t ids[MOST_KEYS] = {0};
	struct sums rest = *sums;

	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	if (n > 1)
		qsort_r(order, n, sizeof *order, compare_amounts, sums);
	reorder(sums, order, n_kept);
	if (n_kept == n)
		return true;
	/* The others in their own order, so that years follow one another. */
	for (size_t i = n_kept; i < n; i++)
		others[order[i]] = 1;
	for (size_t key = 0; key < sums->n_keys; key++)
		ids[key] = sums->stays_apart[key]
			       ? 0
			       : (uint32_t)names_add(&sums->names[key],
						     sums->is_price[key] ? "" : "all others");

	struct sums added;

	added = *sums;
	added.n_rows = added.capacity = added.n_slots = 0;
	sums_expect(&added, 16);
	for (size_t i = 0; i < n; i++) {
		if (others[i] == 0)
			continue;
		for (size_t key = 0; key < sums->n_keys; key++)
			if (sums->stays_apart[key])
				ids[key] = ids_of(&rest, i)[key];
		if (!sums_add(&added, ids, rest.amounts[i]))
			return false;
	}
	/* With a name of their own, they stay apart from a name that is the same. */
	size_t n_added = added.n_rows, at = sums->n_rows;

	sums_expect(sums, n_added);
	memcpy(sums->ids + at * sums->n_keys, added.ids, n_added * sums->n_keys * sizeof *ids);
	memcpy(sums->amounts + at, added.amounts, n_added * sizeof *added.amounts);
	sums->n_rows += n_added;
	return true;
}

const char *sums_name(const struct sums *sums, size_t row, size_t key)
{
	return sums->names[key].items[ids_of(sums, row)[key]];
}

struct year sums_year(const struct sums *sums, size_t row, size_t key)
{
	return (struct year){(int)ids_of(sums, row)[key]};
}
