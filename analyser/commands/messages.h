/*
 * What a run has to say, on standard error.
 */
#ifndef COMMANDS_MESSAGES_H
#define COMMANDS_MESSAGES_H

#include "requests/run.h"

/*
 * Print messages: faults, or also notices.  Those that came too late for the results to hold them
 * are printed either way, unless the run is to be quiet.
 */
void messages_print(struct run *run, bool has_notices);

#endif
