/*
 * What a cell of an OpenDocument sheet says, as a reader of the sheet sees it.
 */
#ifndef READING_BOOK_ODS_CELL_H
#define READING_BOOK_ODS_CELL_H

#include <stdbool.h>

#include "base/arena.h"
#include "reading/book_number.h"
#include "reading/book_parts.h"

/* What the file has of a cell; each text ends with a NUL and may be empty. */
struct ods_said {
	const char *type;  /* OpenDocument's: "float", "date"... */
	const char *shown; /* its paragraphs */
	char *value;       /* its number, date, time or text by attribute; a date is cut in place */
	const char *formula; /* NULL: none */
	bool is_faulty;      /* the program that wrote it calls it an error */
};

/* The text that the cell counts as, of those given, of `number` or of the arena, and its kind; NULL
 * for an empty cell. */
const char *book_ods_cell(const struct ods_said *said, char number[static BOOK_NUMBER_SIZE],
			  enum book_cell *kind, struct arena *arena);

#endif
