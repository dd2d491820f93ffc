/*
 * Ctrl-C and its like, for a command that works long: it stops where it is
 * safe, its drafts are dropped, and then the process ends by the signal.
 */
#ifndef COMMANDS_INTERRUPT_H
#define COMMANDS_INTERRUPT_H

#include <stdbool.h>

/* From here on SIGINT and SIGTERM are noted instead of ending the process. */
void interrupt_watch(void);

bool interrupt_seen(void);

/* End the process by the signal that was seen, if one was. */
void interrupt_raise(void);

#endif
