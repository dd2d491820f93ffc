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

#endif
