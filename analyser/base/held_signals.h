/*
 * A stretch of work that no signal interrupts: what a handler looks at is
 * whole whenever it runs.
 */
#ifndef BASE_HELD_SIGNALS_H
#define BASE_HELD_SIGNALS_H

#include <pthread.h>
#include <signal.h>

/* Hold all signals of this thread that can be held; *before is for release_signals(). */
static inline void hold_signals(sigset_t *before)
{
	sigset_t all;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, before);
}

static inline void release_signals(const sigset_t *before)
{
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

#endif
