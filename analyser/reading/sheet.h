/*
 * CSV text as rows of cells, by libcsv.
 *
 * Cells are trimmed of blanks, line ends and no-break spaces around them, also
 * inside quotes.  A row knows the line of the file on which it opens (quoted
 * newlines and blank lines counted; a line ends at LF, CR LF or a lone CR) and
 * its own bytes, verbatim.  Wholly empty lines are not rows.
 */
#ifndef READING_SHEET_H
#define READING_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "reading/source.h"

struct row {
	long line;
	size_t n_cells;
	const char **cells;
	const char *fault; /* why the row is no row (its quotes), or NULL */
	bool is_unclosed;  /* because of a quote that is open where the text ends */
	bool is_beyond;    /* the bounds (source.h) */
	const char *raw;   /* borrowed from the source, without its line end */
	size_t raw_length;
};

/* A row's cell; "" where it has none, as one with a fault and column -1 have. */
static inline const char *row_cell(const struct row *row, int column)
{
	return (size_t)column < row->n_cells ? row->cells[column] : "";
}

/* Does it say in a column what the row above says, if there is one?  Most do. */
static inline bool row_repeats(const struct row *row, const struct row *above, size_t column)
{
	return above != NULL && column < above->n_cells && column < row->n_cells &&
	       strcmp(row->cells[column], above->cells[column]) == 0;
}

/* How many cells it has up to the last that is not empty. */
size_t row_width(const struct row *row);

/* Is there nothing in any of its cells? */
bool row_is_blank(const struct row *row);

/* The delimiters that are looked for, by preference. */
extern const char sheet_delimiters[5];

struct sheet {
	const struct source *source;
	char delimiter;
	struct row *rows;
	size_t n_rows;
};

/*
 * sheet_read(sheet, source, delimiter, is_strict, arena):
 * Cut a source into rows.  delimiter is 0 to find it from the header: of
 * comma, semicolon, tab and pipe the one that stands most often in the first
 * line that has any, outside quotes.  Strict skips comments: lines that begin
 * with `#`, and rows with nothing but a quoted cell that does; and it refuses
 * quotes inside unquoted cells and text behind a closing quote;
 * else these are text where the row is one line, and where that leaves no doubt of its cells.  A
 * quote that is never closed is refused always.  Of a workbook's sheet, strict skips titles too:
 * rows of one cell above the first that has more.  Strictly, a line that ends within a cell ends
 * with LF, as in a workbook.  A row refused has its fault and no cells, and
 * reading goes on with the line after the one on which it opened.
 * So is a row that is beyond the bounds (source.h); of more than BOUND_ROWS and a header, no more
 * than one too many is read.
 */
void sheet_read(struct sheet *sheet, const struct source *source, char delimiter, bool is_strict,
		struct arena *arena);

/* The first row that is beyond the bounds, of those above what was taken for a header (NULL: of
 * all), or NULL: it may be the header. */
const struct row *sheet_beyond(const struct sheet *sheet, const struct row *header);

/* Only its first rows. */
void sheet_begin(struct sheet *sheet, const struct source *source, char delimiter, bool is_strict,
		 size_t most_rows, struct arena *arena);

/*
 * sheet_has_rows(source, delimiter, arena):
 * Has a case file anything below its header?  What sheet_read() takes for rows, strictly: comments
 * are none, and a row that cannot be a header is one.
 */
bool sheet_has_rows(const struct source *source, char delimiter, struct arena *arena);

#endif
