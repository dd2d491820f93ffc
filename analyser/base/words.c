#include "base/words.h"

#include <string.h>

#include "base/text.h"

const struct word yes_no_words[] = {{"yes", 1}, {"y", 1},     {"true", 1}, {"no", 0},
				    {"n", 0},   {"false", 0}, {NULL, 0}};

bool words_find(int *meaning, const struct word *words, const char *text, struct arena *arena)
{
	const char *folded = text_fold(arena, text);

	/* `Y?` is not sure. */
	for (; strchr(text, '?') == NULL && words->folded != NULL; words++)
		if (strcmp(words->folded, folded) == 0) {
			*meaning = words->meaning;
			return true;
		}
	return false;
}
