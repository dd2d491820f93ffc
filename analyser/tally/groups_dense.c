#include "tally/groups_dense.h"

#include <stdlib.h>
#include <string.h>

#include "tally/large.h"

/* Places that may stand empty in any case, and for each group that is there. */
#define MOST_PLACES ((size_t)1 << 20)
#define MOST_PLACES_EACH 4

void groups_dense_init(struct groups_dense *dense, size_t n_parts)
{
	*dense = (struct groups_dense){.n_parts = n_parts};
}

void groups_dense_fini(struct groups_dense *dense)
{
	large_free(dense->sums, dense->n_places * sizeof *dense->sums);
}

size_t groups_dense_place(const struct groups_dense *dense, const uint32_t *numbers)
{
	size_t place = 0;

	for (size_t part = 0; part < dense->n_parts; part++)
		place = place * dense->limits[part] + numbers[part];
	return place;
}

void groups_dense_numbers(const struct groups_dense *dense, size_t place, uint32_t *numbers)
{
	for (size_t part = dense->n_parts; part-- > 0;) {
		numbers[part] = (uint32_t)(place % dense->limits[part]);
		place /= dense->limits[part];
	}
}

/* Half as much again and more, so that moving costs little in all, and little stands empty. */
static uint32_t limit_above(uint32_t limit, uint32_t most)
{
	while (limit <= most)
		limit = limit < 4 ? limit + 1 : limit + limit / 3;
	return limit;
}

static size_t count_groups(const struct groups_dense *dense)
{
	size_t count = 0;

	for (size_t i = 0; i < dense->n_places; i++)
		count += dense->sums[i].rows != 0;
	return count;
}

static bool is_worth(const struct groups_dense *dense, const struct groups_dense *larger)
{
	size_t places = 1;

	/* Below 2 to the 31st: add_part() counts on it. */
	for (size_t part = 0; part < larger->n_parts; part++)
		if (__builtin_mul_overflow(places, (size_t)larger->limits[part], &places) ||
		    places > INT32_MAX)
			return false;
	return places <= MOST_PLACES ||
	       (places / 2 <= dense->n_places && places <= MOST_PLACES_EACH * count_groups(dense));
}

bool groups_dense_reserve(struct groups_dense *dense, const uint32_t *most)
{
	groups_dense_settle(dense);

	struct groups_dense larger = *dense;

	larger.n_places = 1;
	for (size_t part = 0; part < dense->n_parts; part++)
		larger.limits[part] = limit_above(dense->limits[part], most[part]);
	if (!is_worth(dense, &larger))
		return false;
	for (size_t part = 0; part < dense->n_parts; part++)
		larger.n_places *= larger.limits[part];
	larger.sums = large_new(larger.n_places * sizeof *larger.sums);
	if (larger.sums == NULL)
		return false;
	for (size_t i = 0; i < dense->n_places; i++) {
		uint32_t numbers[GROUPS_MOST_PARTS] = {0};

		if (dense->sums[i].rows == 0 && dense->sums[i].amount == 0)
			continue;
		groups_dense_numbers(dense, i, numbers);
		larger.sums[groups_dense_place(&larger, numbers)] = dense->sums[i];
	}
	groups_dense_fini(dense);
	*dense = larger;
	return true;
}

void groups_dense_settle(struct groups_dense *dense)
{
	for (size_t row = 0; row < dense->n_waiting; row++) {
		struct group_sum *sum = &dense->sums[dense->waiting[row]];

		sum->rows += dense->times;
		sum->amount += dense->times * dense->amounts[row];
	}
	dense->n_waiting = 0;
}

/* One part's numbers go into the places; the highest bit of what is returned: one is beyond. */
static inline __attribute__((always_inline)) uint32_t
add_part(uint32_t *restrict places, const uint32_t *restrict numbers, uint32_t limit, size_t n)
{
	uint32_t beyond = 0;

	for (size_t row = 0; row < n; row++) {
		beyond |= numbers[row] | (limit - 1 - numbers[row]);
		places[row] = places[row] * limit + numbers[row];
	}
	return beyond;
}

