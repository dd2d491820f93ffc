#include "model/coverage.h"

#include <stdlib.h>
#include <string.h>

void coverage_init(struct coverage *coverage, struct arena *arena)
{
	*coverage = (struct coverage){.arena = arena};
}

static int compare_councils(const char *a, const char *b)
{
	if (a == b)
		return 0;
	if (a == NULL || b == NULL)
		return a == NULL ? -1 : 1;
	return strcmp(a, b);
}

static bool is_of(const struct covered *covered, const char *council, struct year year)
{
	return covered->year.start == year.start &&
	       compare_councils(covered->council, council) == 0;
}

/* Groups come sorted, so it is mostly the same again. */
static struct covered *find(struct coverage *coverage, const char *council, struct year year)
{
	if (coverage->last < coverage->count &&
	    is_of(&coverage->items[coverage->last], council, year))
		return &coverage->items[coverage->last];
	for (size_t i = 0; i < coverage->count; i++)
		if (is_of(&coverage->items[i], council, year)) {
			coverage->last = i;
			return &coverage->items[i];
		}
	return NULL;
}

void coverage_see(struct coverage *coverage, const char *council, struct year year, unsigned months)
{
	struct covered *covered = find(coverage, council, year);

	if (year.start == 0)
		return;
	if (covered == NULL) {
		coverage->items = arena_grow(coverage->arena, coverage->items, coverage->count,
					     &coverage->capacity, sizeof *coverage->items);
		covered = &coverage->items[coverage->count++];
		*covered = (struct covered){council, year, 0};
	}
	covered->months |= months;
}

static int compare(const void *left, const void *right)
{
	const struct covered *a = left, *b = right;
	int order = compare_councils(a->council, b->council);

	return order != 0 ? order
			  : (a->year.start > b->year.start) - (a->year.start < b->year.start);
}

void coverage_sort(struct coverage *coverage)
{
	if (coverage->count > 1)
		qsort(coverage->items, coverage->count, sizeof *coverage->items, compare);
}

unsigned coverage_months(struct coverage *coverage, const char *council, struct year year)
{
	const struct covered *covered = council == NULL ? NULL : find(coverage, council, year);
	unsigned months = 0;

	if (covered != NULL)
		return covered->months;
	for (size_t i = 0; i < coverage->count; i++)
		if (coverage->items[i].year.start == year.start)
			months |= coverage->items[i].months;
	return months;
}
