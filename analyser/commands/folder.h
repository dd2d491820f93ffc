/*
 * All that a run found, into a folder: every table as CSV, all of it as JSON
 * and as text, and every chart.
 */
#ifndef COMMANDS_FOLDER_H
#define COMMANDS_FOLDER_H

#include "commands/command.h"

/* The files that a run with a folder writes into it, and their number. */
const char *const *folder_targets(struct run *run, size_t *count);

/*
 * folder_write(run):
 * Write them as drafts, making the folder where it is not there.  False with
 * a failure; then folder_undo() takes away what was made.
 */
bool folder_write(struct run *run);

/* Make a folder, or find that there is one; false with a failure told. */
bool folder_make(struct run *run, const char *folder);

/* Remove the folder if this run made it, its drafts being dropped. */
void folder_undo(const struct run *run);

#endif
