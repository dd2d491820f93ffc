/*
 * A folder of files that takes its place as a whole.
 *
 * Its files are written into a temporary folder beside it.  Where no folder
 * of its name is there yet, the temporary one gets the name; where one is
 * that holds nothing but what an earlier run left, the two change places; else
 * the files are put into it one by one, in an order that can be undone, and
 * what is not the earlier run's stays.
 */
#ifndef BASE_DRAFT_FOLDER_H
#define BASE_DRAFT_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/drafts.h"

struct draft_folder;

/*
 * A folder to be written.  NULL, with errno set, where it cannot be, or where `path` is something
 * else than a folder.
 */
struct draft_folder *draft_folder_open(struct drafts *drafts, const char *path);

/*
 * Where the file of this name (`case.json`, `charts/mix.svg`) is to be written: a path with nothing
 * there yet, in a folder that is.  NULL, with errno set.
 */
const char *draft_folder_file(struct draft_folder *folder, const char *name);

/* Where the file of this name will stand, by the name that the folder was asked for with. */
const char *draft_folder_place(const struct draft_folder *folder, const char *name);

/* Where a file that has been asked for is written. */
const char *draft_folder_path(const struct draft_folder *folder, const char *name);

/*
 * The file of this name that stands in the place now is an earlier run's, and goes.  Any other
 * stays; one that gives its place to a new file keeps a name with `~`.
 */
void draft_folder_own(struct draft_folder *folder, const char *name);

/* The names of the files written so far, in the order in which they were asked for. */
const char *const *draft_folder_names(const struct draft_folder *folder, size_t *count);

/*
 * All is written and owned: find how it will take its place.  Return the names in the old folder
 * that stay, those that were given a `~` under their new name.
 */
const char *const *draft_folder_settle(struct draft_folder *folder, size_t *count);

/* --- For drafts.c --- */

/* The steps of drafts_keep(), in this order; false with errno. */
bool draft_folders_sync(struct drafts *drafts);
bool draft_folders_place(struct drafts *drafts, const char **path);
void draft_folders_undo(struct drafts *drafts);

/* Remove what is temporary, whether kept or not; what cannot be removed is told. */
void draft_folders_clear(struct drafts *drafts, struct diagnostics *diagnostics);

/* Remove what is not kept; safe in a signal handler. */
void draft_folders_abandon(const struct drafts *drafts);

#endif
