/*
 * The strings that the sheets of an .xlsx share.
 */
#ifndef READING_BOOK_STRINGS_H
#define READING_BOOK_STRINGS_H

#include "reading/book_parts.h"

/* book_strings_read(book): once; false with the book's problem. */
bool book_strings_read(struct book *book);

/* One of them, as long as the book; NULL: there is none of this number. */
const char *book_strings_at(const struct book *book, size_t number, size_t *length);

/* `_x000D_` in the text of a cell stands for a character; put it there.  The new length. */
size_t book_strings_unescape(char *text, size_t length);

#endif
