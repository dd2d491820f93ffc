/*
 * A reading under way: what every row of it comes to is counted here, used or
 * set aside, and in no other way.
 */
#ifndef READING_READER_H
#define READING_READER_H

#include "reading/duplicates.h"
#include "reading/ledger.h"
#include "reading/reading.h"
#include "reading/sheet.h"

struct reader {
	struct reading *reading;
	const struct reading_options *options;
	struct shape shape; /* the reading's, its fields as this file's columns are written */
	struct columns columns;
	struct ledger ledger;
	struct neighbours neighbours;
	struct arena *arena;
	struct diagnostics *diagnostics;
	uint64_t magnitude; /* sum of the amounts' sizes: no part of them adds up to more */
	struct duplicates duplicates; /* of a ledger's rows that are used */
	struct repeated repeated;     /* those that agree with one above in every cell */
	bool is_well;
};

/* A row is used, with the values of its verdict. */
void reader_use(struct reader *reader, const struct row *row, const struct verdict *verdict);

/* A row is set aside, for its verdict's reason, one of few. */
void reader_set_aside(struct reader *reader, const struct row *row, const struct verdict *verdict);

/* What is wrong with a row, or with a column of it: the file is refused. */
void reader_fault(struct reader *reader, const struct row *row, const char *column,
		  const char *message);

#endif
