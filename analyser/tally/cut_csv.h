/*
 * Rows cut by libcsv, the parser of record, line by line.
 */
#ifndef TALLY_CUT_CSV_H
#define TALLY_CUT_CSV_H

#include <csv.h>

#include "tally/engine_rows.h"

/*
 * Between two lines either no row is open, or one whose quotes hold a line
 * end is; offsets are from the beginning of the bytes in hand, which may
 * move and grow from one line to the next.
 */
struct cut_csv {
	struct rows *rows;
	struct csv_parser parser;
	bool is_open;
	size_t opened_at;
	int64_t opened_on, line; /* lines count from 0 at the stretch's beginning */
	/* of the open row */
	size_t n_cells, next_slot;
	bool has_text_unnamed; /* in cells without a name */
	bool lacks_witness;
	bool is_done, has_no_memory;
	uint64_t digest;
	struct keys_cell cells[ROWS_MOST_SLOTS];
};

void cut_csv_init(struct cut_csv *cut, struct rows *rows);
void cut_csv_fini(struct cut_csv *cut);

/*
 * A row that is still open so many bytes behind its beginning has a stray quote, and is given up
 * like one whose quote is never closed: else all that follows would have to be kept.  A cell of a
 * spreadsheet holds 32,767 characters at most.
 */
#define CUT_CSV_MOST_OPEN ((size_t)4 * 1024 * 1024)

/* Begin afresh, with no row open, at a stretch's line 0. */
void cut_csv_begin(struct cut_csv *cut);

/*
 * cut_csv_line(cut, bytes, at, &next, length):
 * Cut the line at `at` of the bytes, which are `length` long, and set *next behind it.  False
 * where there is no memory.
 */
bool cut_csv_line(struct cut_csv *cut, const char *bytes, size_t at, size_t *next, size_t length);

/*
 * cut_csv_end(cut, bytes, length, &is_closed):
 * The bytes end here: an open row is the last.  Not *is_closed where it opens a quote that is
 * never closed; then it is still open.
 */
bool cut_csv_end(struct cut_csv *cut, const char *bytes, size_t length, bool *is_closed);

/* Make an open row odd as far as `to` and begin afresh behind it. */
bool cut_csv_give_up(struct cut_csv *cut, const char *bytes, size_t to);

/* Behind the line's LF, CR LF or lone CR. */
size_t cut_csv_line_end(const char *bytes, size_t at, size_t length);

#endif
