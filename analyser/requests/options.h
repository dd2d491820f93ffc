/*
 * Options: one table gives parsing and help at once.
 */
#ifndef REQUESTS_OPTIONS_H
#define REQUESTS_OPTIONS_H

#include <stdio.h>

#include "base/diagnostics.h"
#include "requests/settings.h"

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
};

/*
 * options_parse(settings, argc, argv, groups, command, diagnostics):
 * Read the arguments behind the command's name; options and files stand in
 * any order, and `--` ends options.  False with usage messages.
 */
bool options_parse(struct settings *settings, int argc, char **argv, unsigned groups,
		   const char *command, struct diagnostics *diagnostics);

/* The options of these groups, a line or two each. */
void options_help(unsigned groups, FILE *stream);

#endif
