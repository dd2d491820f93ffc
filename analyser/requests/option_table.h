/*
 * The table of options, from which come parsing and help.
 *
 * To add one: a line in option_table.c, with how its value is taken (option_values.c) and the place
 * of it in the settings.
 */
#ifndef REQUESTS_OPTION_TABLE_H
#define REQUESTS_OPTION_TABLE_H

#include "base/diagnostics.h"
#include "requests/options.h"
#include "requests/settings.h"

/* An option at work. */
struct option_use {
	struct settings *settings;
	size_t at; /* where in the settings its value goes, for the shared kinds */
	const char *name, *value;
	struct diagnostics *diagnostics;
};

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

/*
 * What an option does with its value: the kinds that many options share, and the few that have a
 * form of their own.  Each returns false with a usage message where the value is none of its kind.
 */

/* Of any option; what stands at `use->at` is told behind each. */
bool option_text(const struct option_use *use);  /* const char * */
bool option_flag(const struct option_use *use);  /* bool */
bool option_word(const struct option_use *use);  /* struct words, another of which this is */
bool option_count(const struct option_use *use); /* int64_t, above zero */
bool option_year(const struct option_use *use);  /* struct year, a financial year */

/* Of one option. */
bool option_format(const struct option_use *use);
bool option_output(const struct option_use *use);
bool option_chart(const struct option_use *use);
bool option_save(const struct option_use *use);
bool option_reference(const struct option_use *use);
bool option_years(const struct option_use *use);
bool option_map(const struct option_use *use);
bool option_scale(const struct option_use *use);
bool option_delimiter(const struct option_use *use);
bool option_dates(const struct option_use *use);
bool option_decimal(const struct option_use *use);
bool option_price_like(const struct option_use *use);
bool option_engine(const struct option_use *use);
bool option_draws(const struct option_use *use);
bool option_threads(const struct option_use *use);

#endif
