/*
 * What may be wrong in a file of spend, contacts or prices, whatever way it is read: the doubts of
 * any ledger (ledger_doubts.h), asked of the records of a reading.
 */
#ifndef READING_RECORD_DOUBTS_H
#define READING_RECORD_DOUBTS_H

#include "reading/ledger_doubts.h"
#include "reading/reader.h"

/* The columns of the dates and the amounts, and how they are written. */
struct digest_columns record_doubts_columns(const struct reader *reader);

/* Add up the records that there are; sums out of range, which are refused elsewhere, are none. */
void record_doubts_add(struct ledger_sums *sums, const struct reader *reader);

/* Tell what may be wrong with them; the rows are all of the file behind its header. */
void record_doubts_say(const struct ledger_sums *sums, const struct reader *reader,
		       const struct row *rows, size_t n_rows);

#endif
