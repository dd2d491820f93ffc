/*
 * A workbook of all results, for whoever checks figures in a spreadsheet: through libxlsxwriter.
 *
 * One sheet lists the others, then come the sentences, a sheet for each table and each chart, the
 * levers as named cells, the files that were read, the checks and the sources.  The layout is that
 * of the Government Analysis Function's guidance on accessible spreadsheets: one marked table on a
 * sheet, its title in A1, one row of headings, nothing merged, no blank row.
 *
 * Text from files is written as text and is never a formula, whatever it begins with.  A number has
 * at most 15 digits, all that a spreadsheet keeps; one of more is written as text.  The same
 * results give the same bytes: times are those of SOURCE_DATE_EPOCH, or of 1 January 2008.
 */
#ifndef OUTPUTS_WORKBOOK_H
#define OUTPUTS_WORKBOOK_H

#include "outputs/output.h"
#include "outputs/xlsxwriter_loaded.h"
#include "results/formula.h"
#include "results/formula_value.h"

/* How a cell looks; each has a bold one for totals behind it, and one on grey. */
enum workbook_look {
	LOOK_TEXT,
	LOOK_COUNT,
	LOOK_MONEY,
	LOOK_MONEY_FINE, /* four decimals where they are not zero */
	LOOK_PERCENT,
	LOOK_RATIO,
	LOOK_FACTOR,
	LOOK_REASON, /* why there is no figure; an example */
	LOOK_CODE,   /* what is typed in stays text */
	N_LOOKS,
};

/* And what is not of a table. */
enum workbook_style {
	STYLE_TITLE,
	STYLE_HEADING,
	STYLE_WORDS, /* wrapped */
	STYLE_LINK,
	STYLE_HEADING_PLAIN,  /* a title on one line */
	STYLE_HEADING_FIGURE, /* of a column of figures, at their side */
	N_STYLES,
};

struct workbook;

/* The sheets are known before any is filled, so that each can point into others. */
struct workbook_sheet {
	const char *name;
	const char *title;
	const char *note; /* what to know of it, or NULL */
	const char *part; /* the heading under which the list of contents has it */
	lxw_worksheet *sheet;
	lxw_row_t headings; /* the row of them, WORKBOOK_HEADINGS but on sheets that are files */
	const struct table *table;     /* that it shows, or whose chart, or NULL */
	const struct chart *chart;     /* or NULL */
	const struct input_rows *rows; /* of a file that was read, or NULL */
	lxw_table_options marked;
	bool is_of_all;          /* it tells of all the others, and is filled last */
	const bool *is_figure;   /* by column: does it hold figures?  or NULL: none does */
	bool *live;              /* by column of the table: are there formulas in it? */
	size_t n_live, n_values; /* figures of the table that are formulas, and that are not */
	size_t n_unlike;         /* of these, whose column's formula does not come to them */
	void (*fill)(struct workbook *book, struct workbook_sheet *own);
};

#define WORKBOOK_GREY 0xEEEEEE /* behind figures that follow nothing, or that nothing follows */

struct workbook {
	const struct results *results;
	struct arena *arena;
	lxw_workbook *file;
	lxw_format *looks[3][N_LOOKS]; /* of rows, of totals, of rows that follow nothing */
	lxw_format *styles[N_STYLES];
	/* Followed, not followed; plain, percent; by decimals: or NULL. */
	lxw_format *figures[2][2][FIGURE_PLACES + 1];
	struct workbook_sheet **sheets;
	size_t n_sheets, capacity;
	const struct workbook_sheet *found; /* of a table that was sought last, or NULL */
	size_t n_tables;                    /* marked so far */
	struct table *levers;               /* or NULL */
	struct table *sums;                 /* of cells in parts; NULL: there are no levers */
	struct formulas formulas;
	bool has_steps; /* the workings are there, and come to the figures of the sums */
	struct formula_unlike
	    unlike;            /* where they do not, the first figure; else without a table */
	size_t n_cells;        /* written so far */
	size_t n_cut;          /* texts longer than a cell holds, */
	const char *first_cut; /* and the cell of one of them */
	bool has_failed;       /* a cell could not be written */
};

/* The first row of a table on its sheet: behind the title, a link back and the headings. */
#define WORKBOOK_HEADINGS 2
#define WORKBOOK_ROWS 3

/* Add a sheet behind the others, to be filled when all are there. */
struct workbook_sheet *workbook_add(struct workbook *book, const char *name, const char *title,
				    void (*fill)(struct workbook *book,
						 struct workbook_sheet *own));

/*
 * The sheets of a workbook that are words: what is in it, what was found, and from where it came.
 */

/* What the workbook is called. */
const char *workbook_words_title(const struct workbook *book);

/* The number and heading of a section's part in a report of n_parts; that of none is n_parts. */
size_t workbook_words_part(enum section section, const char **heading, size_t *n_parts);

/* The list of contents, and the sentences by section. */
void workbook_words_add_first(struct workbook *book);

/* The inputs with their digests, and the assumptions. */
void workbook_words_add_last(struct workbook *book);

#endif
