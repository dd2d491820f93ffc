/*
 * What people and programs type in several ways, in one: numbers and dates.
 *
 * Blanks of any width become spaces, hyphens, dashes and the Unicode minus
 * `-`, a curly apostrophe a straight one; marks that nobody sees go, and so does a `'` by
 * which a spreadsheet is told that it is a text.
 */
#ifndef BASE_TYPED_H
#define BASE_TYPED_H

#include <stdbool.h>
#include <stddef.h>

/* What a pound sign becomes, also one that went through a wrong encoding (`Â£`, `œ`). */
#define TYPED_POUND '\1'

/*
 * Write a text so, without blanks at its ends, NUL-terminated.  False where it takes more than
 * `size` bytes.
 */
bool typed_plain(const char *text, char *typed, size_t size, size_t *length);

/*
 * The plain spelling of the character at `at`, and its length: a blank of any width is ' ', and
 * what is not seen 0; itself where there is none.
 */
size_t typed_character(const char *at, char *plain);

#endif
