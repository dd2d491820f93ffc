/*
 * Text as bytes: UTF-8, and names folded for comparing.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Is this valid UTF-8: no overlong forms, surrogates or values past U+10FFFF? */
bool text_is_utf8(const char *bytes, size_t size);

/* The length in bytes of the valid character that text begins with, or 0. */
size_t text_character(const char *text, size_t size);

/* The code of a valid character of so many bytes. */
uint32_t text_code_point(const char *text, size_t length);

/* How many character cells a UTF-8 text takes on a terminal. */
size_t text_width(const char *text);

/* A text, or a copy, without spaces, tabs, line ends and no-break spaces at either end. */
char *text_trimmed(char *text);
char *text_trim(struct arena *arena, const char *text);

/* `="00123"`, by which other programs keep a spreadsheet from taking a text for a number, as that
 * text; all else as it is. */
char *text_unwrapped(char *text);

/*
 * A name folded for comparing: lower case, only letters and digits, so that
 * `Net Amount(£)`, `net_amount` and `NET-AMOUNT` are one.
 */
char *text_fold(struct arena *arena, const char *name);

/* The same into room for as many bytes as the name has, and a NUL. */
char *text_fold_into(char *folded, const char *name);

/* The text, or where it is longer its first bytes, whole characters only, and `...`. */
const char *text_cut(struct arena *arena, const char *text, size_t most_bytes);

/* Safe to show on a terminal: control characters and bad bytes as `\x1b`. */
char *text_visible(struct arena *arena, const char *text);

/*
 * Would a spreadsheet take this text for a formula?  Also where apostrophes
 * stand before it, so that a guard put there can be told from data: the CSV
 * output puts one apostrophe before such a text, and the reader takes one away.
 */
bool text_is_formula(const char *text);

/*
 * Does a pattern match a text, letters of either case being one?  `*` is any text, `?` a byte, and
 * what follows `\` is itself.
 */
bool text_matches(const char *pattern, const char *text);

/* The next piece of a list with `mark` between, `rest` then being what is behind it; NULL behind
 * the last, and of a list that is NULL. */
const char *text_piece(struct arena *arena, const char **rest, char mark);

/* `a; b` from `a`, `; ` and `b`; either alone where the other is empty, or `before` NULL. */
const char *text_more(struct arena *arena, const char *before, const char *between,
		      const char *next);

/* By which a table of texts finds them: FNV-1a, its upper bits in the lower ones too. */
uint64_t text_hash(const char *text);

/* The order of two texts of an array, for qsort(). */
int text_order(const void *left, const void *right);

/* The order of two texts, and whether they are the same; NULL comes first. */
int text_compare(const char *a, const char *b);
bool text_is_same(const char *a, const char *b);

/* Does it end in that, behind something else? */
bool text_ends_in(const char *text, const char *end);

/* Is it one of these; and where it stands among words whatever its case, or -1. */
bool text_is_among(const char *text, const char *const *list, size_t count);
int text_place(const char *text, const char *const *words, int count);

/*
 * Of lists of structs that are known by a text, as tables by their names (text_find.c).
 *
 * FIND_BY(items, count, member, text): the first whose member is that text, or NULL.  No text, as
 * an item may have for its member, is never found.
 */
#define FIND_BY(items, count, member, text) \
	text_find((items), (count), sizeof *(items), offsetof(__typeof__(*(items)), member), (text))
void *text_find(const void *items, size_t count, size_t size, size_t offset, const char *text);

/* TEXTS_OF(items, count, member, arena): that member of each, for what takes a list of texts. */
#define TEXTS_OF(items, count, member, arena)                                                \
	text_each((items), (count), sizeof *(items), offsetof(__typeof__(*(items)), member), \
		  (arena))
const char **text_each(const void *items, size_t count, size_t size, size_t offset,
		       struct arena *arena);

/*
 * Lists of words as one text, with `|` between and around them (text_lists.c).
 *
 * Is a folded text one of the list, or a word of so many bytes in any case?
 */
bool text_lists(const char *list, const char *folded);
bool text_lists_word(const char *list, const char *word, size_t length);

/* Does a text of `size` bytes, one or more, stand somewhere among others, none of them many? */
bool text_stands_in(const char *bytes, size_t length, const char *text, size_t size);

/* Is one of them somewhere in a text, or among its words, these in any case? */
bool text_has_any(const char *list, const char *text);
bool text_has_word(const char *list, const char *text);

/* How long the first of them is that a text begins with, or ends in, in any case; 0: none. */
size_t text_begins(const char *list, const char *text);
size_t text_ends(const char *list, const char *text);

/* `a, b and 3 more` */
const char *text_list(struct arena *arena, const char *const *items, size_t count, size_t most);

/*
 * Names that were misspelt (text_near.c).
 *
 * The candidate nearest in spelling to a name, or NULL where none is near
 * enough to be a slip of it.
 */
const char *text_nearest(const char *name, const char *const *candidates, size_t count);

/*
 * The same of a name that may as well be right as it is, of which only a letter may be wrong, or
 * two of eight letters and more that begin alike.
 */
const char *text_slip_of(const char *name, const char *const *candidates, size_t count);

/* `; did you mean 'web'?`, or nothing where no candidate is near, or has the name for a word. */
const char *text_suggest(struct arena *arena, const char *name, const char *const *candidates,
			 size_t count);

/* The same, or where none is near `; it has 'tax', 'waste' and 3 more`. */
const char *text_suggest_of(struct arena *arena, const char *name, const char *const *candidates,
			    size_t count);

/*
 * `'avoyd' is not an action; did you mean 'avoid'?`, or where none is near `...; the actions are
 * avoid, shift and take-up`.
 */
const char *text_not_among(struct arena *arena, const char *name, const char *one, const char *many,
			   const char *const *candidates, size_t count);

#endif
