/*
 * The parts of the manual that follow from the tables of commands, options and files, as man page
 * source; the rest is text (../manual/, ../vfm.1), into which the Makefile puts them.
 */
#ifndef COMMANDS_MANUAL_H
#define COMMANDS_MANUAL_H

#include <stdbool.h>

/*
 * manual_print(what):
 * The page of a command, with the line `.\" description` where its text belongs; `commands`, the
 * list of them; or `files`, each with its columns.  False where there is no such part.
 */
bool manual_print(const char *what);

#endif
