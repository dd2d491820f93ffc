/*
 * Results as text for people, CSV or JSON.
 *
 * Each output is one file and one line of the table in output.c.  An output
 * knows tables and no analysis.  It escapes text from files for its own
 * place: control characters for a terminal, formulas and quotes for CSV.
 * Text is a screen (screen.h) or all there is (text.h); what stands on a screen is chosen here, by
 * the kinds and weights of passages and the columns that tables have marked as SHORT.
 */
#ifndef OUTPUTS_OUTPUT_H
#define OUTPUTS_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diagnostics.h"
#include "results/results.h"

#define OUTPUT_FILE_WIDTH 100 /* where there is no terminal to ask */

struct output_options {
	const char *table; /* one table's id, or NULL: the command's choice */
	bool has_colour;   /* a terminal that shows it */
	int width;         /* in characters: no line is longer, and prose may be shorter */
	bool is_full;      /* text: everything, to the penny; else one screen, for reading */
	const char *next;  /* text: a line of what else the command offers, or NULL */
};

struct output {
	const char *name;   /* as given to --format */
	const char *suffix; /* of a file, `.csv` */
	/* Write to the stream, whose errors the caller looks for. */
	void (*write)(const struct results *results, const struct output_options *options,
		      FILE *stream);
};

/* The output of that name, or NULL. */
const struct output *output_find(const char *name);

/* The output that a path's suffix asks for, or NULL. */
const struct output *output_of_path(const char *path);

/* The names of all outputs, joined, for a message. */
const char *output_names(struct arena *arena);

#endif
