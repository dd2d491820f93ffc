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

/* How a cell looks; each has a bold one for totals behind it, and one on grey. */
#define WORKBOOK_LOOKS(EACH)                                        \
	EACH(TEXT, "@")                                             \
	EACH(COUNT, "#,##0_)")                                      \
	EACH(MONEY, "\u00a3#,##0.00_);-\u00a3#,##0.00_)")           \
	/* four decimals where they are not zero */                 \
	EACH(MONEY_FINE, "\u00a3#,##0.00##_);-\u00a3#,##0.00##_)")  \
	EACH(PERCENT, "0.0##%_)")                                   \
	EACH(RATIO, "#,##0.00##_)")                                 \
	EACH(FACTOR, "0.0000_)")                                    \
	EACH(REASON, NULL) /* why there is no figure; an example */ \
	EACH(CODE, "@")    /* what is typed in stays text */

#define LOOK_NUMBER(look, format) LOOK_##look,
enum workbook_look { WORKBOOK_LOOKS(LOOK_NUMBER) N_LOOKS };

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

/*
 * Cells of a workbook: a value, a text, a formula, each with its look.
 */

/*
 * See that there is memory to go on, before what libxlsxwriter is asked for next: it writes through
 * NULL where there is none.  Where there is not, this does not return, as where an arena has none.
 */
void workbook_cell_spare(struct workbook *book);

/* Make the looks of all cells. */
void workbook_cell_looks(struct workbook *book);

/* A number as a spreadsheet holds it; false where it has more digits than that, or is none. */
bool workbook_cell_number(const struct value *value, double *number);

/* A text as the other outputs show it (markup.h), never a formula. */
void workbook_cell_text(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			lxw_col_t column, const char *text, lxw_format *format);

/* What a file of the case says, to the letter, so that it is the same case when it is read here. */
void workbook_cell_given(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			 lxw_col_t column, const char *text, lxw_format *format);

/* Either so that a spreadsheet reads what stands there. */
const char *workbook_cell_plain(struct arena *arena, const char *text, bool is_given);

/* The text of a cell is cut, which the sheet of checks tells of. */
void workbook_cell_tell_cut(struct workbook *book, const lxw_worksheet *sheet, lxw_row_t row,
			    lxw_col_t column);

/* A value of a column of a table; of its row of totals, bold. */
void workbook_cell_value(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			 lxw_col_t column, const struct column *of, const struct value *value,
			 bool is_total);

/* A figure of the run that follows no lever, on grey. */
void workbook_cell_fixed(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			 lxw_col_t column, const struct column *of, const struct value *value);

/*
 * A formula (`=...`), which shows the value until it is worked out anew; the value alone where it
 * is no number and no text.
 */
void workbook_cell_formula(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			   lxw_col_t column, const struct column *of, const struct value *value,
			   const char *formula, bool is_total);

/* `$A$4:$A$19` of a column of a sheet: `'case_year'!$A$4:$A$19`; of one row, one cell. */
const char *workbook_cell_range(struct workbook *book, const struct workbook_sheet *sheet,
				lxw_row_t first, lxw_row_t last, lxw_col_t column);

/* How many lines a text takes in a column so many characters wide. */
size_t workbook_cell_lines(const char *text, double width);

/* Make a row as high as its longest text, which not every spreadsheet does by itself. */
void workbook_cell_height(struct workbook *book, struct workbook_sheet *own, lxw_row_t row,
			  size_t n_lines);

/* The head of every sheet: its title, and the way back. */
void workbook_cell_head(struct workbook *book, struct workbook_sheet *own);

/* Landscape on A4, as wide as the page, its headings on each. */
void workbook_cell_print(struct workbook_sheet *own, lxw_row_t last, lxw_col_t last_column,
			 bool has_headings);

/*
 * A table of the results as a sheet: marked as a table, its totals as sums of the cells above.
 */

/* A sheet for a table that has rows; none for another. */
void workbook_table_add(struct workbook *book, const struct table *table, const char *part);

/* The sheet of a table, or NULL. */
const struct workbook_sheet *workbook_table_sheet(struct workbook *book, const struct table *table);

/* How many of its columns are shown, which stand before those that are not. */
size_t workbook_table_columns(const struct table *table);

/* Fill the sheet of a table. */
void workbook_table_fill(struct workbook *book, struct workbook_sheet *own);

/* Do the rows of a column add up to its total, exactly? */
bool workbook_table_is_sum(const struct table *table, size_t column);

/* Mark the cells under the sheet's head as a table, with these headings, each of its own. */
void workbook_table_mark(struct workbook *book, struct workbook_sheet *own,
			 const char *const *headings, size_t n_columns, size_t n_rows);

/* --- What the columns of a table are called --- */

/* Its label, or its id where another has that or none is. */
const char *workbook_headings_of(struct arena *arena, const struct table *table, size_t column);

/* Each is there and no other: else a spreadsheet takes their table for damaged. */
bool workbook_headings_mark(const char *const *headings, size_t count);

/* They as a marked table can hold them, each still no other: those that are too long cut. */
const char *const *workbook_headings_fit(struct workbook *book, const struct workbook_sheet *own,
					 const char *const *headings, size_t count);

