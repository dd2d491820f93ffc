/*
 * Sums by tuples of numbers in a hash table: for groups too sparse for an array.
 */
#ifndef TALLY_GROUPS_HASH_H
#define TALLY_GROUPS_HASH_H

#include "tally/groups.h"

/* A group, its numbers behind it. */
struct hash_record {
	struct group_sum sum;
	uint32_t numbers[];
};

/* All zeros is an empty one, but for n_parts and record_size. */
struct groups_hash {
	size_t n_parts, record_size;
	uint32_t *places; /* a record's number or UINT32_MAX */
	size_t mask;
	char *records;
	uint32_t n_records, capacity;
};

void groups_hash_init(struct groups_hash *hash, size_t n_parts);
void groups_hash_fini(struct groups_hash *hash);

/* See groups_add(). */
bool groups_hash_add(struct groups_hash *hash, const struct groups_batch *batch, int sign);

/* Add a sum to the group of these numbers; false where there is no memory. */
bool groups_hash_put(struct groups_hash *hash, const uint32_t *numbers,
		     const struct group_sum *sum);

const struct hash_record *groups_hash_at(const struct groups_hash *hash, uint32_t number);

/* See groups_each(). */
bool groups_hash_each(const struct groups_hash *hash, const uint32_t *const *orders,
		      const uint32_t *n_orders, groups_function *function, void *data);

#endif
