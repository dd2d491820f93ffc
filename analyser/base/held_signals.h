/*
 * A stretch of work that no signal interrupts: what a handler looks at is
 * whole whenever it runs.
 */
#ifndef BASE_HELD_SIGNALS_H
#define BASE_HELD_SIGNALS_H

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

/* Hold all signals of this thread that can be held; *before is for release_signals(). */
static inline void hold_signals(sigset_t *before)
{
	sigset_t all;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, before);
}

/* Can a process catch it, and ends by it where it does nothing about it? */
static inline bool signal_ends(int number)
{
	switch (number) {
	case SIGKILL:
	case SIGSTOP:
	case SIGTSTP:
	case SIGTTIN:
	case SIGTTOU:
	case SIGCHLD:
	case SIGCONT:
	case SIGURG:
	case SIGWINCH:
		return false;
	default:
		return true;
	}
}

static inline void release_signals(const sigset_t *before)
{
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

#endif
