/*
 * A reading under way: what every row of it comes to is counted here, used or
 * set aside, and in no other way.
 */
#ifndef READING_READER_H
#define READING_READER_H

#include "reading/duplicates.h"
#include "reading/ledger.h"
#include "reading/reading.h"

/* A cell of a case file, as a field reads it; a year may be a spreadsheet's number of its day. */
struct read_cell {
	const char *text; /* NULL: none yet */
	struct value value;
	const char *problem; /* where it cannot be read */
	bool is_read, is_day_number;
};

struct reader {
	struct reading *reading;
	const struct reading_options *options;
	struct shape shape; /* the reading's, its fields as this file's columns are written */
	struct columns columns;
	struct period period; /* of a ledger */
	struct ledger ledger;
	struct neighbours neighbours;
	struct arena *arena;
	struct diagnostics *diagnostics;
	uint64_t magnitude;      /* sum of the amounts' sizes: no part of them adds up to more */
	struct read_cell *cells; /* of a case file: each field's last, most being as above */
	struct duplicates duplicates; /* of a ledger's rows that are used */
	struct repeated repeated;     /* those that agree with one above in every cell */
	bool is_well;
};

/* A row is used, with the values of its verdict. */
void reader_use(struct reader *reader, const struct row *row, const struct verdict *verdict);

/* A row is set aside, for its verdict's reason, one of few. */
void reader_set_aside(struct reader *reader, const struct row *row, const struct verdict *verdict);

/* A text as a field of the shape reads it; borrowed until that field reads another. */
const struct read_cell *reader_cell(const struct reader *reader, size_t field, const char *text);

/* What is wrong with a row, or with a column of it: the file is refused. */
void reader_fault(struct reader *reader, const struct row *row, const char *column,
		  const char *message);

#endif
