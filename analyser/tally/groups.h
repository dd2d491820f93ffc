/*
 * Sums by group; a group is a tuple of small numbers, one for each part of
 * its key.  One thread's own.
 *
 * Sums wrap round at 64 bits, so that taking rows away again is exact; whoever
 * adds sees to it that the final sums are in range.
 */
#ifndef TALLY_GROUPS_H
#define TALLY_GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GROUPS_MOST_PARTS 9
#define GROUPS_BATCH 32

/* Rows to add in one go: their numbers part by part. */
struct groups_batch {
	size_t n;
	uint32_t numbers[GROUPS_MOST_PARTS][GROUPS_BATCH];
	uint64_t amounts[GROUPS_BATCH];
};

struct group_sum {
	uint64_t rows, amount;
};

struct groups;

struct groups *groups_new(size_t n_parts);

/* groups_free(NULL) has no effect. */
void groups_free(struct groups *groups);

/*
 * groups_add(groups, batch, sign):
 * Add the rows (sign 1) or take them away again (sign -1).  False where there is no memory;
 * then the sums mean nothing any more.
 */
bool groups_add(struct groups *groups, const struct groups_batch *batch, int sign);

/* Move all of another's sums into these.  False where there is no memory. */
bool groups_merge(struct groups *groups, struct groups *from);

/* How many groups have rows. */
size_t groups_count(struct groups *groups);

/*
 * groups_each(groups, orders, n_orders, function, data):
 * Call function with every group that has rows, in the order of its last part and then of its
 * first, second... part: orders[part] has n_orders[part] numbers in their order, at least all
 * that were added.  False where
 * there is no memory or the function says so.
 */
typedef bool groups_function(void *data, const uint32_t *numbers, const struct group_sum *sum);
bool groups_each(struct groups *groups, const uint32_t *const *orders, const uint32_t *n_orders,
		 groups_function *function, void *data);

#endif
