/*
 * What formulas come to, worked out as a spreadsheet does, in binary numbers: the figures of
 * workings, whose rows are given and whose formulas are their only definition.
 */
#ifndef RESULTS_FORMULA_VALUE_H
#define RESULTS_FORMULA_VALUE_H

#include "results/formula.h"

/* A figure that its formula does not come to. */
struct formula_unlike {
	const struct table *table; /* NULL: none */
	size_t row;
	int column;
};

/*
 * Fill every cell of the results' workings that has a formula and no figure.  One that has both, a
 * figure of the sums, must come to the same, to a hundredth of a penny or a billionth of itself:
 * false, with the first in *unlike, where one does not, the workings then being of no use.
 */
bool formula_work_out(struct formulas *formulas, struct formula_unlike *unlike);

/* A cell's figure, which is worked out where it has none and a formula; NaN where it has none. */
double formula_cell(struct formulas *formulas, const struct table *table, size_t row, int column);

/* Does the formula of a cell come to the figure that the cell has? */
bool formula_is_right(struct formulas *formulas, const struct table *table, size_t row, int column);

/*
 * One formula of one row as a number, worked out as a spreadsheet does.
 *
 * It knows ROUND (half away from nought, by what a number is to fifteen digits), SUM, SUMPRODUCT,
 * MIN, MAX, IF, AND, INT, INDEX, MEDIAN, QUARTILE and NA; lists are those of rows by their keys.
 */

/* NaN where something in it has no figure, or is none of these. */
double formula_express(struct formulas *formulas, const struct formula_choice *choice,
		       const struct table *table, size_t row);

#endif
