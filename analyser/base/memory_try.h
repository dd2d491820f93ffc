/*
 * A way back for work that the machine may fail at any depth.
 *
 * An arena made with memory_gone() as its handler leaves the work under way
 * and goes back to the innermost memory_try() of the thread.  What the work
 * held must be known to an arena (arena_hold()), which ends it.  Whoever finds
 * that the machine does not let it know what it has to know leaves it likewise.
 */
#ifndef BASE_MEMORY_TRY_H
#define BASE_MEMORY_TRY_H

#include <stdbool.h>

/* Do the work; false where it was left in the midst of it; the signals held then still are. */
bool memory_try(void (*work)(void *data), void *data);

/* A handler for arena_new(); outside any memory_try() of this thread it aborts. */
_Noreturn void memory_gone(void);

/* What the machine does not let the work know. */
struct memory_fault {
	const char *path;
	const char *what; /* "cannot be read"; a constant */
	int why;          /* as errno has it, or 0 */
};

/* Leave the work for that, as memory_gone() does. */
void memory_leave(struct memory_fault fault) __attribute__((noreturn));

/*
 * Behind a memory_try() of this thread that came to nothing: what it was left for, until the next
 * one begins; a path of NULL: memory ran out.
 */
struct memory_fault memory_left(void);

#endif
