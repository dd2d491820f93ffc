/*
 * A table of the results as a sheet: marked as a table, its totals as sums of the cells above.
 */
#ifndef OUTPUTS_WORKBOOK_TABLE_H
#define OUTPUTS_WORKBOOK_TABLE_H

#include "outputs/workbook.h"

/* A sheet for a table that has rows; none for another. */
void workbook_table_add(struct workbook *book, const struct table *table, const char *part);

/* The sheet of a table, or NULL. */
const struct workbook_sheet *workbook_table_sheet(struct workbook *book, const struct table *table);

/* How many of its columns are shown, which stand before those that are not. */
size_t workbook_table_columns(const struct table *table);

/* Fill the sheet of a table. */
void workbook_table_fill(struct workbook *book, struct workbook_sheet *own);

/* Do the rows of a column add up to its total, exactly? */
bool workbook_table_is_sum(const struct table *table, size_t column);

/* Mark the cells under the sheet's head as a table, with these headings, each of its own. */
void workbook_table_mark(struct workbook *book, struct workbook_sheet *own,
			 const char *const *headings, size_t n_columns, size_t n_rows);

/* --- Sums formed twice, and how much of a workbook is formulas --- */

/* The sheet of checks, to be filled behind all tables. */
void workbook_checks_add(struct workbook *book);

/* A figure of a sheet, live or not. */
void workbook_checks_count(struct workbook_sheet *own, const struct value *value, bool is_live);

#endif
