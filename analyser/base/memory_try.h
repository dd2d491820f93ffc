/*
 * A way back for work that may run out of memory at any depth.
 *
 * An arena made with memory_gone() as its handler leaves the work under way
 * and goes back to the innermost memory_try() of the thread.  What the work
 * held must be known to an arena (arena_hold()), which ends it.
 */
#ifndef BASE_MEMORY_TRY_H
#define BASE_MEMORY_TRY_H

#include <stdbool.h>

/* Do the work; false where memory ran out in the midst of it; the signals held then still are. */
bool memory_try(void (*work)(void *data), void *data);

/* A handler for arena_new(); outside any memory_try() of this thread it aborts. */
void memory_gone(void);

#endif
