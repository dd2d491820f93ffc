/*
 * Sheets to fill in: what a column may hold, as lists to choose from and messages.
 */
#ifndef OUTPUTS_WORKBOOK_FORM_H
#define OUTPUTS_WORKBOOK_FORM_H

#include "outputs/workbook.h"

#define WORKBOOK_FORM_ROWS 2000 /* that have lists and messages */

/* Is this workbook one to fill in? */
bool workbook_form(const struct results *results);

/* Put a column's list and message below its heading; the format of its cells. */
lxw_format *workbook_form_column(struct workbook *book, struct workbook_sheet *own, size_t column);

#endif
