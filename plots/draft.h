/*
 * A picture's file: written beside its place under a name made here, and
 * renamed into it when everything went well.
 */
#ifndef PLOTS_DRAFT_H
#define PLOTS_DRAFT_H

#include <stdbool.h>

#include "base/arena.h"

struct draft {
	const char *path;      /* borrowed */
	const char *temporary; /* NULL where there is none */
};

/*
 * draft_open(draft, path, suffix, arena):
 * Make an empty temporary file in the directory of `path`.  False, with errno
 * set and no file, where that cannot be or `path` is a directory.
 */
bool draft_open(struct draft *draft, const char *path, const char *suffix, struct arena *arena);

/* Rename the temporary file to its place; false, with errno set, where that cannot be. */
bool draft_keep(struct draft *draft);

/* Remove the temporary file, where there is one. */
void draft_drop(struct draft *draft);

#endif
