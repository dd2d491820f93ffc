/*
 * A program started in a process group of its own, with no signal held.
 */
#ifndef BASE_CHILD_SPAWN_H
#define BASE_CHILD_SPAWN_H

#include <sys/types.h>

#include "base/child.h"

/*
 * Start it; it reads from `input`, says to `messages` and writes to the order's output, which stay
 * the caller's.  0 with its process, or the error.
 */
int child_spawn(pid_t *process, const struct child_order *order, int input, int messages);

#endif
