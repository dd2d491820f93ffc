/*
 * The table of options, from which come parsing and help.
 *
 * To add one: a line in option_table.c, with how its value is taken (option_values.c) and the place
 * of it in the settings.
 */
#ifndef REQUESTS_OPTION_TABLE_H
#define REQUESTS_OPTION_TABLE_H

#include "requests/options.h"

/* An option at work. */
struct option_use {
	struct settings *settings;
	size_t at; /* where in the settings its value goes, for the shared kinds */
	const char *name, *value;
	struct diagnostics *diagnostics;
};

/* Take a value; false, told, where it is none of its kind. */
typedef bool option_function(const struct option_use *use);

/* A name may stand in several lines, for commands whose groups differ. */
struct option_spec {
	const char *name;
	char letter;          /* or 0 */
	const char *argument; /* or NULL */
	unsigned groups;
	option_function *apply; /* NULL: only a command line has a use for it */
	size_t at;              /* for apply */
	const char *help;
};

extern const struct option_spec option_specs[];
extern const size_t n_option_specs;

/* Of any option, at whose place in the settings stands a const char *, a bool, a struct words of
 * which this is another, an int64_t above zero, a struct year that is a financial year. */
option_function option_text, option_flag, option_word, option_count, option_year;

/* Of one option. */
option_function option_format, option_output, option_chart, option_save, option_reference,
    option_years, option_map, option_scale, option_header, option_delimiter, option_dates,
    option_decimal, option_price_like, option_engine, option_draws, option_threads;

#endif
