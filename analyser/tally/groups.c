#include "tally/groups.h"

#include <stdlib.h>
#include <string.h>

#include "tally/groups_dense.h"

/* An array as long as it is not too sparse, then a hash table for good. */
struct groups {
	size_t n_parts;
	bool is_hash;
	struct groups_dense dense;
	struct groups_hash hash;
};

struct groups *groups_new(size_t n_parts)
{
	struct groups *groups = calloc(1, sizeof *groups);

	if (groups == NULL)
		return NULL;
	groups->n_parts = n_parts;
	groups_dense_init(&groups->dense, n_parts);
	groups_hash_init(&groups->hash, n_parts);
	return groups;
}

void groups_free(struct groups *groups)
{
	if (groups == NULL)
		return;
	groups_dense_fini(&groups->dense);
	groups_hash_fini(&groups->hash);
	free(groups);
}

/* Call function with every group as it lies, even if no rows are left of it. */
static bool each_as_is(const struct groups *groups, groups_function *function, void *data)
{
	uint32_t numbers[GROUPS_MOST_PARTS];

	if (groups->is_hash) {
		for (uint32_t i = 0; i < groups->hash.n_records; i++) {
			const struct hash_record *record = groups_hash_at(&groups->hash, i);

			if (!function(data, record->numbers, &record->sum))
				return false;
		}
		return true;
	}
	for (size_t i = 0; i < groups->dense.n_places; i++) {
		const struct group_sum *sum = &groups->dense.sums[i];

		if (sum->rows == 0 && sum->amount == 0)
			continue;
		groups_dense_numbers(&groups->dense, i, numbers);
		if (!function(data, numbers, sum))
			return false;
	}
	return true;
}

static bool put(void *data, const uint32_t *numbers, const struct group_sum *sum)
{
	return groups_hash_put(data, numbers, sum);
}

static bool become_hash(struct groups *groups)
{
	groups_dense_settle(&groups->dense);
	if (!each_as_is(groups, put, &groups->hash)) {
		groups_hash_fini(&groups->hash);
		groups_hash_init(&groups->hash, groups->n_parts);
		return false;
	}
	groups_dense_fini(&groups->dense);
	groups_dense_init(&groups->dense, groups->n_parts);
	groups->is_hash = true;
	return true;
}

static bool make_room(struct groups *groups, const uint32_t *most)
{
	bool is_beyond = false;

	for (size_t part = 0; part < groups->n_parts; part++)
		is_beyond = is_beyond || most[part] >= groups->dense.limits[part];
	return groups->is_hash || !is_beyond || groups_dense_reserve(&groups->dense, most) ||
	       become_hash(groups);
}

bool groups_add(struct groups *groups, const struct groups_batch *batch, int sign)
{
	uint32_t most[GROUPS_MOST_PARTS];

	if (batch->n == 0 || (!groups->is_hash && groups_dense_add(&groups->dense, batch, sign)))
		return true;
	for (size_t part = 0; part < groups->n_parts; part++) {
		most[part] = 0;
		for (size_t row = 0; row < batch->n; row++)
			if (batch->numbers[part][row] > most[part])
				most[part] = batch->numbers[part][row];
	}
	if (!make_room(groups, most))
		return false;
	return groups->is_hash ? groups_hash_add(&groups->hash, batch, sign)
			       : groups_dense_add(&groups->dense, batch, sign);
}

static bool move(void *data, const uint32_t *numbers, const struct group_sum *sum)
{
	struct groups *groups = data;

	if (!make_room(groups, numbers))
		return false;
	if (groups->is_hash)
		return groups_hash_put(&groups->hash, numbers, sum);
	struct group_sum *place = &groups->dense.sums[groups_dense_place(&groups->dense, numbers)];

	place->rows += sum->rows;
	place->amount += sum->amount;
	return true;
}

static bool has_same_places(const struct groups *groups, const struct groups *other)
{
	return !groups->is_hash && !other->is_hash &&
	       memcmp(groups->dense.limits, other->dense.limits, sizeof groups->dense.limits) == 0;
}

bool groups_merge(struct groups *groups, struct groups *from)
{
	groups_dense_settle(&groups->dense);
	groups_dense_settle(&from->dense);
	if (has_same_places(groups, from)) {
		for (size_t i = 0; i < groups->dense.n_places; i++) {
			groups->dense.sums[i].rows += from->dense.sums[i].rows;
			groups->dense.sums[i].amount += from->dense.sums[i].amount;
		}
	} else if (!each_as_is(from, move, groups)) {
		return false;
	}
	groups_dense_fini(&from->dense);
	groups_hash_fini(&from->hash);
	groups_dense_init(&from->dense, from->n_parts);
	groups_hash_init(&from->hash, from->n_parts);
	from->is_hash = false;
	return true;
}

size_t groups_count(struct groups *groups)
{
	size_t count = 0;

	groups_dense_settle(&groups->dense);
	for (uint32_t i = 0; i < groups->hash.n_records; i++)
		count += groups_hash_at(&groups->hash, i)->sum.rows != 0;
	for (size_t i = 0; i < groups->dense.n_places; i++)
		count += groups->dense.sums[i].rows != 0;
	return count;
}

bool groups_each(struct groups *groups, const uint32_t *const *orders, const uint32_t *n_orders,
		 groups_function *function, void *data)
{
	groups_dense_settle(&groups->dense);
	return groups->is_hash
		   ? groups_hash_each(&groups->hash, orders, n_orders, function, data)
		   : groups_dense_each(&groups->dense, orders, n_orders, function, data);
}
