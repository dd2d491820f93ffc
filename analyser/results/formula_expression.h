/*
 * One formula of one row as a number, worked out as a spreadsheet does.
 *
 * It knows ROUND (half away from nought, by what a number is to fifteen digits), SUM, SUMPRODUCT,
 * MIN, MAX, IF, AND, INT, INDEX, MEDIAN, QUARTILE and NA; lists are those of rows by their keys.
 */
#ifndef RESULTS_FORMULA_EXPRESSION_H
#define RESULTS_FORMULA_EXPRESSION_H

#include "results/formula.h"

/* NaN where something in it has no figure, or is none of these. */
double formula_express(struct formulas *formulas, const struct formula_choice *choice,
		       const struct table *table, size_t row);

#endif
