/*
 * A row of a case file, strictly: what is wrong with any cell is a fault that
 * tells its line and column, and a row without any is used.
 */
#ifndef READING_CASE_ROW_H
#define READING_CASE_ROW_H

#include "reading/reader.h"

/* Blank rows and rows of another width are faults; comments are no rows of a sheet. */
void case_row_read(struct reader *reader, const struct row *row);

#endif
