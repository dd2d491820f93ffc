/*
 * The list of what a run left in a folder, manifest.json: each file with its
 * SHA-256, and each input.
 */
#ifndef COMMANDS_MANIFEST_H
#define COMMANDS_MANIFEST_H

#include "base/draft_folder.h"
#include "commands/command.h"

#define MANIFEST_NAME "manifest.json"

/* Write the list of all that the folder's draft holds so far.  False with a failure. */
bool manifest_write(struct run *run, struct draft_folder *folder);

/*
 * manifest_own(path, folder, arena):
 * Tell the draft which files of the folder as it stands are an earlier run's: those on its list
 * that are still as they were written.
 */
void manifest_own(const char *path, struct draft_folder *folder, struct arena *arena);

#endif
