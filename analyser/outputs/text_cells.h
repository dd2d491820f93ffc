/*
 * The cells of a table as people read them, and how wide they are.
 */
#ifndef OUTPUTS_TEXT_CELLS_H
#define OUTPUTS_TEXT_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "results/results.h"

/* What is to be shown of a table, and how. */
struct table_look {
	const size_t *columns; /* which, in order; NULL: all */
	size_t n_columns;
	size_t most_rows; /* the first so many; 0: all */
	int width;        /* in characters; no line is wider */
	bool has_colour;
	bool is_rounded; /* for reading, not to the penny */
	bool is_whole;   /* asked for by itself: long texts are not cut */
};

struct text_cells {
	const struct table *table;
	size_t n_columns;
	const size_t *columns; /* of the table's, as they are shown */
	size_t n_rows;         /* shown, but for the totals */
	const char **texts;    /* row by row; the totals' last, where the table has them */
	size_t *widths;        /* of each column with its label in at most two lines */
	bool is_rounded;       /* some figure is */
};

struct text_cells text_cells_make(const struct table *table, const struct table_look *look,
				  struct arena *arena);

/* Row `row` of the cells; the row behind the last is that of totals. */
const char *const *text_cells_row(const struct text_cells *cells, size_t row);

const struct column *text_cells_column(const struct text_cells *cells, size_t column);

/* How wide all columns are together, with the gaps between them. */
#define TEXT_GAP 2
size_t text_cells_width(const struct text_cells *cells);

/*
 * As many words of *text as fit; *text moves behind them.  A word wider than the width is broken, a
 * path behind a folder's name.
 */
const char *text_words(const char **text, size_t width, struct arena *arena);

/*
 * A value as people read it, of a number that the case assumes: 3.25% is not 3.3%; of what has no
 * end, a tenth.  It lives in the arena.
 */
const char *text_assumed(const struct value *value, struct arena *arena);

/* A value as people read it, in the way that the column of a table asks for. */
const char *text_of_column(const struct column *column, const struct value *value,
			   struct arena *arena);

/*
 * Numbers for reading: three or four significant figures, in one unit for all of a column.
 *
 * Only what is shown is rounded, each figure by itself from its exact value, a total too.
 */

/* In what unit the amounts of a column are shown; NULL: to the penny, and below £1 as they are. */
struct rounding;

/* The unit for amounts of which this is the largest, whatever its sign. */
const struct rounding *rounding_of(struct money largest);

/*
 * `£14.3m`, `£547k`; what would have less than two figures in the unit is written in one of its
 * own, below £100 to the penny.
 */
const char *rounding_text(const struct rounding *rounding, struct money money, struct arena *arena);

/* `2.9`, `12.7`: one decimal, or two where one would show nothing. */
const char *rounding_ratio(double ratio, struct arena *arena);

/*
 * One table with aligned columns, never wider than it may be.
 *
 * Where it would be wider, long texts are wrapped; what is still too wide goes on below, its
 * first columns again.
 */

/*
 * Write a table's header, rows and totals, and how to see what is left out.  True where some figure
 * is rounded.
 */
bool text_table(const struct table *table, const struct table_look *look, struct arena *arena,
		FILE *stream);

/* The least width in which cells stand side by side, their long texts wrapped. */
size_t text_table_narrowest(const struct text_cells *cells);

/*
 * Prose in lines of a width.
 */

#define PROSE_WIDTH 80 /* no line of prose is longer, whatever the width of the place */

/*
 * Write a text wrapped at a width of at most PROSE_WIDTH, its first line behind `first` and all
 * others behind `later`.  Return how many lines that is; with NULL for the stream, only count.
 */
size_t prose_write(FILE *stream, const char *text, const char *first, const char *later, int width);

/* A heading, bold where there is colour. */
void prose_heading(FILE *stream, const char *text, bool has_colour, int width);

#endif
