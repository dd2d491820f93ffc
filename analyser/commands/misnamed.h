/*
 * A file of a case under a name that is nearly the right one (`cost.csv`,
 * `Gains.csv`, `spend2.csv`): nothing reads it, and what it holds would be
 * missing from the sums without a word.
 */
#ifndef COMMANDS_MISNAMED_H
#define COMMANDS_MISNAMED_H

#include "base/arena.h"
#include "base/diagnostics.h"

/* A notice for each such file of a folder, in the order of their names. */
void misnamed_say(const char *folder, struct arena *arena, struct diagnostics *diagnostics);

#endif
