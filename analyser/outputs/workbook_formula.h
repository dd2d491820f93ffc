/*
 * Formulas of columns (results/formula.h) as those of cells.
 *
 * A cell has no formula where something that it names is not there, or has no figure, or where it
 * should be a lever but is not.
 */
#ifndef OUTPUTS_WORKBOOK_FORMULA_H
#define OUTPUTS_WORKBOOK_FORMULA_H

#include "outputs/workbook.h"

/* `=...` for a cell of a table's sheet, or NULL: its figure is a value. */
const char *workbook_formula(struct workbook *book, struct workbook_sheet *own, size_t row,
			     size_t column);

/* Any formula of a table's columns (results/formula.h), seen from its first row; NULL as above. */
const char *workbook_formula_text(struct workbook *book, const struct workbook_sheet *own,
				  const char *text);

#endif
