/*
 * What a request has to say, on standard error.
 */
#ifndef COMMANDS_MESSAGES_H
#define COMMANDS_MESSAGES_H

#include "base/arena.h"
#include "vfm.h"

/* Print its messages; notices only where nothing else tells of them, and not where it is quiet. */
void messages_print(struct vfm_request *request, bool is_quiet, struct arena *arena);

/* An option that stands where the command should: say that. */
void messages_tell_misplaced(const char *word, struct arena *arena);

#endif