bool groups_dense_add(struct groups_dense *dense, const struct groups_batch *batch, int sign)
{
	uint32_t places[GROUPS_BATCH] = {0};
	uint32_t beyond = 0;

	for (size_t part = 0; part < dense->n_parts; part++)
		/* A full batch, as most are, by vectors. */
		beyond |=
		    batch->n == GROUPS_BATCH
			? add_part(places, batch->numbers[part], dense->limits[part], GROUPS_BATCH)
			: add_part(places, batch->numbers[part], dense->limits[part], batch->n);
	if (beyond >> 31 != 0)
		return false;
	for (size_t row = 0; row < batch->n; row++)
		__builtin_prefetch(&dense->sums[places[row]], 1);
	groups_dense_settle(dense);
	dense->n_waiting = batch->n;
	dense->times = (uint64_t)(int64_t)sign;
	memcpy(dense->waiting, places, sizeof places);
	memcpy(dense->amounts, batch->amounts, sizeof dense->amounts);
	return true;
}

/* Groups of whom the sums are on the way from memory. */
struct coming {
	size_t n;
	size_t places[GROUPS_BATCH];
	uint32_t numbers[GROUPS_BATCH][GROUPS_MOST_PARTS];
};

static bool give(const struct groups_dense *dense, struct coming *coming, groups_function *function,
		 void *data)
{
	for (size_t i = 0; i < coming->n; i++) {
		const struct group_sum *sum = &dense->sums[coming->places[i]];

		if (sum->rows != 0 && !function(data, coming->numbers[i], sum))
			return false;
	}
	coming->n = 0;
	return true;
}

/* Call function in the order of numbers that all have a place, n_orders[part] > 0 of each part. */
static bool each_placed(const struct groups_dense *dense, uint32_t *const *orders,
			const uint32_t *n_orders, groups_function *function, void *data)
{
	size_t n_parts = dense->n_parts;
	uint32_t at[GROUPS_MOST_PARTS] = {0};
	struct coming coming = {.n = 0};

	for (;;) {
		uint32_t *numbers = coming.numbers[coming.n];

		for (size_t part = 0; part < n_parts; part++)
			numbers[part] = orders[part][at[part]];

		size_t place = groups_dense_place(dense, numbers);

		__builtin_prefetch(&dense->sums[place]);
		coming.places[coming.n++] = place;
		if (coming.n == GROUPS_BATCH && !give(dense, &coming, function, data))
			return false;
		/* The last part is the slowest to change, then the first, the second... */
		size_t part = n_parts - 1;

		for (;;) {
			size_t turning = part == 0 ? n_parts - 1 : part - 1;

			if (++at[turning] < n_orders[turning])
				break;
			at[turning] = 0;
			if (part-- == 0)
				return give(dense, &coming, function, data);
		}
	}
}

/*
 * Names that only odd rows have are numbered too, and have no place.  There may be so many that
 * to go through all combinations with them would never end.
 */
bool groups_dense_each(const struct groups_dense *dense, const uint32_t *const *orders,
		       const uint32_t *n_orders, groups_function *function, void *data)
{
	uint32_t *placed[GROUPS_MOST_PARTS] = {0}, n_placed[GROUPS_MOST_PARTS] = {0};
	bool has_memory = true, has_any = dense->sums != NULL;

	for (size_t part = 0; part < dense->n_parts && has_any && has_memory; part++) {
		placed[part] = malloc((dense->limits[part] + (size_t)1) * sizeof *placed[part]);
		has_memory = placed[part] != NULL;
		for (uint32_t i = 0; has_memory && i < n_orders[part]; i++)
			if (orders[part][i] < dense->limits[part])
				placed[part][n_placed[part]++] = orders[part][i];
		has_any = n_placed[part] > 0;
	}

	bool is_done =
	    has_memory && (!has_any || each_placed(dense, placed, n_placed, function, data));

	for (size_t part = 0; part < dense->n_parts; part++)
		free(placed[part]);
	return is_done;
}
