/*
 * Formulas of columns (results/formula.h) as those of cells.
 *
 * A cell has no formula where something that it names is not there, or has no figure, or where it
 * should be a lever but is not.
 */
#ifndef OUTPUTS_WORKBOOK_FORMULA_H
#define OUTPUTS_WORKBOOK_FORMULA_H

#include "outputs/workbook.h"

/* `=...` for a cell of a table's sheet, or NULL: its figure is a value. */
const char *workbook_formula(struct workbook *book, struct workbook_sheet *own, size_t row,
			     size_t column);

/* Any formula of a table's columns (results/formula.h), seen from its first row; NULL as above. */
const char *workbook_formula_text(struct workbook *book, const struct workbook_sheet *own,
				  const char *text);

/* --- The levers of a case as named cells, which formulas point to --- */

/* The sheet of levers, where there are any, and a name for each one's cell. */
void workbook_levers_add(struct workbook *book);

/*
 * The name of the cell of the one lever of this kind, for this scope and from this year (NULL: of
 * all years), and its value; NULL where there is none, or more than one.
 */
const char *workbook_levers_name(const struct workbook *book, const char *kind, const char *scope,
				 const char *year, const struct value **value);

/* The cell of its `value`, `low` or `high`, and what stands there; NULL where there is none. */
const char *workbook_levers_cell(struct workbook *book, const char *kind, const char *scope,
				 const char *year, const char *figure, const struct value **value);

/* The same by the lever's id, which may be NULL; NULL where there is none. */
const char *workbook_levers_by_id(const struct workbook *book, const char *id);

/* A formula follows the lever whose cell has this name. */
void workbook_levers_follow(struct workbook *book, const char *name);

#endif
