/*
 * What a request has to say, on standard error.
 */
#ifndef COMMANDS_MESSAGES_H
#define COMMANDS_MESSAGES_H

#include "base/arena.h"
#include "vfm.h"

/*
 * Print its messages; notices only where nothing else tells of them, and not where it is quiet.
 * Without results faults come last, and how many there are to correct.
 */
void messages_print(struct vfm_request *request, bool is_quiet, struct arena *arena);

/* A word of `vfm help WORD` that is neither a topic nor a command: say which is near. */
void messages_tell_no_topic(const char *word, struct arena *arena);

/* An option that stands where the command should: say that. */
void messages_tell_misplaced(const char *word, struct arena *arena);

#endif
