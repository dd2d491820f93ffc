/*
 * Rows of a sheet as lines of CSV: the line's number is the row's, and its cells stand in their
 * columns, so that what reads CSV reads a sheet, and what it says of a line is said of a row.
 *
 * A line break in a cell would part a row from its number: it becomes BOOK_BREAK (or a blank, where
 * `is_plain`), which reading/sheet.c puts back.  An error value, and a formula that was never
 * calculated, begin with BOOK_ERROR (or stand as they are, where `is_plain`), so that no case file
 * takes them for text.  No text of a spreadsheet can have either character.
 */
#ifndef READING_BOOK_ROWS_H
#define READING_BOOK_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define BOOK_BREAK '\v'
#define BOOK_ERROR '\x1a'

#define BOOK_MOST_ROWS 1048576
#define BOOK_MOST_COLUMNS 16384
#define BOOK_MOST_CELL (1024 * 1024) /* bytes of one */

/* The part of a sheet that is wanted, from 1; last_* 0: to the end of the table. */
struct book_area {
	long row, column, last_row, last_column;
	bool is_table; /* it ends at the first empty row and at the first empty cell of its first */
};

/* What a sheet has that a reader should know of. */
struct book_seen {
	long hidden_rows, first_hidden_row, hidden_columns, first_hidden_column;
	long struck_rows, first_struck_row, last_struck_row; /* with a cell that is struck out */
	long errors, scaled, cells;
	long error_row, error_column, scaled_column;
	const char *error;
};

struct book_rows {
	struct arena *arena;
	struct book_area area;
	bool is_plain;
	int64_t most, put; /* bytes that may come of it, and that have */
	char *text;
	size_t used, taken, capacity;
	long row, column;    /* behind the last cell put; row 0: none */
	long width;          /* of the widest row so far, to which others are filled up */
	bool is_table_ended; /* all that was wanted has been read */
	struct book_seen seen;
	const char *problem;
};

enum book_cell { BOOK_TEXT, BOOK_FAULTY };

/* Put a cell, in the order of rows and columns.  False with a problem. */
bool book_rows_put(struct book_rows *rows, long row, long column, const char *text, size_t length,
		   enum book_cell kind);

/* A cell of this row, which was put, is struck out. */
void book_rows_see_struck(struct book_rows *rows, long row);

/* All rows have been put. */
void book_rows_end(struct book_rows *rows);

/* Take up to `size` bytes of what has been put. */
size_t book_rows_take(struct book_rows *rows, char *bytes, size_t size);

#define BOOK_COLUMN_SIZE 8

/* `A`, `AB`, of a column counted from 1. */
const char *book_column(long column, char name[BOOK_COLUMN_SIZE]);

/* book_cell_parse(&at, &row, &column): `G7`, with or without `$`; moves *at behind it. */
bool book_cell_parse(const char **at, long *row, long *column);

#endif
