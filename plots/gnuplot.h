/*
 * The gnuplot processes, each fed a script through a pipe.
 */
#ifndef PLOTS_GNUPLOT_H
#define PLOTS_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/drafts.h"

/* A script for a process of its own, and the file that its standard output goes to. */
struct gnuplot_job {
	const char *script;
	size_t length;
	int output;
};

#define GNUPLOT_SECONDS 120
#define GNUPLOT_MOST (DRAFTS_CHILDREN / 2)

/*
 * Find gnuplot through PATH and start up to GNUPLOT_MOST processes side by side, a script each, and
 * go on.  No shell is run and no start-up file or GNUPLOT variable of the user is heeded; the first
 * error in a script ends gnuplot.  The scripts stay until gnuplot_finish(); all are ended with the
 * run whose drafts these are.
 */
struct child_group *gnuplot_start(const struct gnuplot_job *jobs, size_t count,
				  struct drafts *drafts, struct arena *arena);

/*
 * Wait for the `count` processes.  False, with a failure message that quotes what gnuplot said,
 * where one cannot be run, does not read the whole script, takes longer than GNUPLOT_SECONDS from
 * now, exits with another status than 0 or is killed.
 */
bool gnuplot_finish(struct child_group *group, size_t count, struct diagnostics *diagnostics);

#endif
