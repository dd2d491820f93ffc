/*
 * Cells of a workbook: a value, a text, a formula, each with its look.
 */
#ifndef OUTPUTS_WORKBOOK_CELL_H
#define OUTPUTS_WORKBOOK_CELL_H

#include "outputs/workbook.h"

/*
 * See that there is memory to go on, before what libxlsxwriter is asked for next: it writes through
 * NULL where there is none.  Where there is not, this does not return, as where an arena has none.
 */
void workbook_cell_spare(struct workbook *book);

/* Make the looks of all cells. */
void workbook_cell_looks(struct workbook *book);

/* A number as a spreadsheet holds it; false where it has more digits than that, or is none. */
bool workbook_cell_number(const struct value *value, double *number);

/* A text as it is, never a formula. */
void workbook_cell_text(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			lxw_col_t column, const char *text, lxw_format *format);

/* A value of a column of a table; of its row of totals, bold. */
void workbook_cell_value(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			 lxw_col_t column, const struct column *of, const struct value *value,
			 bool is_total);

/* A figure of the run that follows no lever, on grey. */
void workbook_cell_fixed(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			 lxw_col_t column, const struct column *of, const struct value *value);

/*
 * A formula (`=...`), which shows the value until it is worked out anew; the value alone where it
 * is no number and no text.
 */
void workbook_cell_formula(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			   lxw_col_t column, const struct column *of, const struct value *value,
			   const char *formula, bool is_total);

/* `$A$4:$A$19` of a column of a sheet: `'case_year'!$A$4:$A$19`; of one row, one cell. */
const char *workbook_cell_range(struct workbook *book, const struct workbook_sheet *sheet,
				lxw_row_t first, lxw_row_t last, lxw_col_t column);

/* How many lines a text takes in a column so many characters wide. */
size_t workbook_cell_lines(const char *text, double width);

/* Make a row as high as its longest text, which not every spreadsheet does by itself. */
void workbook_cell_height(struct workbook *book, struct workbook_sheet *own, lxw_row_t row,
			  size_t n_lines);

/* The head of every sheet: its title, and the way back. */
void workbook_cell_head(struct workbook *book, struct workbook_sheet *own);

/* Landscape on A4, as wide as the page, its headings on each. */
void workbook_cell_print(struct workbook_sheet *own, lxw_row_t last, lxw_col_t last_column,
			 bool has_headings);

#endif
