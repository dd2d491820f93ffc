/*
 * Results as text for people, CSV, JSON, a page and whatever else they are wanted as.
 *
 * Each output is one file and one line of OUTPUTS below: --format, the suffixes of -o, help and the
 * folder of `vfm case -o DIR` follow from it.  An output knows tables and no analysis.  It escapes
 * text from files for its own place: control characters for a terminal, formulas and quotes for
 * CSV.  Text is a screen (screen.h) or all there is (text.c); what stands on a screen is chosen
 * here, by the kinds and weights of passages and the columns that tables have marked as SHORT.
 */
#ifndef OUTPUTS_OUTPUT_H
#define OUTPUTS_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diagnostics.h"
#include "results/results.h"

/* Flags. */
enum output_form {
	OUTPUT_TEXT = 0,
	OUTPUT_ONE_TABLE = 1, /* text of one table only, so that a folder has a file of each */
	OUTPUT_BINARY = 2,    /* bytes that no terminal shows */
	OUTPUT_DOCUMENT = 4,  /* to be read as a whole: it has no table by itself */
};

/*
 * FIRST(name, suffix, folder name, form), then MORE() and at the end LAST() of the others: the name
 * as given to --format, whose function is output_NAME(); the suffix of a file; its file in a folder
 * that holds all results, without suffix (`report`; "": the command's name; NULL: none); its form.
 * AGAIN() is one whose suffix is that of an earlier one, which -o then means.
 */
#define OUTPUTS(FIRST, MORE, AGAIN, LAST)                              \
	FIRST(text, ".txt", NULL, OUTPUT_TEXT)                         \
	AGAIN(summary, ".txt", "summary", OUTPUT_DOCUMENT)             \
	MORE(csv, ".csv", NULL, OUTPUT_ONE_TABLE)                      \
	MORE(md, ".md", NULL, OUTPUT_TEXT)                             \
	MORE(json, ".json", "results", OUTPUT_TEXT)                    \
	MORE(html, ".html", "report", OUTPUT_DOCUMENT)                 \
	MORE(docx, ".docx", "report", OUTPUT_BINARY | OUTPUT_DOCUMENT) \
	LAST(xlsx, ".xlsx", "workbook", OUTPUT_BINARY)

/* Charts as pictures, for an output that shows them; only whoever gives this knows who draws. */
struct pictures {
	void *data;
	/*
	 * The bytes of a chart (by name) as `svg`, `png` or `pdf`, in the run's arena; NULL with
	 * what went wrong told, and then the output fails.
	 */
	const char *(*draw)(void *data, const char *chart, const char *format, size_t *size);
	/* What a chart shows, in words for whoever cannot see it; in the run's arena. */
	const char *(*describe)(void *data, const char *chart);
};

#define OUTPUT_FILE_WIDTH 100 /* where there is no terminal to ask */

struct output_options {
	const char *table; /* one table's id, or NULL: the command's choice */
	bool has_colour;   /* a terminal that shows it */
	int width;         /* in characters: no line is longer, and prose may be shorter */
	bool is_full;      /* text: everything, to the penny; else one screen, for reading */
	const char *next;  /* text: a line of what else the command offers, or NULL */
	const struct pictures *pictures;
	struct diagnostics *diagnostics; /* for why an output cannot be made */
};

struct output {
	const char *name;
	const char *suffix; /* with its dot */
	/*
	 * Write to the stream, whose errors the caller looks for.  False, told, where it cannot be
	 * made for another reason.
	 */
	bool (*write)(const struct results *results, const struct output_options *options,
		      FILE *stream);
	const char *folder_name; /* see OUTPUTS */
	unsigned form;           /* enum output_form */
};

/* All of them, and their number. */
const struct output *outputs(size_t *count);

/* The output of that name, or NULL. */
const struct output *output_find(const char *name);

/* The output that a path's suffix asks for, or NULL. */
const struct output *output_of_path(const char *path);

/* `text|csv|json`, `text, csv or json` and `.txt, .csv or .json`, as literals. */
#define OUTPUT_CHOICE OUTPUTS(OUTPUT_NAME, OUTPUT_BAR_NAME, OUTPUT_BAR_NAME, OUTPUT_BAR_NAME)
#define OUTPUT_NAMES OUTPUTS(OUTPUT_NAME, OUTPUT_COMMA_NAME, OUTPUT_COMMA_NAME, OUTPUT_OR_NAME)
#define OUTPUT_SUFFIXES \
	OUTPUTS(OUTPUT_SUFFIX, OUTPUT_COMMA_SUFFIX, OUTPUT_NO_SUFFIX, OUTPUT_OR_SUFFIX)
#define OUTPUT_NAME(name, suffix, folder, form) #name
#define OUTPUT_BAR_NAME(name, suffix, folder, form) "|" #name
#define OUTPUT_COMMA_NAME(name, suffix, folder, form) ", " #name
#define OUTPUT_OR_NAME(name, suffix, folder, form) " or " #name
#define OUTPUT_SUFFIX(name, suffix, folder, form) suffix
#define OUTPUT_COMMA_SUFFIX(name, suffix, folder, form) ", " suffix
#define OUTPUT_NO_SUFFIX(name, suffix, folder, form) ""
#define OUTPUT_OR_SUFFIX(name, suffix, folder, form) " or " suffix

#define OUTPUT_DECLARED(name, suffix, folder, form)                                             \
	bool output_##name(const struct results *results, const struct output_options *options, \
			   FILE *stream);
OUTPUTS(OUTPUT_DECLARED, OUTPUT_DECLARED, OUTPUT_DECLARED, OUTPUT_DECLARED)

/*
 * Values for machines: full precision, plain.
 */

/* Room for any double in full, the least of which has 324 places before its 17 digits. */
#define PLAIN_SIZE 352

/*
 * A number or year as plain text: money in pounds with at least two decimals,
 * a share as a fraction of one, a ratio in the fewest decimals that read
 * back the same.  Never with an exponent: what is written is digits, a point and a
 * sign, which spreadsheets, other programs and vfm itself read back as the same
 * value.  Text values and none are not for this: NULL.
 */
const char *plain_number(const struct value *value, char text[PLAIN_SIZE]);

/*
 * One table as CSV (RFC 4180): the command's main one, or the one asked for.
 *
 * Full precision, plain; rows end with LF.  Totals rows are left out: they
 * are sums for people.  None is an empty cell.  A text cell that a
 * spreadsheet would take for a formula gets an apostrophe before it, which
 * our own reader takes away again.
 */

/* One text as a cell, quoted and guarded where it must be. */
void csv_cell(FILE *stream, const char *text);

#endif
