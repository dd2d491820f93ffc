/*
 * The two kinds of workbook behind book.h: what each makes of its parts.
 */
#ifndef READING_BOOK_PARTS_H
#define READING_BOOK_PARTS_H

#include "reading/book.h"
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

/* False where a text grows beyond what a cell may hold. */
bool book_text_add(struct book_text *text, const char *bytes, size_t length, struct arena *arena);

bool book_xlsx_open(struct book *book);
bool book_xlsx_begin(struct book_reader *reader, size_t sheet);
bool book_ods_open(struct book *book);
bool book_ods_begin(struct book_reader *reader, size_t sheet);

#endif
