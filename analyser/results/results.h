/*
 * What a run found: the one structure that every output renders.
 *
 * A command's results are passages of prose, ordered tables with stable ids,
 * charts that point into those tables, the assumptions and the inputs read.  Values are typed and
 * never pre-formatted; only an output turns one into text.
 *
 * Everything lives in the run's arena.  Texts handed over are borrowed: they
 * must live as long (literals, or the same arena).
 *
 * A table whose columns are known is declared by the struct of its row
 * (results/table.h).  Where a file says the columns:
 *   table = results_table(results, id, title, columns, count);
 *   for each row: values = table_row(table); values[i] = value_money(...).
 */
#ifndef RESULTS_RESULTS_H
#define RESULTS_RESULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/value.h"
#include "results/document.h"
#include "results/passages.h"

enum role {
	ROLE_DIMENSION, /* says what the row is about */
	ROLE_MEASURE,
	ROLE_TOTAL, /* computed from measures of the same row */
};

struct column {
	const char *id;    /* stable: other programs rely on it */
	const char *label; /* for people */
	enum unit unit;
	enum role role;
	size_t offset;       /* in the struct of a row (results/table.h) */
	const char *formula; /* how it follows from others of its row, or NULL: not said */
	bool is_mixed;       /* holds values of other units too */
	bool is_chance;      /* by draws, of which none or all shows no certainty */
	bool is_published;   /* its shares stand as their source prints them, with all decimals */
	bool is_id;     /* finds a row for a program; a report has its words in another column */
	bool is_short;  /* of the short form of its table, where there is little room */
	bool is_hidden; /* by which formulas find rows, behind all that is shown; of workings */
};

/* Does it hold figures, and no words or years, so that they stand to the right? */
static inline bool column_is_figure(const struct column *column)
{
	return column->unit != UNIT_TEXT && column->unit != UNIT_YEAR;
}

#define MAX_CHART_MEASURES 4

/* What a chart shows, what other programs call it, and what each row is; plots/ has one drawing for
 * each. */
#define CHART_KINDS(EACH)                                                                       \
	EACH(STACKED_SHARES,                                                                    \
	     "stacked_shares")             /* a bar (panel, category), a band of it (series) */ \
	EACH(GROUPED_BARS, "grouped_bars") /* a group (category), a bar in it (series) */       \
	EACH(RANGES, "ranges")             /* a line from low to high with a mark */            \
	EACH(PARETO, "pareto")             /* a bar, with a cumulative share line */            \
	EACH(LOG_POINTS, "log_points")     /* a point of a set (series) on a channel's line */  \
	EACH(WATERFALL, "waterfall")       /* a step (category) of a bridge (panel) */          \
	EACH(LINES, "lines")               /* a point (category) of a line (series) */          \
	EACH(BOXES, "boxes")               /* quartiles and ends about a reference */           \
	EACH(DOTS, "dots")                 /* a dot among the others, with their quartiles */   \
	EACH(TORNADO, "tornado")           /* a bar from low to high about a central line */    \
	EACH(FAN, "fan")                   /* a year's low, middle and high */                  \
	EACH(CUMULATIVE, "cumulative")     /* a point of a rising curve */                      \
	EACH(GRID, "grid")                 /* a cell of a grid */

#define CHART_NUMBER(name, id) CHART_##name,
enum chart_kind { CHART_KINDS(CHART_NUMBER) };

/*
 * A chart is data that a table carries: which of its columns mean what.  A
 * column that a kind does not use is -1.  Rows are drawn in the table's order.
 *
 * CHART_STACKED_SHARES  category = what stands on the axis (year), panel = the
 *                       group of bars (strategy), series = the band (channel),
 *                       measures[0] = a share.
 * CHART_GROUPED_BARS    category (year), series (strategy), measures[0] = the
 *                       whole bar (gross), measures[1] = the part of it drawn
 *                       solid (cash), or -1.
 * CHART_RANGES          category, low, high, measures[0] = the central mark.
 * CHART_PARETO          category, measures[0] = the bar, measures[1] = the
 *                       cumulative share.
 * CHART_LOG_POINTS      category (channel), series (set), measures[0]; own = the
 *                       set that stands out among the others, or NULL.
 * CHART_WATERFALL       category = the step, panel = whose bridge it is
 *                       (strategy) or -1, measures[0] = the step's amount, up
 *                       or down.  A panel's first and last step stand on zero,
 *                       and so does one whose text in the column `series` (or
 *                       -1) is `total`.  Rows that agree in panel and step are
 *                       added up; a step without a figure is told by its reason.
 * CHART_LINES           category (year) in the table's order, series = the
 *                       line, measures[0] = its figure, measures[1] = what it
 *                       is held against (an expectation), drawn dashed, or -1;
 *                       mark = a text that marks the line in this row, or -1:
 *                       where the line from the row before crosses zero
 *                       (payback), else at the row's own point.  None is a gap.
 * CHART_BOXES           category (item), series = what stands behind its name
 *                       (unit), low, high, measures[0] = the reference, over
 *                       which all are drawn, then lower quartile, median and
 *                       upper quartile.
 * CHART_DOTS            category (council) in the table's order, measures[0] =
 *                       its figure; low, measures[1], high = the quartiles of
 *                       all, the same in every row, or -1.
 * CHART_TORNADO         category = the number that is moved, in the table's
 *                       order (the widest first); low, high = the figure at its
 *                       low and at its high, either being the lesser, or none;
 *                       measures[0] = the figure as given, the same in every
 *                       row; series = a text, `given` where the range is, else
 *                       drawn as an outline; mark = a text behind the bar (where
 *                       it turns).  The first so many rows that there is room for.
 * CHART_FAN             category = year in the table's order, panel = whose
 *                       (strategy) or -1; low, high = the band's ends,
 *                       measures[0] = its middle, measures[1] = the figure as
 *                       given, drawn dashed, or -1.
 * CHART_CUMULATIVE      measures[0] = the figure, in rising order, measures[1] =
 *                       the chance, a share, that it is no more than that;
 *                       series = the line (strategy) or -1; mark = a text that
 *                       marks this point, or none.  Zero stands as a line.
 * CHART_GRID            category = what stands on the side, series = what stands
 *                       below, both in the table's order, measures[0] = the
 *                       figure in the cell, told by colour and by its number; a
 *                       line runs between cells below zero and the others.
 */
