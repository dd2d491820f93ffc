/*
 * One run of one command: what it was asked, what it has found so far, and
 * what it will leave.
 *
 * Everything in it lives in its arena.  A run knows no terminal and no command
 * line: whoever started it is told through its hooks.
 */
#ifndef REQUESTS_RUN_H
#define REQUESTS_RUN_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/watch.h"
#include "requests/settings.h"

struct map_row;

/* Rows of --map-file, and those for --save-map (loading/map_file.h). */
struct map_used {
	struct map_row *rows;
	size_t count, capacity;
};

struct maps {
	bool is_read, is_well;
	struct map_row *rows;
	size_t n_rows;
	struct map_used used;
};

struct sources; /* loading/sources.h */

/* What whoever started the run wants to hear of; any may be NULL. */
struct run_hooks {
	void *data;
	/* So many bytes of all files are done, of `total` or, with -1, of an unknown number;
	 * false ends the run.  Called by any of its threads, one at a time. */
	bool (*progress)(void *data, int64_t bytes, int64_t total);
	/* So many of the steps of a long piece of work are done. */
	struct watch watch;
	/* All is in its place and nothing can be taken back any more; signals are still held. */
	void (*kept)(void *data);
};

struct run {
	struct arena *arena;
	struct diagnostics diagnostics;
	struct settings settings;
	struct results results;
	struct run_hooks hooks;
	const atomic_bool *stop; /* the run is to end as soon as may be; or NULL */
	struct maps map;
	struct shelf shelf;  /* files at hand, which are not looked for on the disk */
	const char **sought; /* files of a folder that it would use, and that have no rows */
	size_t n_sought, sought_capacity;
	struct sources *sources;          /* that were read, or NULL; shared by runs within runs */
	const struct reading **accounted; /* files whose rows are accounted for */
	size_t n_accounted, accounted_capacity;
	const struct reading **readings; /* of all files, in the order in which they were read */
	size_t n_readings, readings_capacity;
	struct drafts drafts;            /* files that are kept when all went well */
	const struct pictures *pictures; /* delivery/delivery.h; NULL: none were asked for yet */
	const char *text;                /* to be written as it is in place of results, or NULL */
	const char *next;                /* what else the command offers, for people, or NULL */
	struct reference reference;      /* the last that was begun; for what of it was asked for */
	const struct known_cells *known; /* what a ledger's column may hold, or NULL */
	const struct reading *ledger;    /* whose rejects are to be written, or NULL */
	const char *folder; /* to which all is to be written beside being printed, or NULL */
	bool is_faulty;     /* the results tell of faulty data all the same */
};

/*
 * Begin another run within this one, of one folder: it has the same files and settings, and
 * messages and results of its own.
 */
void run_within(struct run *within, const struct run *run, const char *command, const char *folder);

static inline bool run_is_stopped(const struct run *run)
{
	return run->stop != NULL && atomic_load(run->stop);
}

#endif
