/*
 * The two kinds of workbook behind book.h: what each makes of its parts.
 */
#ifndef READING_BOOK_PARTS_H
#define READING_BOOK_PARTS_H

#include <stdbool.h>

#include "reading/book.h"
#include "reading/book_number.h"
#include "reading/book_xml.h"

/* A text that is put together piece by piece. */
struct book_text {
	char *bytes;
	size_t used, capacity;
};

struct book_reader {
	struct book *book;
	struct arena *arena;
	struct book_xml *xml;
	struct book_rows rows;
	void *state; /* of the kind */
	bool is_ended;
};

void book_sheet_add(struct book *book, const char *name, const char *part, bool is_hidden);

/* False where a text grows beyond what a cell may hold, for which the other is what is said. */
extern const char book_too_long[];
bool book_text_add(struct book_text *text, const char *bytes, size_t length, struct arena *arena);

bool book_xlsx_open(struct book *book);
bool book_xlsx_begin(struct book_reader *reader, size_t sheet);
bool book_ods_open(struct book *book);
bool book_ods_begin(struct book_reader *reader, size_t sheet);

/* --- What a cell of an OpenDocument sheet says, as a reader of the sheet sees it --- */

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

/* --- The strings that the sheets of an .xlsx share --- */

/* book_strings_read(book): once; false with the book's problem. */
bool book_strings_read(struct book *book);

/* One of them, as long as the book; NULL: there is none of this number. */
const char *book_strings_at(const struct book *book, size_t number, size_t *length);

/* `_x000D_` in the text of a cell stands for a character; put it there.  The new length. */
size_t book_strings_unescape(char *text, size_t length);

#endif
