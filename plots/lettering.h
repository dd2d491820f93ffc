/*
 * Text as it will stand on a picture: how wide it is, where it is cut and
 * where it is wrapped, always between characters.
 *
 * Widths are those of Arial (Liberation Sans has the same) and close enough
 * for any other character.  Texts given must be clean, as escape_clean()
 * makes them.
 */
#ifndef PLOTS_LETTERING_H
#define PLOTS_LETTERING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Of two numbers, as of pixels; and a number, or the nearer of two ends where it is not between. */
static inline int larger(int a, int b)
{
	return a > b ? a : b;
}

static inline int smaller(int a, int b)
{
	return a < b ? a : b;
}

static inline int between(int least, int number, int most)
{
	return larger(least, smaller(number, most));
}

struct font {
	int size; /* pixels */
	bool is_bold;
};

/* In pixels, rounded up. */
int lettering_width(const char *text, struct font font);

/* The text, or the longest beginning of it that fits `width` with an ellipsis. */
const char *lettering_fit(struct arena *arena, const char *text, struct font font, int width);

/*
 * Break the text at spaces and behind hyphens, inside a word only where it is longer than a line,
 * into at most `most` lines, the last cut with an ellipsis where there is more.  The number of
 * lines, none for a blank text.
 */
size_t lettering_wrap(struct arena *arena, const char *text, struct font font, int width,
		      const char **lines, size_t most);

#endif
