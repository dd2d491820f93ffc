/*
 * The files a run is to write: each of its own, and none that the run reads.
 */
#ifndef COMMANDS_TARGETS_H
#define COMMANDS_TARGETS_H

#include "commands/command.h"

/* To be asked when every input is listed in the results.  False with usage messages. */
bool targets_check(struct run *run);

#endif
