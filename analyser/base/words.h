/*
 * Columns that know only a few words: yes and no, passed and failed.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdbool.h>

#include "base/arena.h"

/* A word as text_fold() leaves it, and what it means to the column; a list ends with NULL. */
struct word {
	const char *folded;
	int meaning;
};

/* Set *meaning to that of the text among the words; false, leaving it alone, where it is none. */
bool words_find(int *meaning, const struct word *words, const char *text, struct arena *arena);

/* `yes` (y, true) and `no` (n, false) as 1 and 0. */
extern const struct word yes_no_words[];

#endif
