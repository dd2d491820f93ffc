/*
 * Files that are written beside their places and renamed into them when all
 * went well, so that a failed run leaves no partial file.
 */
#ifndef BASE_DRAFTS_H
#define BASE_DRAFTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"

struct draft {
	const char *path;      /* its place, borrowed */
	const char *temporary; /* where it is written; NULL once kept or dropped */
};

/* The drafts of one run. */
struct drafts {
	struct arena *arena;
	struct draft *items;
	size_t count, capacity;
};

void drafts_init(struct drafts *drafts, struct arena *arena);

/*
 * drafts_open(drafts, path, suffix):
 * Make an empty temporary file, whose name ends in suffix, in the directory
 * of `path` (where path is a link, of what it points to), and return its
 * name.  It has the permissions of the file it is to replace.  NULL, with
 * errno set and no file, where that cannot be or `path` is no regular file.
 */
const char *drafts_open(struct drafts *drafts, const char *path, const char *suffix);

/* Rename all to their places; false, with a failure told, at the first that cannot be. */
bool drafts_keep(struct drafts *drafts, struct diagnostics *diagnostics);

/* Remove the temporary files of all that have not been kept. */
void drafts_drop(struct drafts *drafts);

#endif
