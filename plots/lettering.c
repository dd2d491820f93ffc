#include "plots/lettering.h"

#include <string.h>

#include "plots/escape.h"

/* Thousandths of the size, from the space to the tilde. */
static const short arial[95] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584,
};

static const char ellipsis[] = "\xE2\x80\xA6";

static long width_of(long code)
{
	if (code >= ' ' && code <= '~')
		return arial[code - ' '];
	if (code >= 0x300 && code <= 0x36F) /* accents that stand on the letter before */
		return 0;
	if (code < 0x1100)
		return 600;
	return 1000;
}

/* The end of the longest beginning of the text that is at most `most` thousandths wide. */
static const char *end_within(const char *text, long most)
{
	while (*text != '\0') {
		const char *next = text;

		most -= width_of(escape_character(&next));
		if (most < 0)
			break;
		text = next;
	}
	return text;
}

/* How many thousandths of the font's size fit the width; bold letters are about 8% wider. */
static long thousandths(struct font font, int width)
{
	return (width < 0 ? 0 : width) * 1000L / font.size * 100 / (font.is_bold ? 108 : 100);
}

int lettering_width(const char *text, struct font font)
{
	long sum = 0;

	while (*text != '\0')
		sum += width_of(escape_character(&text));
	if (font.is_bold)
		sum += sum * 8 / 100;
	return (int)((sum * font.size + 999) / 1000);
}

static const char *cut(struct arena *arena, const char *text, struct font font, int width)
{
	const char *end = end_within(text, thousandths(font, width) - width_of(0x2026));

	while (end > text && end[-1] == ' ')
		end--;
	return arena_format(arena, "%.*s%s", (int)(end - text), text, ellipsis);
}

const char *lettering_fit(struct arena *arena, const char *text, struct font font, int width)
{
	if (*end_within(text, thousandths(font, width)) == '\0')
		return text;
	return cut(arena, text, font, width);
}

/* Behind a hyphen inside a word; a year, `2010-11`, stays whole. */
static bool is_behind_hyphen(const char *text, const char *at)
{
	return at - 1 > text && at[-1] == '-' && at[-2] != ' ' && at[-2] != '-' && *at != '-' &&
	       !(at[-2] >= '0' && at[-2] <= '9' && *at >= '0' && *at <= '9');
}

/*
 * Where a line that may reach `end` breaks: at its last space, or behind its last hyphen inside a
 * word where half the line would be empty else; `end` where it is all one word.
 */
static const char *last_break(const char *text, const char *end)
{
	const char *hyphen = NULL;

	for (const char *at = end; at > text; at--) {
		if (*at == ' ')
			return hyphen == NULL || at - text >= (end - text) / 2 ? at : hyphen;
		if (hyphen == NULL && is_behind_hyphen(text, at))
			hyphen = at;
	}
	return hyphen == NULL ? end : hyphen;
}

size_t lettering_wrap(struct arena *arena, const char *text, struct font font, int width,
		      const char **lines, size_t most)
{
	size_t count = 0;

	for (;;) {
		text += strspn(text, " ");
		if (*text == '\0' || count == most)
			return count;

		const char *end = end_within(text, thousandths(font, width));

		if (*end == '\0') {
			lines[count++] = text;
			return count;
		}
		if (count + 1 == most) {
			lines[count++] = cut(arena, text, font, width);
			return count;
		}

		end = last_break(text, end);
		if (end == text)
			(void)escape_character(&end);
		lines[count++] = arena_text_of(arena, text, (size_t)(end - text));
		text = end;
	}
}
