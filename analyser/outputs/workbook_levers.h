/*
 * The levers of a case as named cells, which formulas point to.
 */
#ifndef OUTPUTS_WORKBOOK_LEVERS_H
#define OUTPUTS_WORKBOOK_LEVERS_H

#include "outputs/workbook.h"

/* The sheet of levers, where there are any, and a name for each one's cell. */
void workbook_levers_add(struct workbook *book);

/*
 * workbook_levers_name(book, kind, scope, year, &value):
 * The name of the cell of the one lever of this kind, for this scope and from this year (NULL: of
 * all years), and its value; NULL where there is none, or more than one.
 */
const char *workbook_levers_name(const struct workbook *book, const char *kind, const char *scope,
				 const char *year, const struct value **value);

/*
 * workbook_levers_cell(book, kind, scope, year, figure, &value):
 * The cell of its `value`, `low` or `high`, and what stands there; NULL where there is none.
 */
const char *workbook_levers_cell(struct workbook *book, const char *kind, const char *scope,
				 const char *year, const char *figure, const struct value **value);

/* The same by the lever's id, which may be NULL; NULL where there is none. */
const char *workbook_levers_by_id(const struct workbook *book, const char *id);

/* A formula follows the lever whose cell has this name. */
void workbook_levers_follow(struct workbook *book, const char *name);

#endif
