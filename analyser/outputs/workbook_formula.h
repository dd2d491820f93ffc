/*
 * Formulas of columns (struct column's `formula`) as those of cells.
 *
 * A column's formula is written in the columns' ids, as a spreadsheet's is in cells:
 *
 *	cash_releasing_gain - running_cost       cells of the same row
 *	prev(running_total) + net_gain           the row above, of the same first column; else
 *nought SUMPRODUCT(({cost.year}=year)*{cost.amount})   a column of a table of the results, whole
 *	{?cost.amount}                           the same; nought where the results have no such
 *table
 *	@discount_rate, @cost(item, year)        the lever of this kind, for this and from this
 *year;
 *	@cost(item (strategy), year)             a scope may have a second column in brackets
 *	[kind=running] amount; [kind=once] 0     by what another cell of the row says: the first
 *that fits
 *
 *	!IF(...)                                 also where there is no figure but its reason
 *
 * All else stands as it is.  Rounding is said (`ROUND(x,2)`) where the sums round.  A cell has no
 * formula where one of these is not there, or has no figure, or where it should be a lever but is
 *not.
 */
#ifndef OUTPUTS_WORKBOOK_FORMULA_H
#define OUTPUTS_WORKBOOK_FORMULA_H

#include "outputs/workbook.h"

/* `=...` for a cell of a table's sheet, or NULL: its figure is a value. */
const char *workbook_formula(struct workbook *book, const struct workbook_sheet *own, size_t row,
			     size_t column);

#endif
