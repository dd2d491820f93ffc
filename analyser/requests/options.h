/*
 * Options by name: one table (option_table.h) says which there are.
 */
#ifndef REQUESTS_OPTIONS_H
#define REQUESTS_OPTIONS_H

#include "requests/settings.h"

#define MOST_OPTIONS 128

/* Which commands an option is for: a command lists the groups it takes. */
enum option_group {
	OPTIONS_ALL = 1,     /* every command */
	OPTIONS_RESULTS = 2, /* that print tables */
	OPTIONS_CHARTS = 4,
	OPTIONS_READING = 8, /* that read a user's data */
	OPTIONS_YEARS = 16,
	OPTIONS_CHANNEL = 32,
	OPTIONS_PROCUREMENT = 64,
	OPTIONS_REFERENCE = 128,
	OPTIONS_CHECK = 256,
	OPTIONS_TALLY = 512,
	OPTIONS_CASE = 2048,
	OPTIONS_INDICATOR = 1 << 17,
	OPTIONS_REPEATED = 1024,   /* no group: the option may be given several times */
	OPTIONS_REMEMBERED = 4096, /* no group either: it is of a file, and a map may keep it */
	OPTIONS_PRICES = 1 << 15,
	OPTIONS_UNIT_COST = 1 << 16,
	OPTIONS_REGION = 1 << 20, /* that set councils side by side */
	OPTIONS_VERIFY = 1 << 21,
	OPTIONS_LOG = 1 << 22,      /* that read a log of contacts */
	OPTIONS_COUNCILS = 1 << 23, /* that may be of some councils of a file */
};

/* The options that a request has been given so far. */
struct options {
	struct settings *settings;
	struct diagnostics *diagnostics;
	const char *command;
	unsigned groups; /* of the command */
	bool is_given[MOST_OPTIONS];
};

/* Take an option by name, with its value or NULL.  False with a usage message. */
bool options_take(struct options *options, const char *name, const char *value);

/* Take a file or folder, by path.  False with a usage message. */
bool options_take_file(struct options *options, const char *path);

#endif
