/*
 * How many cells a ledger's rows have, and where those of a row with more or fewer belong.
 *
 * The header says how many.  Rows that all have the same few empty cells behind are in order too.
 * A row of any other width is one that lost a delimiter or has one too many, so every way in which
 * its cells may be told apart is tried against what other rows have in their columns: amounts
 * whose thousands were set apart by the delimiter, text that holds it, cells run together, notes
 * behind the last column.  It is used only where all ways that fit put the same in each column,
 * and mend nothing but amounts; else its cells have no place.  What is asked of the file makes no
 * difference, so that every question is answered from the same rows.
 */
#ifndef READING_WIDTHS_H
#define READING_WIDTHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reading/columns.h"
#include "reading/kinds.h"

/* How much of a text, in bytes, is looked at for what its columns are like. */
#define WIDTHS_SAMPLE ((size_t)256 * 1024)
#define WIDTHS_SEEN 500 /* rows of it */

struct widths {
	bool is_sheet;  /* of a workbook: a row ends with its last cell, as far as was known then */
	size_t n_named; /* cells of the header, but for empty ones at its end */
	size_t usual;   /* cells that rows have: those, and perhaps a few that are always empty */
	const struct shape *shape;
	const struct columns *columns;
	const struct row *rows; /* a sample, borrowed */
	size_t n_rows;
	struct arena *arena;
	const struct row **whole; /* those to learn kinds from; NULL until any is asked for */
	size_t n_whole;
	struct kinds *kinds;        /* of `usual` columns; NULL until a row needs them */
	bool is_trimmed;            /* empty cells at the ends of rows are left out as a rule */
	int64_t n_placed;           /* rows that were to be placed */
	int64_t n_joined, n_behind; /* rows put right; rows with something behind their last cell */
	int64_t n_wide, n_short;    /* rows whose cells have no place */
	int64_t n_marks;  /* rows whose mark behind may say what the row is: `CR`, `EUR` */
	const char *mark; /* the first, in the arena */
	long mark_line;
	bool has_debit; /* some say `D`, so that `C` is a credit */
};

/* The rows must live as long as *widths, in their order. */
void widths_init(struct widths *widths, const struct row *rows, size_t n_rows,
		 const struct shape *shape, const struct columns *columns, struct arena *arena);

/* Is a row as wide as others, with nothing in cells that have no name? */
bool widths_is_usual(const struct widths *widths, const struct row *row);

/* Is it one of these that has what each row has: an amount and a date, where there are columns? */
bool widths_is_whole(const struct widths *widths, const struct row *row);

/* Has a row more cells than the header, or else fewer, where it has not as many as others? */
bool widths_is_wide(const struct widths *widths, const struct row *row);

/* Where one column's text stands in a row: in so many cells, or in none. */
struct span {
	size_t at, n_cells;
};

enum widths_found {
	WIDTHS_AS_IT_STANDS, /* each cell in its own column; nothing behind the last one counts */
	WIDTHS_PUT_RIGHT,    /* as the spans say, one for each usual column */
	WIDTHS_NO_PLACE
};

/* Find where the cells of a row, which is not blank, belong. */
enum widths_found widths_place(struct widths *widths, const struct row *row,
			       const struct span **spans, struct arena *arena);

/* Does a column hold text, as far as the sample tells? */
bool widths_has_text(struct widths *widths, size_t column);

/* A row put right. */
struct row widths_lay(const struct widths *widths, const struct row *row, const struct span *spans,
		      struct arena *arena);

/*
 * Have most rows, of which so many were not to be placed, cells without a place?  Then true, with
 * a fault: the file is to be refused.
 */
bool widths_refuse(const struct widths *widths, int64_t n_others, const char *path,
		   struct diagnostics *diagnostics);

/* Say what was put right, and which rows have something behind their last cell. */
void widths_say(const struct widths *widths, const char *path, struct diagnostics *diagnostics);

/* --- All ways to tell the cells of one row apart (widths_ways.c), for widths.c --- */

struct ways {
	const struct widths *widths; /* with its kinds */
	const struct row *row;
	size_t n_columns; /* to put its cells into */
	bool is_wide;     /* more cells than these, else fewer */
	bool is_full;     /* as wide as the header with its cells of no name: no text was cut up */
	bool says_total;
	/* Its own. */
	enum kind *kinds;
	unsigned char *marks; /* of each place: can it be got to, and can the end be from it? */
};

enum widths_found ways_find(struct ways *ways, const struct span **spans, struct arena *arena);

#endif
