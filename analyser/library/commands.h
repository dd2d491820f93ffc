/*
 * A command is one file and its word in COMMANDS below.
 *
 * A command reads the files its settings name, asks an analysis, and leaves
 * the results in the run; what is the same for all stands in vfm_run.c.
 */
#ifndef LIBRARY_COMMANDS_H
#define LIBRARY_COMMANDS_H

#include "requests/run.h"

#define MOST_NEXT 3

/* What may be done next, in words, or, of a command for the folder that was given, what it gives.
 */
struct next_step {
	const char *text;            /* or NULL: only said of a folder */
	const char *command, *gives; /* `case`, `gives the whole case`; or NULL */
	const char *file;            /* done where one of this kind was read; or NULL */
	bool (*is_done)(const struct settings *settings); /* or NULL */
};

struct command {
	const char *name, *arguments; /* `channel`, `ACTIVITY|FOLDER` */
	const char *question;         /* that it answers, for help */
	unsigned groups;              /* of options */
	size_t least_files, most_files;
	/* Fill run->results; false with diagnostics. */
	bool (*execute)(struct run *run);
	struct next_step next[MOST_NEXT]; /* the most useful first */
};

/* A step of whatever is a part of a case, given the folder of it. */
#define NEXT_CASE                                                  \
	{                                                          \
		.command = "case", .gives = "gives the whole case" \
	}

/* What is asked of a run cannot be done: a message that says so, and false. */
#define REFUSE(run, ...) \
	diagnose(&(run)->diagnostics, SEVERITY_USAGE, (struct place){0}, __VA_ARGS__)

/* COMMAND(channel, "ACTIVITY", "What...?", ...): one of this name, and its other members. */
#define COMMAND(word, ...) const struct command command_##word = {#word, __VA_ARGS__}

/* All of them, in the order in which help tells of them. */
#define COMMANDS(EACH)    \
	EACH(case)        \
	EACH(init)        \
	EACH(channel)     \
	EACH(procurement) \
	EACH(prices)      \
	EACH(unitcost)    \
	EACH(indicator)   \
	EACH(baseline)    \
	EACH(tally)       \
	EACH(check)       \
	EACH(verify)      \
	EACH(reference)

#define COMMAND_DECLARED(word) extern const struct command command_##word;
COMMANDS(COMMAND_DECLARED)

/* The table of commands, and one by name or NULL. */
const struct command *const *commands(size_t *count);
const struct command *command_find(const char *name);

#endif