struct chart {
	const char *name; /* as given to --chart NAME=FILE */
	enum chart_kind kind;
	const char *title;  /* the finding, or the measure with its unit */
	const char *source; /* the line below the picture */
	int category, panel, series, mark;
	int measures[MAX_CHART_MEASURES];
	int low, high;
	const char *own; /* the series that is the council's own and stands out, or NULL */
	const char *measure_labels[MAX_CHART_MEASURES]; /* for a legend; NULL: the column's label */
};

/*
 * A sum that stands in a table twice: as it shows it, and as what it is of, both as formulas of
 * columns (results/formula.h).
 */
struct table_check {
	const char *what, *shown, *again;
	struct value value; /* of both */
};

#define TABLE_BLOCKS 28 /* for more than 4,000,000,000 rows */

struct table {
	const char *id, *title;
	const struct column *columns;
	size_t n_columns;
	/* Row by row, n_columns each: blocks each of twice as many rows as the one before, so that
	 * no row moves when others come. */
	struct value *blocks[TABLE_BLOCKS];
	size_t n_rows, n_blocks;
	struct value *totals; /* a row below the others, for people; or NULL */
	enum section section; /* the part of a report in which it stands */
	bool is_detail;       /* for who asks for it by id, not for a report, */
	bool is_reported;     /* unless the answer leads there for its figures */
	bool is_of_part;  /* of an analysis within a greater one: text leaves it out, a report does
			     not */
	size_t most_rows; /* text shows the first so many unless asked; 0: all */
	struct chart *charts;
	size_t n_charts, charts_capacity;
	struct table_check *checks;
	size_t n_checks, checks_capacity;
	struct results *results; /* that holds it */
};

/* What a person is told who fills in a column. */
struct form_column {
	enum unit unit;
	const char *choices; /* `fixed|variable`, of which others may still be given; or NULL */
	const char *hint;    /* or NULL */
};

/*
 * The rows of a file as they were read, for an output that can be read again; or a file to be
 * filled in, whose rows are examples that begin with `#`.  Rows of a file stand in the lines that
 * they had, its comments among them, so that what is said of a line holds for the output too.
 */
struct input_rows {
	const char *name;               /* `unit_costs` */
	const struct form_column *form; /* by column, of a file to be filled in; else NULL */
	const char *const *comments;    /* above its columns, each with its `#` */
	size_t n_comments;
	const char *sha256;  /* of its header and rows, however a file holds them; of a form NULL */
	const char *answers; /* of such a file: what it is for */
	const char *const *headings;
	bool *is_figures;          /* by column: what stands in it is numbers */
	const char *const *fields; /* by column: what it is, or NULL; of a form NULL */
	bool *is_followed;         /* by cell: a formula of the workbook goes by it */
	size_t n_columns, n_rows;
	const char *const *cells; /* row by row, n_columns each */
};

/* Is it none of the file's rows: an example, a comment, or what keeps a line's place? */
static inline bool input_rows_is_aside(const struct input_rows *rows, size_t row)
{
	return rows->form != NULL || rows->cells[row * rows->n_columns][0] == '#';
}

/* A file, or standard input, as it was read. */
struct input {
	const char *path;
	const char *name; /* what results call it: of a case's own file its name, else the path */
	const char *sha256, *kind; /* sha256 is NULL where it was not taken */
	int64_t rows_read, rows_used, rows_set_aside, rows_left_out;
	int64_t rows_faulty;           /* of a check: neither used nor put anywhere */
	const char *left_out;          /* `3 of another council`, or NULL where none is */
	const struct input_rows *rows; /* of a file of a case; else NULL */
};

/* Where a number that was assumed came from. */
struct assumption_used {
	const char *name, *scope;
	const char *year; /* from which it holds, or NULL */
	struct value value, low, high;
	const char *source;
	const char *origin;  /* `given`, `derived`, `reference`, or `default`: the program's own */
	const char *used_in; /* in what figure, or NULL */
};

