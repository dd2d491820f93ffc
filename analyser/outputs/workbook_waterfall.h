/*
 * A bridge from gross to net as stacked columns, each step worked out from the one before.
 */
#ifndef OUTPUTS_WORKBOOK_WATERFALL_H
#define OUTPUTS_WORKBOOK_WATERFALL_H

#include "outputs/workbook_figures.h"

/* Write the steps under the sheet's head and put them into the chart; the number of columns. */
size_t workbook_waterfall(struct workbook *book, struct workbook_sheet *own,
			  const struct workbook_figures *figures, lxw_chart *drawn);

#endif
