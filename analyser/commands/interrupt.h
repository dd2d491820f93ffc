/*
 * Ctrl-C and its like, and memory that has run out: what a run has not kept is
 * removed, its child process ended, and then the process ends.
 */
#ifndef COMMANDS_INTERRUPT_H
#define COMMANDS_INTERRUPT_H

#include "vfm.h"

/*
 * From here on a signal that ends the run, SIGINT as well as SIGUSR1, leaves nothing of what this
 * request has begun to write, and nor does a library that ends the process by itself: that is a
 * failure of the machine, whatever status it names;
 * threads that are started must hold them (base/held_signals.h), so that only this one gets them.
 */
void interrupt_watch(struct vfm_request *request);

/* From here on these signals come too late: what the run leaves is in its places. */
void interrupt_ignore(void);

/* The same for a run that cannot go on; what it had drawn on the terminal is cleared too. */
void interrupt_abandon(void);

/* Is there a progress bar on the terminal's last line, to be cleared? */
void interrupt_has_bar(bool has_bar);

#endif
