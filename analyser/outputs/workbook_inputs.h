/*
 * The files of a case as sheets, so that the workbook is itself a case.
 *
 * A sheet has the name and the columns of its file, and every cell as it was read: what is text
 * there is text here, a figure a number with as many decimals.  What stands above the columns
 * begins with `#`, as comments of a file do.
 */
#ifndef OUTPUTS_WORKBOOK_INPUTS_H
#define OUTPUTS_WORKBOOK_INPUTS_H

#include "outputs/workbook.h"
#include "results/input_cells.h"

void workbook_inputs_add(struct workbook *book);

/* The sheet of the file of this kind (`costs`), or NULL. */
const struct workbook_sheet *workbook_inputs_sheet(const struct workbook *book, const char *name);

/* The row of a file's sheet in which one of some cells stands, from nought. */
lxw_row_t workbook_inputs_row(const struct input_cells *cells, size_t i);

/*
 * Sums of more cells of the files than one formula can list, in parts: a sheet of its own, each row
 * of which is the sum of some rows of a file.
 */

/* The sheet, where the results have such sums. */
void workbook_sums_add(struct workbook *book);

/* The sum of the parts of such cells, as a formula. */
const char *workbook_sums_formula(struct workbook *book, const struct input_cells *cells);

/* Sheets to fill in: what a column may hold, as lists to choose from and messages. */
#define WORKBOOK_FORM_ROWS 2000 /* that have lists and messages */

/* Is this workbook one to fill in? */
bool workbook_form(const struct results *results);

/* Put a column's list and message below its heading; the format of its cells. */
lxw_format *workbook_form_column(struct workbook *book, struct workbook_sheet *own, size_t column);

#endif
