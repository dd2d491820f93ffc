/*
 * The table of options, from which come parsing and help.
 *
 * To add one: a line in option_table.c, with how its value is taken
 * (option_values.h) and the place of it in the settings.
 */
#ifndef REQUESTS_OPTION_TABLE_H
#define REQUESTS_OPTION_TABLE_H

#include "requests/option_values.h"
#include "requests/options.h"

/* A name may stand in several lines, for commands whose groups differ. */
struct option_spec {
	const char *name;
	char letter;          /* or 0 */
	const char *argument; /* or NULL */
	unsigned groups;
	bool (*apply)(
	    const struct option_use *use); /* NULL: only a command line has a use for it */
	size_t at;                         /* for apply */
	const char *help;
};

extern const struct option_spec option_specs[];
extern const size_t n_option_specs;

#endif
