/*
 * Exact ratios that are out of range where a test says so, of all that is linked to it: the
 * Makefile has the linker take these in their place (WRAP).  They leave it so rarely that they must
 * be told to.
 */
#ifndef BEYOND_H
#define BEYOND_H

#include "unit.h"

#include <setjmp.h>

#include "sums/allocate.h"
#include "sums/portions.h"

/* Which of the calls from now on is the one that fails, 0 none; and how many there were. */
static long failing, n_calls;
static bool goes_on; /* those behind it fail too */

static bool is_beyond(void)
{
	n_calls++;
	return failing != 0 && (goes_on ? n_calls >= failing : n_calls == failing);
}

/* NOLINTBEGIN(bugprone-macro-parentheses): declarations */
#define WRAP(name, parameters, arguments)                       \
	bool __real_##name parameters;                          \
	bool __wrap_##name parameters;                          \
	bool __wrap_##name parameters                           \
	{                                                       \
		return !is_beyond() && __real_##name arguments; \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

/* A guard that ends the process ends what is tried instead. */
static jmp_buf guarded;

#define WRAP_AS(name, type, parameters) \
	type __wrap_##name parameters;  \
	type __wrap_##name parameters

WRAP_AS(__assert_fail, _Noreturn void,
	(const char *claim, const char *file, unsigned line, const char *function))
{
	(void)claim, (void)file, (void)line, (void)function;
	longjmp(guarded, 1);
}

WRAP(fraction_multiply, (struct fraction * result, struct fraction a, struct fraction b),
     (result, a, b))
WRAP(fraction_divide, (struct fraction * result, struct fraction a, struct fraction b),
     (result, a, b))
WRAP(fraction_add, (struct fraction * result, struct fraction a, struct fraction b), (result, a, b))
WRAP(fraction_between,
     (struct fraction * result, struct fraction from, struct fraction to, int step, int steps),
     (result, from, to, step, steps))
WRAP(fraction_of, (int64_t * part, int64_t count, struct fraction share), (part, count, share))
WRAP(fraction_of_parts, (int64_t * part, int64_t count, struct fraction share, int per),
     (part, count, share, per))
WRAP(money_share, (struct money * part, struct money whole, struct fraction share),
     (part, whole, share))
WRAP(portions_of,
     (int64_t * parts, const int64_t *counts, const struct portions *portions, size_t count),
     (parts, counts, portions, count))
WRAP(allocate, (int64_t * parts, int64_t total, const int64_t *weights, size_t count),
     (parts, total, weights, count))

#endif
