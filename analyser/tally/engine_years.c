#include "tally/engine_cells.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/order.h"

struct years {
	pthread_mutex_t lock;
	bool by_month;
	struct engine_year *years;
	uint32_t n, capacity;
};

struct years *years_new(bool by_month)
{
	struct years *years = calloc(1, sizeof *years);

	if (years != NULL)
		years->by_month = by_month;
	if (years != NULL && pthread_mutex_init(&years->lock, NULL) != 0) {
		free(years);
		return NULL;
	}
	return years;
}

void years_free(struct years *years)
{
	if (years == NULL)
		return;
	pthread_mutex_destroy(&years->lock);
	free(years->years);
	free(years);
}

static uint32_t find_or_add(struct years *years, struct year year, unsigned months)
{
	for (uint32_t i = 0; i < years->n; i++)
		if (years->years[i].start == year.start &&
		    (!years->by_month || years->years[i].months == months))
			return i;
	if (years->n == years->capacity) {
		uint32_t capacity = years->n == 0 ? 16 : years->n * 2;
		struct engine_year *more = realloc(years->years, capacity * sizeof *more);

		if (more == NULL)
			return YEARS_NO_MEMORY;
		years->years = more;
		years->capacity = capacity;
	}
	years->years[years->n] = (struct engine_year){year.start, years->by_month ? months : 0};
	return years->n++;
}

uint32_t years_number(struct years *years, struct year year, unsigned months)
{
	pthread_mutex_lock(&years->lock);
	uint32_t number = find_or_add(years, year, months);

	pthread_mutex_unlock(&years->lock);
	return number;
}

void years_see_month(struct years *years, struct year year, int month)
{
	pthread_mutex_lock(&years->lock);
	uint32_t number = find_or_add(years, year, 1u << month);

	if (number != YEARS_NO_MEMORY)
		years->years[number].months |= 1u << month;
	pthread_mutex_unlock(&years->lock);
}

uint32_t years_count(const struct years *years)
{
	return years->n;
}

struct engine_year years_at(const struct years *years, uint32_t number)
{
	return years->years[number];
}

static int by_time(const void *a, const void *b, void *data)
{
	const struct engine_year *years = ((const struct years *)data)->years;
	const struct engine_year *one = &years[*(const uint32_t *)a],
				 *other = &years[*(const uint32_t *)b];

	/* Without months they are different years, whatever the months met in each. */
	return ORDER_BY(ORDER(one->start, other->start), ORDER(one->months, other->months));
}

uint32_t *years_order(const struct years *years)
{
	uint32_t *order = malloc((years->n + 1) * sizeof *order);

	if (order == NULL)
		return NULL;
	for (uint32_t i = 0; i < years->n; i++)
		order[i] = i;
	qsort_r(order, years->n, sizeof *order, by_time, (void *)(uintptr_t)years);
	return order;
}
