/*
 * Cells of the files of a case that a figure is the sum of, so that a workbook's formulas can begin
 * where the files end.
 */
#ifndef RESULTS_INPUT_CELLS_H
#define RESULTS_INPUT_CELLS_H

#include "base/source_line.h"
#include "results/results.h"

/* In rising order of rows. */
struct input_cells {
	const struct input_rows *rows;
	size_t column, *at; /* numbers of rows */
	size_t count;
	double factor; /* of their sum, or 0: none; */
	int places;    /* to so many decimals */
};

/*
 * A text that is plainly a number, as it would be written again: no signs but `-`, no lost nought.
 */
struct plain_figure {
	int places;
	bool is_percent;
	double number;
};

#define FIGURE_PLACES 9 /* decimals of a figure in a file, at most */

bool input_cells_figure(const char *text, struct plain_figure *figure);

/* A text that stays text in a workbook and is a number all the same: `40,000`, `£1,234.50`. */
bool input_cells_grouped(const char *text, double *number);

/*
 * input_cells_note(results, from, value):
 * The number, among the results' cells, of those that a figure comes from.  None where they do not
 * come to the value as they stand: the file is in thousands, say, or a cell is no plain number.
 */
struct value input_cells_note(struct results *results, const struct source_figure *from,
			      struct value value);

/* What they come to; what is blank adds nothing; NaN where one is no plain number. */
double input_cells_figure_of(const struct input_cells *cells);

#endif
