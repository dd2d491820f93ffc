/*
 * The gnuplot processes, each fed a script through a pipe.
 */
#ifndef PLOTS_GNUPLOT_H
#define PLOTS_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/drafts.h"

/* A script for a process of its own, and the file that its standard output goes to. */
struct gnuplot_job {
	const char *script;
	size_t length;
	int output;
};

/*
 * gnuplot_run(jobs, count, drafts, diagnostics):
 * Find gnuplot through PATH and feed up to GNUPLOT_MOST processes a script each, side by side, and
 * wait for them.  No shell is
 * run and no start-up file or GNUPLOT variable of the user is heeded; the
 * first error in a script ends gnuplot.  False, with a failure message that
 * quotes what gnuplot said, where one cannot be run, does not read the whole
 * script, takes longer than GNUPLOT_SECONDS, exits with another status than 0 or
 * is killed.  All are ended with the run whose drafts these are.
 */
#define GNUPLOT_SECONDS 120
#define GNUPLOT_MOST DRAFTS_CHILDREN

bool gnuplot_run(const struct gnuplot_job *jobs, size_t count, struct drafts *drafts,
		 struct diagnostics *diagnostics);

#endif
