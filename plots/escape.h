/*
 * Text from files on its way into a gnuplot script.
 *
 * Such text is data, never code.  It stands in a script in one form only,
 * single-quoted strings, in which gnuplot knows no escape but the doubled
 * quote: no backquotes, no macros, no backslashes.  It is drawn with
 * `noenhanced`, and never where gnuplot takes a string as a format.
 */
#ifndef PLOTS_ESCAPE_H
#define PLOTS_ESCAPE_H

#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"

/*
 * The text as valid UTF-8 that any picture can hold: a control character, a line break or a tab
 * becomes a space; a byte that is not UTF-8, a code that is no character, a mark that turns the
 * direction of writing, one of more than 30 on a character and what escape_mark() uses become
 * U+FFFD.  NULL gives the empty text.
 */
const char *escape_clean(struct arena *arena, const char *text);

/*
 * Write the text, cleaned, as an expression: single-quoted strings with each quote of the text
 * put between them by its code.
 */
void escape_quote(FILE *script, const char *text);

/*
 * The text, clean, with U+25A1 for each character that no common font has, for a picture of no
 * text: where a font is missing, gnuplot's cairo terminals draw its code as large as the picture.
 */
const char *escape_glyphs(struct arena *arena, const char *text);

/*
 * The text with each of `&`, `<` and `>` as a character of private use, for a picture whose text is
 * XML: gnuplot writes some of these as they are, in a text as well.  escape_clean() lets no such
 * character through from a file.
 */
const char *escape_mark(struct arena *arena, const char *text);

/*
 * Where the text begins with such a character, set `mark` to what it stands for and return its
 * length in bytes; else 0, and `mark` is empty.
 */
size_t escape_unmark(const char *text, size_t length, char mark[4]);

/*
 * Step over one character and return its code, or -1 for a byte that is not UTF-8, which is stepped
 * over alone.  Not to be called at the end of the text.
 */
long escape_character(const char **text);

#endif
