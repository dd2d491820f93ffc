/*
 * What stands before what, for lists that are put in order.
 */
#ifndef BASE_ORDER_H
#define BASE_ORDER_H

#include <stddef.h>
#include <stdlib.h>

/* -1, 0 or 1: how two numbers stand to each other. */
#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

/* ORDER_BY(first, second, ...): by the first of these orders that tells two things apart. */
#define ORDER_BY(...) order_by((const int[]){__VA_ARGS__}, sizeof(int[]){__VA_ARGS__} / sizeof(int))

static inline int order_by(const int *orders, size_t count)
{
	size_t i = 0;

	while (i < count - 1 && orders[i] == 0)
		i++;
	return orders[i];
}

/* qsort() of a list, which may be empty and then has no array. */
#define SORT(items, count, compare)                                          \
	do {                                                                 \
		if ((count) > 1)                                             \
			qsort((items), (count), sizeof *(items), (compare)); \
	} while (0)

#endif
