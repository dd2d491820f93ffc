/*
 * Columns of a case file that no field takes.
 *
 * Most are an analyst's own, and are told once.  One that is nearly the name of a column that the
 * file lacks, or another word for it, would change the answer if it were read: it is a fault, with
 * what to call it.
 */
#ifndef READING_CASE_COLUMNS_H
#define READING_CASE_COLUMNS_H

#include "reading/columns.h"

/*
 * case_columns_check(columns, shape, options, path, diagnostics):
 * False where a column may be one that the file lacks, with a fault for each; a mapping of that
 * field, to the column or to none, settles it.
 */
bool case_columns_check(const struct columns *columns, const struct shape *shape,
			const struct column_options *options, const char *path,
			struct diagnostics *diagnostics);

#endif
