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

/* The figures of a chart as cells: categories down, series across. */
struct workbook_figures {
	const struct workbook_sheet *source; /* of the table */
	const struct table *table;
	const char **categories, **series;
	size_t n_categories, n_series;
	struct workbook_figure *cells; /* by category, n_series each */
};

/* The rows of a column that add up to one figure. */
struct workbook_figure {
	int column;
	size_t *rows;
	size_t n_rows, capacity;
};

/* What a chart's kind shows, in the order of the table's rows. */
const struct workbook_figures *workbook_figures(struct workbook *book, const struct chart *chart,
						const struct workbook_sheet *source);

/* Write them under the sheet's head, marked as a table: categories in the first column. */
void workbook_figures_write(struct workbook *book, struct workbook_sheet *own,
			    const struct workbook_figures *figures);

/* The formula that brings a figure (`='case_year'!$G$4`), and what it is; NULL where none is. */
const char *workbook_figures_formula(struct workbook *book, const struct workbook_figures *figures,
				     size_t category, size_t series, struct value *value);

/* A bridge from gross to net as stacked columns, each step worked out from the one before. */

/* Write the steps under the sheet's head and put them into the chart; the number of columns. */
size_t workbook_waterfall(struct workbook *book, struct workbook_sheet *own,
			  const struct workbook_figures *figures, lxw_chart *drawn);

#endif
