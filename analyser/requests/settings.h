/*
 * What a request asks for, by group: the options of a command fill those
 * groups that it takes (options.h), and the others stay empty.
 */
#ifndef REQUESTS_SETTINGS_H
#define REQUESTS_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/reference.h"
#include "outputs/output.h"
#include "plots/plots.h"

#define MOST_REPEATS 256 /* of an option that may be given several times, and of files */

/* A list of texts of the request. */
struct words {
	const char *items[MOST_REPEATS];
	size_t count;
	bool is_full; /* and it has been said that one more is too many */
};

/* An option as it was given; a value is NULL where it takes none. */
struct remembered {
	const char *name, *value;
};

/* Where the results go. */
struct output_settings {
	const struct output *format; /* or NULL: by the suffix of `path`, else text */
	const char *table, *path, *rejects;
	struct plot_request charts[MOST_REPEATS];
	size_t n_charts;
	struct table_target {
		const char *table, *path;
	} saves[MOST_REPEATS];
	size_t n_saves;
	bool has_pdf; /* the report of a folder is printed too */
	bool is_quiet, is_full;
};

/* How the files are read, and which of their rows count. */
struct reading_settings {
	struct words councils;
	const char *council_asker; /* who names the councils; NULL: --council */
	bool is_whole_case;      /* files are those of a case, which takes no --map or --council */
	const char *case_folder; /* of such a case, or its workbook; else NULL */
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
	struct year year;             /* of a file without dates; start 0 where not given */
	struct forms_asked forms;
	bool is_ledger;
};

/* The years of the plan; start 0 where not given. */
struct year_settings {
	struct year base, first, last;
	const char *asker; /* who names first and last; NULL: --years */
};

/* Files beside the main one that several commands take. */
struct beside_settings {
	const char *assumptions, *categories, *accounts;
};

struct channel_settings {
	const char *strategies, *unit_costs, *fallback_costs;
	const char *unit_costs_of, *fallback_costs_of; /* the case.csv that names them, or NULL */
	struct words strategy_names, services, excluded_channels;
	struct words price_like; /* CHANNEL=CHANNEL */
};

struct prices_settings {
	const char *group, *benchmark;
	bool is_accepting_outliers;
};

struct unit_cost_settings {
	int64_t population; /* 0 where not given */
	bool is_by_posts;
};

/* Councils side by side. */
struct region_settings {
	const char *by, *authorities;
};

struct tally_settings {
	const char *to, *by, *engine, *sql, *sql_table;
	int64_t top, threads;
	bool counts_rows, hashes_all, is_wide, finds_repeats;
};

struct case_settings {
	bool reprices, compares;
	bool only_faults; /* what is wrong is asked, and the results are dropped */
	int64_t draws, shown_draws, seed, threads; /* 0 where not given */
	const char *two_levers;
};

struct check_settings {
	const char *kind;
	bool is_annex_c;
};

struct reference_settings {
	bool is_check;
};

/* What a document has of its house. */
struct house_settings {
	const char *title, *author, *logo, *colours; /* or NULL */
};

/* Of a pack that is to be verified. */
struct verify_settings {
	const char *inputs; /* the folder where its inputs are now, or NULL */
};

struct settings {
	struct words files;
	/* The options given, but for those that only say where results go; in the arena. */
	struct remembered *asked;
	size_t n_asked, asked_capacity;
	struct output_settings output;
	struct reading_settings reading;
	struct year_settings years;
	struct beside_settings beside;
	struct channel_settings channel;
	struct prices_settings prices;
	struct unit_cost_settings unit_cost;
	struct region_settings region;
	struct tally_settings tally;
	struct case_settings business_case;
	struct check_settings check;
	struct reference_settings reference;
	struct verify_settings verify;
	struct house_settings house;
};

/* The output that is asked for, or by the suffix of its file, or text. */
const struct output *settings_format(const struct settings *settings);

/* Is there no place for notices in what is asked for, as in CSV and single tables? */
bool settings_has_notices_outside(const struct settings *settings);

#endif
