/*
 * What the command line says of itself.  Each returns whether it arrived; if not, that is told.
 */
#ifndef COMMANDS_HELP_H
#define COMMANDS_HELP_H

#include <stdbool.h>
#include <stdio.h>

/* All commands, on standard output or, where nothing was asked, standard error. */
bool help_overview(FILE *stream);

/* One command with its options; there is one of the name. */
bool help_command(const char *name);

bool help_version(void);

#endif
