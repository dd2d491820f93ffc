/*
 * What every unit test begins with.
 *
 * A test's name says the rule it proves.  An expected figure says where it
 * comes from where that is not plain: a derivation, a section of the design, a
 * published example.
 */
#ifndef UNIT_H
#define UNIT_H

/* cmocka.h needs these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Seeded random numbers, the same on every machine (splitmix64). */
static inline uint64_t random_next(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* Of any size up to 64 bits, small and large alike often, and either sign. */
static inline int64_t random_int(uint64_t *state)
{
	uint64_t shift = random_next(state) % 64;

	return (int64_t)random_next(state) >> shift;
}

/* For arena_new(). */
static inline void out_of_memory(void)
{
	fputs("out of memory\n", stderr);
	abort();
}

#endif