/* --- Sums formed twice, and how much of a workbook is formulas --- */

/* The sheet of checks, to be filled behind all tables. */
void workbook_checks_add(struct workbook *book);

/* A figure of a sheet, live or not. */
void workbook_checks_count(struct workbook_sheet *own, const struct value *value, bool is_live);

/*
 * The charts of a workbook: native ones, each on a sheet with its figures.
 *
 * The figures of a chart stand above it, a row for each category and a column for each series; each
 * cell points into the sheet of the chart's table, so that the chart follows what is changed there.
 */

/* A sheet for each chart of a table that has rows, where a spreadsheet has charts of its kind. */
void workbook_chart_add(struct workbook *book, const struct table *table, const char *part);

/* Which charts have no sheet, in a sentence, or NULL where each has one. */
const char *workbook_chart_left_out(const struct workbook *book);

/* The figures of a chart as cells: categories down, series across. */
struct workbook_figures {
	const struct workbook_sheet *source; /* of the table */
	const struct table *table;
	const char **categories, **series;
	size_t n_categories, n_series;
	struct workbook_figure *cells; /* by category, n_series each */
};

/* The rows of a column that add up to one figure. */
struct workbook_figure {
	int column;
	size_t *rows;
	size_t n_rows, capacity;
};

/* What a chart's kind shows, in the order of the table's rows. */
const struct workbook_figures *workbook_figures(struct workbook *book, const struct chart *chart,
						const struct workbook_sheet *source);

/* Write them under the sheet's head, marked as a table: categories in the first column. */
void workbook_figures_write(struct workbook *book, struct workbook_sheet *own,
			    const struct workbook_figures *figures);

/* The formula that brings a figure (`='case_year'!$G$4`), and what it is; NULL where none is. */
const char *workbook_figures_formula(struct workbook *book, const struct workbook_figures *figures,
				     size_t category, size_t series, struct value *value);

/* A bridge from gross to net as stacked columns, each step worked out from the one before. */

/* Write the steps under the sheet's head and put them into the chart; the number of columns. */
size_t workbook_waterfall(struct workbook *book, struct workbook_sheet *own,
			  const struct workbook_figures *figures, lxw_chart *drawn);

/*
 * Formulas of columns (results/formula.h) as those of cells.
 *
 * A cell has no formula where something that it names is not there, or has no figure, or where it
 * should be a lever but is not.
 */

/* `=...` for a cell of a table's sheet, or NULL: its figure is a value. */
const char *workbook_formula(struct workbook *book, struct workbook_sheet *own, size_t row,
			     size_t column);

/* Any formula of a table's columns (results/formula.h), seen from its first row; NULL as above. */
const char *workbook_formula_text(struct workbook *book, const struct workbook_sheet *own,
				  const char *text);

/* --- The levers of a case as named cells, which formulas point to --- */

/* The sheet of levers, where there are any, and a name for each one's cell. */
void workbook_levers_add(struct workbook *book);

/*
 * The name of the cell of the one lever of this kind, for this scope and from this year (NULL: of
 * all years), and its value; NULL where there is none, or more than one.
 */
const char *workbook_levers_name(const struct workbook *book, const char *kind, const char *scope,
				 const char *year, const struct value **value);

/* The cell of its `value`, `low` or `high`, and what stands there; NULL where there is none. */
const char *workbook_levers_cell(struct workbook *book, const char *kind, const char *scope,
				 const char *year, const char *figure, const struct value **value);

/* The same by the lever's id, which may be NULL; NULL where there is none. */
const char *workbook_levers_by_id(const struct workbook *book, const char *id);

/* A formula follows the lever whose cell has this name. */
void workbook_levers_follow(struct workbook *book, const char *name);

/*
 * The files of a case as sheets, so that the workbook is itself a case.
 *
 * A sheet has the name and the columns of its file, and every cell as it was read: what is text
 * there is text here, a figure a number with as many decimals.  What stands above the columns
 * begins with `#`, as comments of a file do.
 */

void workbook_inputs_add(struct workbook *book);

/* The sheet of the file of this kind (`costs`), or NULL. */
const struct workbook_sheet *workbook_inputs_sheet(const struct workbook *book, const char *name);

/* The row of a file's sheet in which one of some cells stands, from nought. */
lxw_row_t workbook_inputs_row(const struct input_cells *cells, size_t i);

/*
 * Sums of more cells of the files than one formula can list, in parts: a sheet of its own, each row
 * of which is the sum of some rows of a file.
 */

/* The sheet, where the results have such sums. */
void workbook_sums_add(struct workbook *book);

/* The sum of the parts of such cells, as a formula. */
const char *workbook_sums_formula(struct workbook *book, const struct input_cells *cells);

/* Sheets to fill in: what a column may hold, as lists to choose from and messages. */
#define WORKBOOK_FORM_ROWS 2000 /* that have lists and messages */

/* Is this workbook one to fill in? */
bool workbook_form(const struct results *results);

/* Put a column's list and message below its heading; the format of its cells. */
lxw_format *workbook_form_column(struct workbook *book, struct workbook_sheet *own, size_t column);

#endif
