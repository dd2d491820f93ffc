/*
 * The two ways to keep sums by tuples of numbers (groups.h): in an array with a place for every
 * combination, and, of groups too sparse for that, in a hash table.
 */
#ifndef TALLY_GROUPS_DENSE_H
#define TALLY_GROUPS_DENSE_H

#include "tally/groups.h"

/* All zeros is an empty one, but for n_parts. */
struct groups_dense {
	size_t n_parts;
	uint32_t
	    limits[GROUPS_MOST_PARTS]; /* numbers of a part stay below; the last changes fastest */
	struct group_sum *sums;
	size_t n_places;
	/* Rows still to be added: their places are on the way from memory meanwhile. */
	size_t n_waiting;
	uint64_t times; /* 1, or -1 to take them away */
	uint32_t waiting[GROUPS_BATCH];
	uint64_t amounts[GROUPS_BATCH];
};

void groups_dense_init(struct groups_dense *dense, size_t n_parts);
void groups_dense_fini(struct groups_dense *dense);

/*
 * groups_dense_reserve(dense, most):
 * Room for numbers up to and with `most` of each part.  False, with nothing changed, where that
 * would be too sparse an array, or there is no memory.
 */
bool groups_dense_reserve(struct groups_dense *dense, const uint32_t *most);

/* Add what is waiting.  Due before anything else is done with the sums but to add more. */
void groups_dense_settle(struct groups_dense *dense);

/* See groups_add(); false, with nothing added, where there is no room for a number. */
bool groups_dense_add(struct groups_dense *dense, const struct groups_batch *batch, int sign);

/* The numbers of a place. */
void groups_dense_numbers(const struct groups_dense *dense, size_t place, uint32_t *numbers);

size_t groups_dense_place(const struct groups_dense *dense, const uint32_t *numbers);

/* See groups_each(). */
bool groups_dense_each(const struct groups_dense *dense, const uint32_t *const *orders,
		       const uint32_t *n_orders, groups_function *function, void *data);

/* --- In a hash table (groups_hash.c) --- */

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
