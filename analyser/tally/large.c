#include "tally/large.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define LINE_SIZE ((size_t)64)
#define PAGE_SIZE ((size_t)2 * 1024 * 1024)

static size_t round_up(size_t size, size_t unit)
{
	return (size + unit - 1) / unit * unit;
}

void *large_new(size_t size)
{
	if (size > SIZE_MAX - PAGE_SIZE)
		return NULL;
	if (size < PAGE_SIZE) {
		void *memory = aligned_alloc(LINE_SIZE, round_up(size + 1, LINE_SIZE));

		return memory == NULL ? NULL : memset(memory, 0, size);
	}

	size = round_up(size, PAGE_SIZE);
	/* One page more, of which what does not begin or end with a page is given back. */
	char *mapped = mmap(NULL, size + PAGE_SIZE, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (mapped == MAP_FAILED)
		return NULL;
	size_t before = round_up((uintptr_t)mapped, PAGE_SIZE) - (uintptr_t)mapped;

	if (before > 0)
		(void)munmap(mapped, before);
	(void)munmap(mapped + before + size, PAGE_SIZE - before);
	/* Without large pages it only takes longer. */
	(void)madvise(mapped + before, size, MADV_HUGEPAGE);
	return mapped + before;
}

void large_free(void *memory, size_t size)
{
	if (memory == NULL || size < PAGE_SIZE)
		free(memory);
	else
		(void)munmap(memory, round_up(size, PAGE_SIZE));
}
