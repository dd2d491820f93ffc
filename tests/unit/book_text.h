/*
 * What a made workbook comes to, as lines of CSV or what is wrong with it.
 */
#ifndef BOOK_TEXT_H
#define BOOK_TEXT_H

#include "fixture.h"

#include "book_maker.h"
#include "reading/book.h"

#define BREAK "\v"
#define ERROR "\x1a"

static struct book_seen seen; /* on the way to the last text */

/* The text of a made workbook's first sheet, or its problem; the bytes are freed. */
static inline const char *text_of_area(struct fixture *fixture, struct made_book made,
				       const struct book_area *area, bool is_plain)
{
	const struct book_bytes bytes = {NULL, made.bytes, made.size};
	struct book *book = book_open(&bytes, fixture->arena);
	char *text = arena_alloc(fixture->arena, 1 << 20);
	struct book_reader *reader = NULL;
	int64_t count, used = 0;

	if (book != NULL && book->problem == NULL)
		reader = book_read(book, 0, area, is_plain, fixture->arena);
	/* In small bites, so that every place is once the end of one. */
	while (reader != NULL && (count = book_reader_take(reader, text + used, 7)) > 0)
		used = used + count < (1 << 20) - 7 ? used + count : 0; /* of more, the end */
	if (reader != NULL)
		seen = *book_reader_seen(reader);
	book_reader_close(reader);
	book_close(book);
	free(made.bytes);
	return book == NULL            ? arena_text(fixture->arena, "no workbook")
	       : book->problem != NULL ? book->problem
				       : text;
}

static inline void assert_problem(struct fixture *fixture, struct made_book made, const char *part)
{
	const char *text = text_of_area(fixture, made, NULL, false);

	if (strstr(text, part) == NULL)
		fail_msg("'%s' is not in '%s'", part, text);
}

#endif
