/*
 * Charts as pictures: chart -> gnuplot script -> gnuplot through a pipe ->
 * picture, parsed and made our own before it is handed on.
 *
 * A chart is data that a table of the results carries; this folder is the only
 * place that knows gnuplot.  In the order of the work:
 *
 *   plots.c     checks the requests and runs the steps below
 *   kinds.c     one line for each kind of chart, drawn by shares.c, bars.c,
 *               ranges.c, pareto.c, points.c, waterfall.c (with bridges.c),
 *               lines.c and fan.c (with line_set.c, line_frame.c and
 *               line_texts.c), boxes.c, dots.c, tornado.c, cumulative.c, grid.c
 *   picture.c   what all kinds share: size, title, source, notes, legend
 *   axis.c, chart_rows.c, labels.c, lettering.c, palette.c, decimal.c
 *               the parts of a picture
 *   escape.c    the only way for a text to get into a script
 *   describe.c  what a chart shows, in words
 *   gnuplot.c   the processes
 *   image.c     PNG, PDF and (image_svg.c) SVG: how gnuplot is asked for them, and
 *               that a picture is whole
 *
 * To add a kind: a line in enum chart_kind, a file here with a draw function,
 * and a line in kinds.c.
 */
#ifndef PLOTS_PLOTS_H
#define PLOTS_PLOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/drafts.h"
#include "results/results.h"

/* What to draw where. */
struct plot_request {
	const char *name;  /* of the chart, or NULL: the first */
	const char *path;  /* its suffix settles the format: .svg, .png, .pdf */
	const char *draft; /* where it is to be written until it is kept, or NULL: a new draft */
};

/*
 * What can be told of the paths before anything is run: each has a suffix that is known and no
 * control character, and no two are the same.  False, with a usage message for each fault, where
 * one does not.
 */
bool plots_check(const struct plot_request *requests, size_t count,
		 struct diagnostics *diagnostics);

/*
 * Draw the charts asked for, as plots_pictures() does.  Each picture is written to a temporary file
 * beside its target, a draft, for the caller to keep or drop with all the run's files; no target is
 * touched here.  False, with a message, where plots_pictures() says so or a file cannot be written
 * (failure).
 */
bool plots_draw(const struct results *results, const struct plot_request *requests, size_t count,
		struct drafts *drafts, struct diagnostics *diagnostics);

/* A picture in memory. */
struct plot_picture {
	const char *name;   /* of the chart, or NULL: the first of the results */
	const char *format; /* `svg`, `png` or `pdf` */
	const char *bytes;  /* in the arena, with a NUL behind them: set by plots_pictures() */
	size_t size;
	int width, height; /* of the sheet, in 1/96 inch */
};

/*
 * Draw all of them into memory, in the arena of the diagnostics.  One gnuplot process draws them;
 * where there are several of a format that takes long, a process for each processor.  The same
 * results give the same bytes.  False, with a message, on an unknown format or chart (usage), a
 * chart with nothing to draw (fault), and where gnuplot cannot be run, fails or dies, or a picture
 * is not whole (failure).
 */
bool plots_pictures(const struct results *results, struct plot_picture *pictures, size_t count,
		    struct drafts *drafts, struct diagnostics *diagnostics);

/*
 * The same in two steps, for whoever has other work while gnuplot draws.  The results stay as they
 * are until plots_finish().  A batch that is not finished ends with the arena or the drafts.
 */
struct plot_batch *plots_start(const struct results *results, const struct plot_picture *pictures,
			       size_t count, struct drafts *drafts,
			       struct diagnostics *diagnostics);
bool plots_finish(struct plot_batch *batch, struct plot_picture *pictures);

/*
 * What a chart shows, for whoever cannot see it: its measures and their units, what is largest, and
 * the table that has the figures; the same text that stands in its SVG.  NULL where there is no
 * such chart.
 */
const char *plots_description(const struct results *results, const char *name, struct arena *arena);

/*
 * The script that draws one request onto standard output, in the arena; nothing is run.  NULL, with
 * a message, on the faults of plots_pictures() that can be told without running gnuplot.
 */
const char *plots_script(const struct results *results, const struct plot_request *request,
			 struct arena *arena, struct diagnostics *diagnostics);

#endif
