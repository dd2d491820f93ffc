/*
 * Memory that runs out at a chosen moment: preloaded into a program, it makes
 * the n-th allocation fail, once or from then on.
 *
 * VFM_MEMORY_FAULT=N, or =N+ for from then on; 0 fails none.  VFM_MEMORY_COUNT
 * names a file that gets the number of allocations at the end.  A program that
 * this one starts is left alone.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The C library's own, under the names by which a replacement reaches them. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static atomic_long calls;
static long failing;
static bool goes_on, is_started;
static const char *count_path;

__attribute__((constructor)) static void start(void)
{
	const char *fault = getenv("VFM_MEMORY_FAULT");
	char *end = NULL;

	if (fault != NULL)
		failing = strtol(fault, &end, 10);
	goes_on = end != NULL && *end == '+';
	count_path = getenv("VFM_MEMORY_COUNT");
	unsetenv("LD_PRELOAD");
	is_started = true;
}

__attribute__((destructor)) static void finish(void)
{
	char text[32];
	int file, length = snprintf(text, sizeof text, "%ld\n", atomic_load(&calls));

	if (count_path == NULL || (file = open(count_path, O_CREAT | O_WRONLY | O_TRUNC, 0600)) < 0)
		return;
	if (write(file, text, (size_t)length) != length)
		_exit(99);
	close(file);
}

static bool fails(void)
{
	long call;

	if (!is_started)
		return false;
	call = atomic_fetch_add(&calls, 1) + 1;
	if (failing == 0 || (goes_on ? call < failing : call != failing))
		return false;
	errno = ENOMEM;
	return true;
}

/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the C library's have
 * underscores */
void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t nmemb, size_t size)
{
	return fails() ? NULL : __libc_calloc(nmemb, size);
}

void *realloc(void *ptr, size_t size)
{
	return fails() ? NULL : __libc_realloc(ptr, size);
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */
