/*
 * Zeroed memory for large tables that are looked up all over.
 *
 * With pages of the usual size, most look-ups in a table of megabytes would
 * also have to find out where its page is; where the system has large pages,
 * these tables get them.
 */
#ifndef TALLY_LARGE_H
#define TALLY_LARGE_H

#include <stddef.h>

/* Zeros, at the beginning of a cache line, to be given back to large_free(); NULL: no memory. */
void *large_new(size_t size);

/* The size as it was asked for.  large_free(NULL, size) has no effect. */
void large_free(void *memory, size_t size);

#endif
