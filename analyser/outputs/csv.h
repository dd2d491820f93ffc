/*
 * One table as CSV (RFC 4180): the command's main one, or the one asked for.
 *
 * Full precision, plain; rows end with LF.  Totals rows are left out: they
 * are sums for people.  None is an empty cell.  A text cell that a
 * spreadsheet would take for a formula gets an apostrophe before it, which
 * our own reader takes away again.
 */
#ifndef OUTPUTS_CSV_H
#define OUTPUTS_CSV_H

#include "outputs/output.h"

/* One text as a cell, quoted and guarded where it must be. */
void csv_cell(FILE *stream, const char *text);

#endif
