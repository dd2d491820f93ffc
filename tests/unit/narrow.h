/*
 * A processor without wide vectors (AVX2), for the time of a test: what the compiler's library
 * found out of this one, which __builtin_cpu_supports() reads, is changed.
 */
#ifndef NARROW_H
#define NARROW_H

#include "unit.h"

#ifdef __x86_64__
/* libgcc's struct __processor_model and the number of AVX2 in its list of features. */
extern struct {
	unsigned vendor, type, subtype, features[1];
} found_cpu __asm__("__cpu_model") __attribute__((visibility("hidden")));

static unsigned found_features;

static int narrow(void **state)
{
	(void)state;
	found_features = found_cpu.features[0];
	found_cpu.features[0] &= ~(1U << 10);
	return 0;
}

static int as_found(void **state)
{
	(void)state;
	found_cpu.features[0] = found_features;
	return 0;
}
#else
static int narrow(void **state)
{
	(void)state;
	return 0;
}

#define as_found narrow
#endif

#endif
