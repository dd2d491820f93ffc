/*
 * A folder for another program's own files, which goes with the run whatever ends it.
 */
#ifndef BASE_SCRATCH_H
#define BASE_SCRATCH_H

#include "base/drafts.h"

/* Where temporary files go: $TMPDIR, or /tmp where nothing is said. */
const char *scratch_around(void);

/* A new, empty one that only this user reads; one at a time.  NULL with errno set. */
const char *scratch_open(struct drafts *drafts);

/* Remove it with all that is in it; no effect where there is none. */
void scratch_close(struct drafts *drafts);

/* The same for drafts.c, of a path that may be NULL; safe in a signal handler. */
void scratch_remove(const char *path);

#endif
