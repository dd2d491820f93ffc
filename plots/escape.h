/*
 * Text from files on its way into a gnuplot script.
 *
 * Such text is data, never code.  It stands in a script in one form only, a
 * single-quoted string, in which gnuplot knows no escape but the doubled
 * quote: no backquotes, no macros, no backslashes.  It is drawn with
 * `noenhanced`, and never where gnuplot takes a string as a format.  Only the
 * path of a picture stands otherwise (escape_path()).
 */
#ifndef PLOTS_ESCAPE_H
#define PLOTS_ESCAPE_H

#include <stdio.h>

#include "base/arena.h"

/*
 * escape_clean(arena, text):
 * The text as valid UTF-8 that any picture can hold: a control character, a
 * line break or a tab becomes a space; a byte that is not UTF-8, a code that
 * is no character and a mark that turns the direction of writing become
 * U+FFFD.  NULL gives the empty text.
 */
const char *escape_clean(struct arena *arena, const char *text);

/*
 * Write the text, cleaned, as a single-quoted string; a quote that it begins with becomes
 * U+2018, and one right behind another U+2019.
 */
void escape_quote(FILE *script, const char *text);

/*
 * Write a path, whose every byte has to arrive, as a double-quoted string: letters, digits and
 * `./_-` as they are, any other byte as its octal code, so that there is nothing in it to
 * expand, to end it or to break its line.  A link may lead to a name that check_path() refuses.
 */
void escape_path(FILE *script, const char *path);

/*
 * escape_character(&text):
 * Step over one character and return its code, or -1 for a byte that is not
 * UTF-8, which is stepped over alone.  Not to be called at the end of the text.
 */
long escape_character(const char **text);

#endif
