/*
 * The figures of a chart as cells: categories down, series across.
 */
#ifndef OUTPUTS_WORKBOOK_FIGURES_H
#define OUTPUTS_WORKBOOK_FIGURES_H

#include "outputs/workbook.h"

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

#endif
