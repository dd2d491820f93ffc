/*
 * Cells of the files of a case that a figure is the sum of, so that a workbook's formulas can begin
 * where the files end.
 */
#ifndef RESULTS_INPUT_CELLS_H
#define RESULTS_INPUT_CELLS_H

#include "base/source_line.h"
#include "results/results.h"

/*
 * In rising order of rows.  Of more than a formula can list, parts that it can: others of the
 * results' cells, one behind the other, that come to this one's sum before its factor.
 */
struct input_cells {
	const struct input_rows *rows;
	size_t column, *at; /* numbers of rows */
	size_t count;
	double factor; /* of their sum, or 0: none; */
	int places;    /* to so many decimals */
	size_t first_part, n_parts;
	const struct word *words; /* the one cell says one of these; NULL: all are numbers */
};

/*
 * A text that is plainly a number, as it would be written again: no signs but `-`, no lost nought.
 */
struct plain_figure {
	int places;
	bool is_percent;
	double number;
};

/* What may stand between the letters of a word, which a formula takes off. */
#define INPUT_CELLS_BETWEEN " -_/."

#define FIGURE_PLACES 9 /* decimals of a figure in a file, at most */

bool input_cells_figure(const char *text, struct plain_figure *figure);

/* A text that stays text in a workbook and is a number all the same: `40,000`, `£1,234.50`. */
bool input_cells_grouped(const char *text, double *number);

/*
 * The number, among the results' cells, of those that a figure comes from.  None where they do not
 * come to the value as they stand: the file is in thousands, say, or a cell is no plain number.
 */
struct value input_cells_note(struct results *results, const struct source_figure *from,
			      struct value value);

/* Where the i-th of them stands among the cells of its rows. */
size_t input_cells_place(const struct input_cells *cells, size_t i);

/*
 * The number behind the last of those that stand together from the first on, as one range of a
 * formula; what is text stands by itself.
 */
size_t input_cells_run(const struct input_cells *cells, size_t first);

/* What they come to; what is blank adds nothing; NaN where one is no plain number, or word. */
double input_cells_figure_of(const struct input_cells *cells);

#endif
