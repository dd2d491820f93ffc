/*
 * Case files are in pounds: a column or a comment that speaks of thousands is not passed over.
 */
#ifndef READING_CASE_SCALE_H
#define READING_CASE_SCALE_H

#include "reading/columns.h"

/*
 * case_scale_check(columns, shape, row, may_be_ledger, path, diagnostics):
 * Is each column counted in units, by its name?  False with a fault for each that is a field's
 * but for the words of its scale, which shows by the first row, or NULL, what to write.
 */
bool case_scale_check(const struct columns *columns, const struct shape *shape,
		      const struct row *row, bool may_be_ledger, const char *path,
		      struct diagnostics *diagnostics);

/*
 * Say which comments of a file with money in it speak of thousands.  False, with a fault, where a
 * title of a workbook's sheet does, above its header.
 */
bool case_scale_say(const struct source *source, const struct shape *shape, long header_line,
		    struct diagnostics *diagnostics);

#endif
