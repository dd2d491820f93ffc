/*
 * Results to where they are wanted: printed, written, drawn; all or nothing.
 */
#ifndef COMMANDS_DELIVERY_H
#define COMMANDS_DELIVERY_H

#include <stdio.h>

#include "commands/command.h"

/* What the settings ask that can be refused before any work.  False with usage messages. */
bool delivery_check(struct run *run);

/*
 * deliver(run):
 * Write what the settings ask for.  Files are drafts until every one of them,
 * and standard output, is whole; then they are renamed into their places.
 * False with a failure, and then no file is left or changed.
 */
bool deliver(struct run *run);

/*
 * A stream to a draft of a path, for what is written while a command still
 * works; deliver() keeps it.  Where the path is no regular file (/dev/null, a
 * pipe), to itself.  NULL with a failure told.
 */
FILE *delivery_open(struct run *run, const char *path);

/* Close it; false with a failure told where not all that was written arrived. */
bool delivery_close(struct run *run, FILE *stream, const char *path);

/* Do notices go to standard error, as CSV and single tables have no place for them? */
bool delivery_has_notices_outside(const struct settings *settings);

/*
 * Print messages on standard error: faults, or also notices.  Those that came too late for the
 * results to hold them are printed either way, unless the run is to be quiet.
 */
void delivery_messages(struct run *run, bool has_notices);

#endif
