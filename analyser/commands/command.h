/*
 * A command is one file and one line of the table in commands.c.
 *
 * A command reads the files its settings name, asks an analysis, and leaves
 * the results in the run; printing, drawing and exit statuses are the same
 * for all and stand in delivery.c and main.c.
 */
#ifndef COMMANDS_COMMAND_H
#define COMMANDS_COMMAND_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/drafts.h"
#include "commands/settings.h"
#include "reading/reading.h"
#include "results/results.h"

struct map_row;

/* Rows of --map-file, and those for --save-map (map_file.h). */
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

struct sources;   /* sources.h */
struct accounted; /* account.h */

/* One run of one command. */
struct run {
	struct arena *arena;
	struct diagnostics diagnostics;
	struct settings settings;
	struct results results;
	struct maps map;
	struct sources *sources;         /* that were read, or NULL; shared by runs within runs */
	struct accounted *accounted;     /* files whose rows are accounted for, or NULL */
	const struct reading **readings; /* of all files, in the order in which they were read */
	size_t n_readings, readings_capacity;
	struct drafts drafts;         /* files that are kept when all went well */
	const char *text;             /* to be written as it is in place of results, or NULL */
	const struct reading *ledger; /* whose rejects are to be written, or NULL */
	const char *folder; /* to which all is to be written beside being printed, or NULL */
	size_t n_kept;      /* messages that the results hold too */
	bool is_faulty;     /* the results tell of faulty data: exit status 1 all the same */
};

struct command {
	const char *name, *arguments; /* `channel`, `ACTIVITY|FOLDER` */
	const char *question;         /* that it answers, for help */
	unsigned groups;              /* of options */
	size_t least_files, most_files;
	/* Fill run->results; false with diagnostics. */
	bool (*execute)(struct run *run);
};

extern const struct command command_case, command_init;
extern const struct command command_channel, command_procurement, command_tally, command_check,
    command_reference;
extern const struct command command_prices, command_unitcost;
extern const struct command command_indicator, command_baseline;

/* The table of commands, and one by name or NULL. */
const struct command *const *commands(size_t *count);
const struct command *command_find(const char *name);

#endif
