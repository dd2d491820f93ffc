/*
 * Sums formed twice, and how much of a workbook is formulas.
 */
#ifndef OUTPUTS_WORKBOOK_CHECKS_H
#define OUTPUTS_WORKBOOK_CHECKS_H

#include "outputs/workbook.h"

/* The sheet of checks, to be filled behind all tables. */
void workbook_checks_add(struct workbook *book);

/* A figure of a sheet, live or not. */
void workbook_checks_count(struct workbook_sheet *own, const struct value *value, bool is_live);

#endif
