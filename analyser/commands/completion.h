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
#ifndef COMMANDS_COMPLETION_H
#define COMMANDS_COMPLETION_H

/* Print what stands behind `--words`; nothing where there is nothing to offer. */
void completion_print(int argc, char **argv);

#endif
