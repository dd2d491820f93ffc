/*
 * Charts as pictures: chart -> gnuplot script -> gnuplot through a pipe ->
 * picture.
 *
 * A chart is data that a table of the results carries; this folder is the only
 * place that knows gnuplot.  In the order of the work:
 *
 *   plots.c     checks the requests and runs the steps below
 *   kinds.c     one line for each kind of chart, drawn by shares.c, bars.c,
 *               ranges.c, pareto.c, points.c, waterfall.c (with bridges.c),
 *               lines.c (with line_set.c and line_names.c), boxes.c and dots.c
 *   picture.c   what all kinds share: size, title, source, notes, legend
 *   axis.c, chart_rows.c, labels.c, lettering.c, palette.c, decimal.c
 *               the parts of a picture
 *   escape.c    the only way for a text to get into a script
 *   gnuplot.c   the process
 *   image.c     SVG, PNG and PDF: terminal, completeness, dates
 *
 * To add a kind: a line in enum chart_kind, a file here with a draw function,
 * and a line in kinds.c.
 */
#ifndef PLOTS_PLOTS_H
#define PLOTS_PLOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/drafts.h"
#include "results/results.h"

/* What to draw where. */
struct plot_request {
	const char *name;  /* of the chart, or NULL: the first */
	const char *path;  /* its suffix settles the format: .svg, .png, .pdf */
	const char *draft; /* where it is to be written until it is kept, or NULL: a new draft */
};

/*
 * plots_check(requests, count, diagnostics):
 * What can be told of the paths before anything is run: each has a suffix that
 * is known and no control character, and no two are the same.  False, with a
 * usage message for each fault, where one does not.
 */
bool plots_check(const struct plot_request *requests, size_t count,
		 struct diagnostics *diagnostics);

/*
 * plots_draw(results, requests, count, drafts, diagnostics):
 * Draw the charts asked for through one gnuplot process.  Each picture is
 * written to a temporary file beside its target, a draft, for the caller to
 * keep or drop with all the run's files; no target is touched here.  True
 * where gnuplot ended well and every picture is complete.  The same results
 * give the same bytes.  False, with a message, on an unknown suffix or chart
 * (usage), a chart with nothing to draw (fault), and where gnuplot cannot be
 * run, fails or dies, or a file cannot be written (failure).
 */
bool plots_draw(const struct results *results, const struct plot_request *requests, size_t count,
		struct drafts *drafts, struct diagnostics *diagnostics);

/* A chart by name (NULL: the first) as a picture in memory. */
struct plot_picture {
	const char *name;
	const char *bytes; /* in the arena of the diagnostics */
	size_t size;
};

/*
 * plots_pictures(results, pictures, count, format, drafts, diagnostics):
 * Draw each as `svg`, `png` or `pdf`, as plots_draw() does, through one process, but into no file.
 * False with a message, and none is drawn.
 */
bool plots_pictures(const struct results *results, struct plot_picture *pictures, size_t count,
		    const char *format, struct drafts *drafts, struct diagnostics *diagnostics);

/*
 * plots_script(results, request, output, arena, diagnostics):
 * The script that draws one request into the file `output`, in the arena;
 * nothing is run.  NULL, with a message, on the faults of plots_draw() that
 * can be told without running gnuplot.
 */
const char *plots_script(const struct results *results, const struct plot_request *request,
			 const char *output, struct arena *arena, struct diagnostics *diagnostics);

#endif
