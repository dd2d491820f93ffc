/*
 * What to do next: the line below a command's screen.
 *
 * A step is never what the run has just done: it is left out where a file of its kind was read, or
 * where its own question says so.
 */
#ifndef LIBRARY_NEXT_STEP_H
#define LIBRARY_NEXT_STEP_H

#include "library/commands.h"

/* `Next: ...`, in the run's arena; NULL where nothing is left to propose. */
const char *next_step_say(const struct run *run, const struct command *command);

#endif
