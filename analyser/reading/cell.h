/*
 * The text of one cell as a typed value.
 */
#ifndef READING_CELL_H
#define READING_CELL_H

#include <stdbool.h>

#include "base/arena.h"
#include "reading/shape.h"

/* Is the text one of the ways to say nothing: empty, NA, N/A, ND, `-`, `..`? */
bool cell_says_nothing(const char *text);
static inline bool cell_is_missing(const char *text)
{
	/* Most cells begin with a digit, or a letter but `N`. */
	return (text[0] < '0' || (text[0] | 0x20) == 'n') && cell_says_nothing(text);
}

/*
 * cell_read(value, text, field, arena, &problem):
 * Read trimmed text as the field's unit, with its limits (not negative, a
 * share of one).  Missing text is VALUE_NONE, never zero.  A number in a
 * UNIT_RATIO field becomes a VALUE_SHARE: an exact decimal.  False, with
 * *problem saying what is wrong and what to write instead (to stand behind
 * the quoted text), leaving *value alone.
 */
bool cell_read(struct value *value, const char *text, const struct field *field,
	       struct arena *arena, const char **problem);

/* A cell's text in quotes for a message, cut behind sixty bytes or so. */
const char *cell_quoted(struct arena *arena, const char *text);

#endif
