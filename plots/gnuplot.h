/*
 * The gnuplot process, fed a script through a pipe.
 */
#ifndef PLOTS_GNUPLOT_H
#define PLOTS_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/drafts.h"

/*
 * gnuplot_run(script, length, drafts, diagnostics):
 * Find gnuplot through PATH, feed it the script and wait for it.  No shell is
 * run and no start-up file or GNUPLOT variable of the user is heeded; the
 * first error in the script ends gnuplot.  False, with a failure message that
 * quotes what gnuplot said, where it cannot be run, does not read the whole
 * script, takes longer than GNUPLOT_SECONDS, exits with another status than 0 or
 * is killed.  It is ended with the run whose drafts these are.
 */
#define GNUPLOT_SECONDS 120

bool gnuplot_run(const char *script, size_t length, struct drafts *drafts,
		 struct diagnostics *diagnostics);

#endif
