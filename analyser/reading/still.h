/*
 * Did a file stay as it was while it was read?
 *
 * A file that is being written, downloaded or cut short gives sums of a part of it, with nothing
 * to show that they are.
 */
#ifndef READING_STILL_H
#define READING_STILL_H

#include <stdint.h>
#include <time.h>

#include "base/arena.h"

struct still {
	int64_t size; /* -1: no plain file, so nothing is known */
	struct timespec changed;
};

/* What an open file is like before it is read. */
struct still still_begin(int file);

/*
 * still_problem(before, file, n_read, arena):
 * Why what was read of an open file, so many bytes or -1 where it was not read in order, cannot be
 * taken for the file; NULL where it can.
 */
const char *still_problem(const struct still *before, int file, int64_t n_read,
			  struct arena *arena);

#endif
