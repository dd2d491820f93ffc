#include "tally/groups_dense.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 256
#define NO_RECORD UINT32_MAX

void groups_hash_init(struct groups_hash *hash, size_t n_parts)
{
	*hash = (struct groups_hash){.n_parts = n_parts};
	hash->record_size = (sizeof(struct hash_record) + n_parts * sizeof(uint32_t) + 7) / 8 * 8;
}

void groups_hash_fini(struct groups_hash *hash)
{
	free(hash->places);
	free(hash->records);
}

static struct hash_record *record_at(const struct groups_hash *hash, uint32_t number)
{
	return (struct hash_record *)(void *)(hash->records + hash->record_size * number);
}

const struct hash_record *groups_hash_at(const struct groups_hash *hash, uint32_t number)
{
	return record_at(hash, number);
}

static uint64_t hash_of(const struct groups_hash *groups, const uint32_t *numbers)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < groups->n_parts; i++) {
		hash = (hash ^ numbers[i]) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	return hash;
}

static bool grow(struct groups_hash *groups)
{
	size_t capacity = groups->capacity == 0 ? FIRST_CAPACITY : (size_t)groups->capacity * 2;
	char *records = capacity >= NO_RECORD / 4
			    ? NULL
			    : realloc(groups->records, capacity * groups->record_size);

	if (records == NULL)
		return false;
	groups->records = records;

	uint32_t *places = malloc(capacity * 2 * sizeof *places);

	if (places == NULL)
		return false;
	free(groups->places);
	groups->places = places;
	groups->mask = capacity * 2 - 1;
	groups->capacity = (uint32_t)capacity;
	memset(places, 0xff, capacity * 2 * sizeof *places);
	for (uint32_t i = 0; i < groups->n_records; i++) {
		size_t at = hash_of(groups, record_at(groups, i)->numbers) & groups->mask;

		while (places[at] != NO_RECORD)
			at = (at + 1) & groups->mask;
		places[at] = i;
	}
	return true;
}

static struct hash_record *find(struct groups_hash *groups, const uint32_t *numbers, uint64_t hash)
{
	size_t size = groups->n_parts * sizeof *numbers;

	if ((groups->places == NULL || groups->n_records == groups->capacity) && !grow(groups))
		return NULL;
	for (size_t at = hash & groups->mask;; at = (at + 1) & groups->mask) {
		if (groups->places[at] == NO_RECORD) {
			struct hash_record *record = record_at(groups, groups->n_records);

			groups->places[at] = groups->n_records++;
			record->sum = (struct group_sum){0, 0};
			memcpy(record->numbers, numbers, size);
			return record;
		}
		struct hash_record *record = record_at(groups, groups->places[at]);

		if (memcmp(record->numbers, numbers, size) == 0)
			return record;
	}
}

bool groups_hash_put(struct groups_hash *hash, const uint32_t *numbers, const struct group_sum *sum)
{
	struct hash_record *record = find(hash, numbers, hash_of(hash, numbers));

	if (record == NULL)
		return false;
	record->sum.rows += sum->rows;
	record->sum.amount += sum->amount;
	return true;
}

bool groups_hash_add(struct groups_hash *groups, const struct groups_batch *batch, int sign)
{
	uint32_t numbers[GROUPS_BATCH][GROUPS_MOST_PARTS];
	uint64_t hashes[GROUPS_BATCH], times = (uint64_t)(int64_t)sign;

	for (size_t row = 0; row < batch->n; row++) {
		for (size_t part = 0; part < groups->n_parts; part++)
			numbers[row][part] = batch->numbers[part][row];
		hashes[row] = hash_of(groups, numbers[row]);
		if (groups->places != NULL)
			__builtin_prefetch(&groups->places[hashes[row] & groups->mask]);
	}
	/* By now the places are there; most first ones are the right ones. */
	for (size_t row = 0; row < batch->n && groups->places != NULL; row++) {
		uint32_t number = groups->places[hashes[row] & groups->mask];

		if (number != NO_RECORD)
			__builtin_prefetch(record_at(groups, number), 1);
	}
	for (size_t row = 0; row < batch->n; row++) {
		struct hash_record *record = find(groups, numbers[row], hashes[row]);

		if (record == NULL)
			return false;
		record->sum.rows += times;
		record->sum.amount += times * batch->amounts[row];
	}
	return true;
}

/* A group's ranks in the order to come out in, and its record. */
struct ranked {
	uint32_t record;
	uint32_t ranks[GROUPS_MOST_PARTS];
};

static int by_ranks(const void *a, const void *b, void *data)
{
	const struct ranked *one = a, *other = b;
	const size_t *n_parts = data;

	for (size_t i = 0; i < *n_parts; i++)
		if (one->ranks[i] != other->ranks[i])
			return one->ranks[i] < other->ranks[i] ? -1 : 1;
	return 0;
}

bool groups_hash_each(const struct groups_hash *groups, const uint32_t *const *orders,
		      const uint32_t *n_orders, groups_function *function, void *data)
{
	size_t n_parts = groups->n_parts, n = 0;
	uint32_t *ranks[GROUPS_MOST_PARTS] = {0};
	struct ranked *sorted = calloc(groups->n_records + 1, sizeof *sorted);
	bool is_done = false;

	for (size_t part = 0; part < n_parts; part++) {
		ranks[part] = malloc((n_orders[part] + 1) * sizeof *ranks[part]);
		if (ranks[part] == NULL)
			goto out;
		for (uint32_t i = 0; i < n_orders[part]; i++)
			ranks[part][orders[part][i]] = i;
	}
	if (sorted == NULL || ranks[n_parts - 1] == NULL)
		goto out;
	for (uint32_t i = 0; i < groups->n_records; i++) {
		const struct hash_record *record = record_at(groups, i);

		if (record->sum.rows == 0)
			continue;
		sorted[n].record = i;
		sorted[n].ranks[0] = ranks[n_parts - 1][record->numbers[n_parts - 1]];
		for (size_t part = 0; part + 1 < n_parts; part++)
			sorted[n].ranks[part + 1] = ranks[part][record->numbers[part]];
		n++;
	}
	size_t n_compared = n_parts;

	qsort_r(sorted, n, sizeof *sorted, by_ranks, &n_compared);
	is_done = true;
	for (size_t i = 0; i < n && is_done; i++) {
		const struct hash_record *record = record_at(groups, sorted[i].record);

		is_done = function(data, record->numbers, &record->sum);
	}
out:
	for (size_t part = 0; part < n_parts; part++)
		free(ranks[part]);
	free(sorted);
	return is_done;
}
