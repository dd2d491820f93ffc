/*
 * The list of what a run left in a folder, manifest.json: each file with its SHA-256, each input,
 * and how the run was asked for, so that it can be run again (delivery/pack.h reads it back).
 */
#ifndef DELIVERY_MANIFEST_H
#define DELIVERY_MANIFEST_H

#include <jansson.h>

#include "base/draft_folder.h"
#include "requests/run.h"

#define MANIFEST_NAME "manifest.json"
#define MANIFEST_MOST_BYTES (16 * 1024 * 1024) /* of a list that is read */

/*
 * The list at a path, held by the arena.  NULL where there is no plain file, or one that is no
 * list, for a reason that is a phrase.
 */
json_t *manifest_load(const char *list, const char **problem, struct arena *arena);

/* Write the list of all that the folder's draft holds so far.  False with a failure. */
bool manifest_write(struct run *run, struct draft_folder *folder);

/*
 * Tell the draft which files of the run's folder as it stands are an earlier run's: those on its
 * list that are still as they were written.  False with a failure, where that cannot be told.
 */
bool manifest_own(struct run *run, struct draft_folder *folder);

/* Is this the list in a folder, or a file that it names, whatever has become of that since? */
bool manifest_lists(const char *path, const char *name, struct arena *arena);

#endif
