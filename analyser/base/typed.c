#include "base/typed.h"

#include <string.h>

/* Other spellings of a blank, a minus, a pound sign and the Swiss thousands. */
static const struct spelling {
	const char *text;
	char plain; /* 0: not seen at all */
} spellings[] = {
    {"\xC2\xA3", TYPED_POUND},         /* the pound sign... */
    {"\xC3\x82\xC2\xA3", TYPED_POUND}, /* ...taken for Latin-1, and encoded again */
    {"\xC5\x93", TYPED_POUND},         /* ...of code page 850, taken for Windows-1252 */
    {"\xC2\xA0", ' '},                 /* no-break space... */
    {"\xC3\x82\xC2\xA0", ' '},         /* ...encoded twice */
    {"\xE2\x80\xAF", ' '},             /* narrow no-break space */
    {"\xE2\x81\x9F", ' '},
    {"\xE3\x80\x80", ' '},
    {"\xE2\x88\x92", '-'}, /* minus */
    {"\xEF\xB9\x98", '-'},
    {"\xEF\xB9\xA3", '-'},
    {"\xEF\xBC\x8D", '-'},
    {"\xE2\x80\x98", '\''},
    {"\xE2\x80\x99", '\''},
    {"\xE2\x80\xAA", 0}, /* direction marks */
    {"\xE2\x80\xAC", 0},
    {"\xE2\x81\xA0", 0},
    {"\xEF\xBB\xBF", 0},
};

size_t typed_character(const char *at, char *plain)
{
	*plain = *at == '\t' ? ' ' : *at == TYPED_POUND ? '?' : *at;
	if ((unsigned char)*at < 0x80)
		return 1;
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		size_t length = strlen(spellings[i].text);

		if (strncmp(at, spellings[i].text, length) == 0) {
			*plain = spellings[i].plain;
			return length;
		}
	}
	if (strncmp(at, "\xE2\x80", 2) != 0)
		return 1;
	unsigned char last = (unsigned char)at[2];
	if (last >= 0x80 && last <= 0x8A)
		*plain = ' '; /* U+2000 to U+200A: thin spaces, and wider ones */
	else if (last >= 0x8B && last <= 0x8F)
		*plain = 0; /* zero width */
	else if (last >= 0x90 && last <= 0x95)
		*plain = '-'; /* hyphens and dashes */
	else
		return 1;
	return 3;
}

/* `'012`, with which programs keep a spreadsheet from reading a text as a number, and `'012'`: what
 * is within. */
static size_t unwrap(char *typed, size_t n)
{
	size_t first = 1, end = n - (typed[n - 1] == '\'' && n > 2);

	while (first < end && typed[first] == ' ')
		first++;
	while (end > first && typed[end - 1] == ' ')
		end--;
	memmove(typed, typed + first, end - first);
	typed[end - first] = '\0';
	return end - first;
}

bool typed_plain(const char *text, char *typed, size_t size, size_t *length)
{
	size_t n = 0, n_blanks = 0;

	while (*text != '\0') {
		char plain = *text;

		/* Most are what they are. */
		if (plain > ' ' && plain < 0x7F)
			text++;
		else
			text += typed_character(text, &plain);
		if (plain == 0 || (plain == ' ' && n == 0))
			continue;
		if (plain == ' ') {
			n_blanks++;
			continue;
		}
		if (n + n_blanks + 1 >= size)
			return false;
		for (; n_blanks > 0; n_blanks--)
			typed[n++] = ' ';
		typed[n++] = plain;
	}
	typed[n] = '\0';
	*length = n > 1 && typed[0] == '\'' ? unwrap(typed, n) : n;
	return true;
}
