/*
 * Lines of CSV text cut into cells.
 *
 * A line without quotes, or with none but about whole cells that hold none, is cut at its
 * delimiters.  All else is libcsv's, which is fed line by line: it skips empty lines and tells no
 * line numbers.  Cells are trimmed, and the arena's.
 */
#ifndef READING_CELLS_CUT_H
#define READING_CELLS_CUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct csv_parser;

struct cells_cut {
	struct arena *arena;
	char delimiter;
	bool is_book; /* the text is a workbook's sheet, whose cells have line ends of their own */
	bool is_strict;     /* it is a case file's: line ends within cells are LF */
	const char **cells; /* of the row under way */
	size_t n_cells, capacity;
	bool is_row_done;
	const char *beyond;        /* which bound (source.h) its cells are, or NULL */
	struct csv_parser *parser; /* libcsv's, strict; NULL until a line asks for it */
};

/* Why a cell is beyond the bounds. */
extern const char cells_cut_too_many[], cells_cut_too_large[];

/* A line, with its end, that is a row of cells whose quotes are plain; else false, and nothing is
 * changed. */
bool cells_cut_plain(struct cells_cut *cut, const char *at, const char *next);

/* The next line of the row under way, by libcsv; false where its quotes are malformed. */
bool cells_cut_feed(struct cells_cut *cut, const char *at, size_t length);

/* End the row under way at the end of the text; false where a quote is open. */
bool cells_cut_finish(struct cells_cut *cut);

/* The row under way is taken, and the next line begins another. */
void cells_cut_next(struct cells_cut *cut);

/* The row under way is none: the next line begins another. */
void cells_cut_drop(struct cells_cut *cut);

/*
 * A line by itself, its stray quotes taken for text; false where a quote stays open, a bound is
 * passed, or a delimiter may stand inside of quotes or outside, and nobody can tell.
 */
bool cells_cut_loosely(struct cells_cut *cut, const char *at, const char *end);

/* End libcsv's part, if it was asked; the arena would else. */
void cells_cut_end(struct cells_cut *cut);

#endif
