/*
 * The rows of a ledger or a log that is read whole: judged one by one, then together.
 */
#ifndef READING_LEDGER_ROWS_H
#define READING_LEDGER_ROWS_H

#include "reading/reader.h"

/*
 * ledger_rows_begin(reader, sheet, header, first, options):
 * Learn from all rows, from the first behind the header, how each is to be judged.  False with a
 * fault where what stands beside the amounts leaves open what they mean.
 */
bool ledger_rows_begin(struct reader *reader, const struct sheet *sheet, size_t header,
		       size_t first, const struct column_options *options);

/* Read them: each is used or set aside, and what may be wrong with them is told. */
void ledger_rows_read(struct reader *reader, const struct row *rows, size_t n_rows);

#endif
