/*
 * What formulas come to, worked out as a spreadsheet does, in binary numbers: the figures of
 * workings, whose rows are given and whose formulas are their only definition.
 */
#ifndef RESULTS_FORMULA_VALUE_H
#define RESULTS_FORMULA_VALUE_H

#include "results/formula.h"

/*
 * formula_work_out(formulas):
 * Fill every cell of the results' workings that has a formula and no figure.  One that has both, a
 * figure of the sums, must come to the same, to a hundredth of a penny or a billionth of itself:
 * false where one does not, or has no figure, the workings then being of no use.
 */
bool formula_work_out(struct formulas *formulas);

/* A cell's figure, which is worked out where it has none and a formula; NaN where it has none. */
double formula_cell(struct formulas *formulas, const struct table *table, size_t row, int column);

/* Does the formula of a cell come to the figure that the cell has? */
bool formula_is_right(struct formulas *formulas, const struct table *table, size_t row, int column);

#endif
