#include "found.h"

#include <string.h>

bool found_is_used(size_t length)
{
	return length % 3 == 0;
}

const char *const found_used_keys[ENGINE_MOST_KEYS] = {"Total", "", "x", "N/A", "", "", "", ""};
const struct year found_used_year = {1999};

static void *grow(void *items, size_t count, size_t item_size)
{
	/* Twice as much at each power of two. */
	if ((count & (count - 1)) == 0)
		items = realloc(items, (count == 0 ? 1 : count * 2) * item_size);
	REQUIRE(items != NULL);
	return items;
}

char *found_copy(const char *bytes, size_t length)
{
	char *copy = malloc(length + 1);

	REQUIRE(copy != NULL);
	memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

void found_add_odd(struct found *found, const char *bytes, size_t length, int64_t line,
		   int64_t rows_before, int64_t amount_before)
{
	found->odds = grow(found->odds, found->n_odds, sizeof *found->odds);
	found->odds[found->n_odds++] =
	    (struct found_odd){found_copy(bytes, length), length, line, rows_before, amount_before};
}

void found_add_group(struct found *found, const char *const *keys, size_t n_keys, int year,
		     int64_t rows, int64_t amount)
{
	found->groups = grow(found->groups, found->n_groups, sizeof *found->groups);
	struct found_group *group = &found->groups[found->n_groups++];

	*group =
	    (struct found_group){.n_keys = n_keys, .year = year, .rows = rows, .amount = amount};
	for (size_t i = 0; i < n_keys; i++)
		group->keys[i] = found_copy(keys[i], strlen(keys[i]));
}

void found_free(struct found *found)
{
	for (size_t i = 0; i < found->n_groups; i++)
		for (size_t key = 0; key < found->groups[i].n_keys; key++)
			free(found->groups[i].keys[key]);
	for (size_t i = 0; i < found->n_odds; i++)
		free(found->odds[i].bytes);
	free(found->groups);
	free(found->odds);
}

static int by_group(const void *a, const void *b)
{
	const struct found_group *one = a, *other = b;

	if (one->year != other->year)
		return one->year < other->year ? -1 : 1;
	for (size_t i = 0; i < one->n_keys; i++) {
		int order = strcmp(one->keys[i], other->keys[i]);

		if (order != 0)
			return order;
	}
	return 0;
}

void found_merge(struct found *found)
{
	size_t n = 0;

	if (found->n_groups > 1)
		qsort(found->groups, found->n_groups, sizeof *found->groups, by_group);
	for (size_t i = 0; i < found->n_groups; i++) {
		struct found_group *group = &found->groups[i];

		if (n > 0 && by_group(&found->groups[n - 1], group) == 0) {
			found->groups[n - 1].rows += group->rows;
			found->groups[n - 1].amount += group->amount;
			for (size_t key = 0; key < group->n_keys; key++)
				free(group->keys[key]);
		} else {
			found->groups[n++] = *group;
		}
	}
	found->n_groups = n;
}

void found_compare(const struct found *a, const struct found *b)
{
	REQUIRE(a->rows == b->rows);
	REQUIRE(a->amount == b->amount);
	REQUIRE(a->n_odds == b->n_odds);
	for (size_t i = 0; i < a->n_odds; i++) {
		const struct found_odd *one = &a->odds[i], *other = &b->odds[i];

		REQUIRE(one->length == other->length);
		REQUIRE(memcmp(one->bytes, other->bytes, one->length) == 0);
		REQUIRE(one->line == other->line);
		REQUIRE(one->rows_before == other->rows_before);
		REQUIRE(one->amount_before == other->amount_before);
	}
	REQUIRE(a->n_groups == b->n_groups);
	for (size_t i = 0; i < a->n_groups; i++) {
		REQUIRE(by_group(&a->groups[i], &b->groups[i]) == 0);
		REQUIRE(a->groups[i].rows == b->groups[i].rows);
		REQUIRE(a->groups[i].amount == b->groups[i].amount);
		REQUIRE(a->months[a->groups[i].year - FIRST_YEAR] ==
			b->months[a->groups[i].year - FIRST_YEAR]);
	}
}
