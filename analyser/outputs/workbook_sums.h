/*
 * Sums of more cells of the files than one formula can list, in parts: a sheet of its own, each row
 * of which is the sum of some rows of a file.
 */
#ifndef OUTPUTS_WORKBOOK_SUMS_H
#define OUTPUTS_WORKBOOK_SUMS_H

#include "outputs/workbook.h"
#include "results/input_cells.h"

/* The sheet, where the results have such sums. */
void workbook_sums_add(struct workbook *book);

/* The sum of the parts of such cells, as a formula. */
const char *workbook_sums_formula(struct workbook *book, const struct input_cells *cells);

#endif
