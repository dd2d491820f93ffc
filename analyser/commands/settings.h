/*
 * What a command line asks for.
 */
#ifndef COMMANDS_SETTINGS_H
#define COMMANDS_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/year.h"
#include "model/reference.h"
#include "outputs/output.h"
#include "plots/plots.h"
#include "reading/columns.h"
#include "reading/forms.h"

#define MOST_REPEATS 256 /* of an option that may be given several times, and of files */

/* A list of texts from the command line. */
struct words {
	const char *items[MOST_REPEATS];
	size_t count;
};

/* An option as it was given, that --save-map may have to keep. */
struct remembered {
	const char *name, *value;
};

struct settings {
	struct words files;
	const struct output *format; /* or NULL: by the suffix of `output`, else text */
	const char *table, *output, *rejects;
	struct plot_request charts[MOST_REPEATS];
	size_t n_charts;
	const char *strategies, *unit_costs, *assumptions, *categories, *kind, *accounts;
	struct words strategy_names, councils, services, excluded_channels;
	const char *council_asker; /* who names the councils; NULL: --council */
	bool is_whole_case; /* files are those of a case, which takes no --map or --council */
	struct reference_override overrides[MOST_REPEATS];
	size_t n_overrides;
	struct mapping mappings[MOST_REPEATS];
	size_t n_mappings;
	const char *map_file, *save_map;
	struct remembered remembered[MOST_REPEATS];
	size_t n_remembered;
	char delimiter;
	struct words members;         /* of a .zip; none: all */
	const char *header, *channel; /* of a ledger that has none, or NULL */
	int64_t scale;                /* what a ledger's amounts are counted in; 0: as it says */
	struct forms_asked forms;
	bool is_ledger, is_quiet, is_help, is_version, is_check;
	/* Of prices. */
	const char *group, *benchmark;
	bool is_accepting_outliers;
	/* Of unit costs. */
	const char *fallback_costs;
	int64_t population; /* 0 where not given */
	bool is_by_posts;
	struct table_target {
		const char *table, *path;
	} saves[MOST_REPEATS];
	size_t n_saves;
	struct words price_like; /* CHANNEL=CHANNEL */
	/* Of a region. */
	const char *authorities;
	/* Of a tally. */
	const char *to, *by, *engine, *sql, *sql_table;
	struct year year; /* of a file without dates; start 0 where not given */
	int64_t top, threads;
	bool counts_rows, hashes_all, is_wide;
	/* Of a case. */
	bool reprices, compares;
	struct year base_year, first_year, last_year; /* start 0 where not given */
};

#endif
