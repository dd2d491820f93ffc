#include "base/text.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#define LONGEST_NAME 48

/* How many letters must be put in, left out or changed to turn one into the other. */
static size_t distance(const char *a, const char *b)
{
	size_t row[LONGEST_NAME + 1], length = strlen(b);

	if (strlen(a) > LONGEST_NAME || length > LONGEST_NAME)
		return SIZE_MAX;
	for (size_t j = 0; j <= length; j++)
		row[j] = j;
	for (size_t i = 1; a[i - 1] != '\0'; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= length; j++) {
			size_t change = diagonal + (tolower((unsigned char)a[i - 1]) !=
						    tolower((unsigned char)b[j - 1]));
			size_t put_in = row[j - 1] + 1, left_out = row[j] + 1;

			diagonal = row[j];
			row[j] = change < put_in ? change : put_in;
			row[j] = left_out < row[j] ? left_out : row[j];
		}
	}
	return row[length];
}

const char *text_nearest(const char *name, const char *const *candidates, size_t count)
{
	size_t least = strlen(name) / 3 + 1;
	const char *nearest = NULL;

	for (size_t i = 0; i < count; i++) {
		size_t here = distance(name, candidates[i]);

		if (here <= least && (nearest == NULL || here < least)) {
			least = here;
			nearest = candidates[i];
		}
	}
	return nearest;
}

const char *text_slip_of(const char *name, const char *const *candidates, size_t count)
{
	const char *nearest = text_nearest(name, candidates, count);
	const size_t length = strlen(name);
	size_t most = length >= 5 ? 1 : 0;

	if (nearest == NULL)
		return NULL;
	if (length >= 8 && strncasecmp(name, nearest, 3) == 0)
		most = 2;
	return distance(name, nearest) <= most ? nearest : NULL;
}

/* Is it one of the words of a text, `growth` of `volume_growth`, in any case? */
static bool is_word_of(const char *text, const char *word)
{
	const size_t length = strlen(word);

	for (const char *at = text; (at = strcasestr(at, word)) != NULL; at++)
		if ((at == text || !isalnum((unsigned char)at[-1])) &&
		    !isalnum((unsigned char)at[length]))
			return true;
	return false;
}

/* The shortest candidate of which a name of four letters or more is a word; or NULL. */
static const char *find_by_word(const char *name, const char *const *candidates, size_t count)
{
	const char *found = NULL;
	size_t least = SIZE_MAX;

	for (size_t i = 0; i < count && strlen(name) >= 4; i++) {
		/* No candidate is NULL. NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
		const size_t length = strlen(candidates[i]);

		if (length < least && is_word_of(candidates[i], name)) {
			least = length;
			found = candidates[i];
		}
	}
	return found;
}

const char *text_suggest(struct arena *arena, const char *name, const char *const *candidates,
			 size_t count)
{
	const char *nearest = text_nearest(name, candidates, count);

	if (nearest == NULL)
		nearest = find_by_word(name, candidates, count);

	return nearest == NULL ? "" : arena_format(arena, "; did you mean '%s'?", nearest);
}

const char *text_suggest_of(struct arena *arena, const char *name, const char *const *candidates,
			    size_t count)
{
	enum { MOST_NAMED = 8 };
	const char *suggestion = text_suggest(arena, name, candidates, count);
	const char *named[MOST_NAMED];
	size_t n_named = 0;

	if (suggestion[0] != '\0')
		return suggestion;
	for (size_t i = 0; i < count; i++)
		if (candidates[i][0] != '\0' && n_named++ < MOST_NAMED)
			named[n_named - 1] =
			    arena_format(arena, "'%s'", text_cut(arena, candidates[i], 60));
	return n_named == 0 ? ""
			    : arena_format(arena, "; it has %s",
					   text_list(arena, named, n_named, MOST_NAMED));
}

const char *text_not_among(struct arena *arena, const char *name, const char *one, const char *many,
			   const char *const *candidates, size_t count)
{
	const char *suggestion = text_suggest(arena, name, candidates, count);

	name = text_cut(arena, name, 60);
	return suggestion[0] != '\0'
		   ? arena_format(arena, "'%s' is not %s%s", name, one, suggestion)
		   : arena_format(arena, "'%s' is not %s; the %s are %s", name, one, many,
				  text_list(arena, candidates, count, count));
}
