/*
 * The charts of a workbook: native ones, each on a sheet with its figures.
 *
 * The figures of a chart stand above it, a row for each category and a column for each series; each
 * cell points into the sheet of the chart's table, so that the chart follows what is changed there.
 */
#ifndef OUTPUTS_WORKBOOK_CHART_H
#define OUTPUTS_WORKBOOK_CHART_H

#include "outputs/workbook.h"

/* A sheet for each chart of a table that has rows, where a spreadsheet has charts of its kind. */
void workbook_chart_add(struct workbook *book, const struct table *table, const char *part);

/* Which charts have no sheet, in a sentence, or NULL where each has one. */
const char *workbook_chart_left_out(const struct workbook *book);

#endif