/* A number that another program may change: what it is, and within what it may be moved. */
struct lever_used {
	const char *id; /* that no two levers of the results share */
	const char *kind, *scope;
	const char *year; /* from which it holds, or NULL */
	struct value value, low, high;
	struct value by_default;  /* where nobody gives it, or none: it must be given */
	struct value least, most; /* that it may be */
	const char *source;
	const char *origin;  /* as of an assumption */
	const char *used_in; /* in what figure; NULL: in none of these results */
	/* Cells of the files that say it, its low and its high (formula.h), or none. */
	struct value cells, low_cells, high_cells;
};

/* Lines of prose, in order. */
struct lines {
	const char **items;
	size_t count, capacity;
};

struct results {
	struct arena *arena;
	const char *command;
	/* SOURCE_DATE_EPOCH as it was given, the time that files made of these results tell; or
	 * NULL */
	const char *epoch;
	struct passage *passages; /* as they were said; an output puts them in order */
	size_t n_passages, passages_capacity;
	struct table **tables; /* the command's main table first */
	size_t n_tables, tables_capacity;
	enum section section;         /* of tables added from now on */
	const char *warnings_heading; /* over the warnings, or NULL: what they are to an answer */
	struct input *inputs;
	size_t n_inputs, inputs_capacity;
	const struct input_rows **kept; /* files of a case that it does not use */
	size_t n_kept, kept_capacity;
	struct assumption_used *assumptions;
	size_t n_assumptions, assumptions_capacity;
	bool has_assumption_table; /* that lists them: an output need not */
	struct lever_used *levers;
	size_t n_levers, levers_capacity;
	const struct document *document; /* NULL: they are of no document */
	/* Tables of the steps before these, for a workbook alone, whose cells with formulas are yet
	   to be worked out (results/formula.h); or NULL. */
	struct results *workings;
	const char *workings_left_out; /* why a case has none, as the rest of a sentence; or NULL */
	struct input_cells *cells;     /* of the files, that formulas begin with */
	size_t n_cells, cells_capacity;
};

void results_init(struct results *results, struct arena *arena, const char *command);

/* The same results, whose tables are of a section from now on. */
static inline struct results *results_in(struct results *results, enum section section)
{
	results->section = section;
	return results;
}

/* A new, empty table behind the others; `columns` is borrowed. */
struct table *results_table(struct results *results, const char *id, const char *title,
			    const struct column *columns, size_t n_columns);

/*
 * What was added behind so many tables stands before them: a later analysis that the question was
 * really about.
 */
void results_lead(struct results *results, size_t n_tables);

/* The table of this id, or NULL. */
struct table *results_find(const struct results *results, const char *id);

/* A new row's values, all none. */
struct value *table_row(struct table *table);

/* A row's values, to read; to change. */
const struct value *table_values(const struct table *table, size_t row);
struct value *table_own(const struct table *table, size_t row);

/* The totals row's values, all none until set. */
struct value *table_totals(struct table *table);

/* Put another's table, with its charts, behind the others of these results. */
void results_adopt(struct results *results, struct table *table);

/* The index of the column of this id, or -1. */
int table_column(const struct table *table, const char *id);

/* Add a check to a table. */
void table_add_check(struct table *table, const struct table_check *check);

/* The sum of the amounts in a column, of the rows that have a text in another, or (NULL) of all. */
struct value table_sum_where(const struct table *table, int column, int by, const char *text);

/* A new chart with every column -1; the caller fills in which mean what. */
struct chart *table_chart(struct table *table, const char *name, enum chart_kind kind);

/* The members of a struct chart, its columns by their ids in the table, or NULL: none. */
struct chart_form {
	const char *title, *source, *category, *panel, *series, *mark, *low, *high, *own;
	const char *measures[MAX_CHART_MEASURES], *measure_labels[MAX_CHART_MEASURES];
};

/* TABLE_CHART(table, "mix", CHART_STACKED_SHARES, .title = ..., .category = "year", ...): a new
 * chart of this form. */
#define TABLE_CHART(table, name, kind, ...) \
	table_chart_of((table), (name), (kind), &(struct chart_form){__VA_ARGS__})
void table_chart_of(struct table *table, const char *name, enum chart_kind kind,
		    const struct chart_form *form);

/* A chart by name (NULL: the first) and its table, or NULL where there is none. */
const struct chart *results_chart(const struct results *results, const char *name,
				  const struct table **table);

/* Say a passage.  What is returned is valid until the next is said; its spec may be changed. */
struct passage *results_say(struct results *results, const struct passage_spec *spec,
			    const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Add a line of prose, formatted. */
void lines_add(struct arena *arena, struct lines *lines, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

struct input *results_input(struct results *results);

/* The input that was read from a path (NULL: none), or NULL. */
const struct input *results_input_of(const struct results *results, const char *path);

struct assumption_used *results_assumption(struct results *results);
struct lever_used *results_lever(struct results *results);

#endif
