/*
 * What the command line says of itself.  Each returns whether it arrived; if not, that is told.
 */
#ifndef COMMANDS_HELP_H
#define COMMANDS_HELP_H

#include <stdbool.h>
#include <stdio.h>

/* What to type first, for whoever typed nothing; on standard error. */
bool help_first(void);

/* All commands and topics. */
bool help_overview(void);

/* One command with its options; there is one of the name. */
bool help_command(const char *name);

/* What `vfm help TOPIC` says; there is such a topic. */
bool help_topic(const char *name);

/* After what was printed for the manual: did it arrive? */
bool help_end(void);

bool help_version(void);

#endif
