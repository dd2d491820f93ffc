/*
 * What the command line says of itself.  Each returns whether it arrived; if not, that is told.
 */
#ifndef COMMANDS_HELP_H
#define COMMANDS_HELP_H

#include <stdbool.h>
#include <stddef.h>

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

/*
 * The parts of the manual that follow from the tables of commands, options and files, as man page
 * source; the rest is text (../manual/, ../vfm.1), into which the Makefile puts them.
 */

/*
 * The page of a command, with the line `.\" description` where its text belongs; `commands`, the
 * list of them; or `files`, each with its columns.  False where there is no such part.
 */
bool help_print_manual(const char *what);

/*
 * Words that a shell offers behind a command line that is not finished: `vfm help --words`.
 *
 *     --words                              the commands
 *     --words COMMAND                      its options
 *     --words COMMAND --OPTION [FILE...]   values of the option, FILE being those already typed
 *
 * One a line, with what it is behind a tab where something is to be said; `@files` and `@folders`
 * stand for paths.  All come from the program's own tables, sets and results, so that no script
 * has a list of its own.
 */

/* Print what stands behind `--words`; nothing where there is nothing to offer. */
void completion_print(int argc, char **argv);

/*
 * What a new user asks, and the answers of `vfm help TOPIC`.
 *
 * To add one: an entry in topics.c.  Lines are of at most 80 columns.
 */
struct topic {
	const char *name;     /* as given to `vfm help` */
	const char *question; /* that it answers */
	const char *answer;   /* whole lines */
};

const struct topic *topics(size_t *count);

/* The topic of that name, or NULL. */
const struct topic *topic_find(const char *name);

#endif
