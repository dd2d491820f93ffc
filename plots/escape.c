#include "plots/escape.h"

#include <stdbool.h>
#include <string.h>

#include "base/character.h"

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */
static const char box[] = "\xE2\x96\xA1";         /* U+25A1 */

long escape_character(const char **text)
{
	static const struct {
		unsigned char mask, lead;
		int length;
		long least; /* a smaller code in this length is overlong */
	} forms[] = {
	    {0x80, 0x00, 1, 0},
	    {0xE0, 0xC0, 2, 0x80},
	    {0xF0, 0xE0, 3, 0x800},
	    {0xF8, 0xF0, 4, 0x10000},
	};
	const unsigned char *bytes = (const unsigned char *)*text;

	for (size_t i = 0; i < N_OF(forms); i++) {
		if ((bytes[0] & forms[i].mask) != forms[i].lead)
			continue;
		long code = bytes[0] & (unsigned char)~forms[i].mask;
		int length = 1;

		while (length < forms[i].length && (bytes[length] & 0xC0) == 0x80)
			code = code << 6 | (bytes[length++] & 0x3F);
		if (length < forms[i].length || code < forms[i].least || code > 0x10FFFF ||
		    (code >= 0xD800 && code <= 0xDFFF))
			break;
		*text += length;
		return code;
	}
	*text += 1;
	return -1;
}

static bool is_space(long code)
{
	return (code >= 0 && code <= 0x20) || (code >= 0x7F && code <= 0xA0) || code == 0x2028 ||
	       code == 0x2029;
}

/* What escape_mark() writes: in the last plane, of private use. */
static bool is_mark(long code)
{
	return code >= 0x10FF00 && code <= 0x10FF3F;
}

static bool is_drawable(long code)
{
	return code >= 0 && !character_turns((uint32_t)code) &&
	       !character_is_none((uint32_t)code) && !is_mark(code);
}

const char *escape_clean(struct arena *arena, const char *text)
{
	if (text == NULL)
		return "";

	char *clean = arena_array(arena, strlen(text) + 1, sizeof replacement);
	char *end = clean;
	unsigned marks = 0;

	while (*text != '\0') {
		const char *from = text;
		long code = escape_character(&text);

		if (is_space(code)) {
			*end++ = ' ';
		} else if (is_drawable(code) && !character_is_heaped((uint32_t)code, &marks)) {
			memcpy(end, from, (size_t)(text - from));
			end += text - from;
		} else {
			memcpy(end, replacement, sizeof replacement - 1);
			end += sizeof replacement - 1;
		}
	}
	return clean;
}

void escape_quote(FILE *script, const char *text)
{
	/* gnuplot 5.4 takes a doubled quote for the end of the text where that opens it, or stands
	 * behind another. */
	static const char quote[] = "'.sprintf('%c',39).'";

	putc('\'', script);
	while (*text != '\0') {
		const char *from = text;
		long code = escape_character(&text);

		if (code == '\'')
			fputs(quote, script);
		else if (is_space(code))
			putc(' ', script);
		else if (is_drawable(code) || is_mark(code))
			fwrite(from, 1, (size_t)(text - from), script);
		else
			fputs(replacement, script);
	}
	putc('\'', script);
}

/*
 * What the fonts that come with gnuplot's libraries (DejaVu Sans; the first four lines are in
 * Liberation Sans as well) have, by the lists of fc-query(1), without what only draws on others.
 */
static bool has_glyph(long code)
{
	static const long ranges[][2] = {
	    {0x20, 0x7E},     {0xA0, 0x17F},    {0x192, 0x192},   {0x1FA, 0x1FF},
	    {0x218, 0x21B},   {0x384, 0x38A},   {0x38C, 0x38C},   {0x38E, 0x3A1},
	    {0x3A3, 0x3CE},   {0x400, 0x45F},   {0x2010, 0x2011}, {0x2013, 0x2015},
	    {0x2017, 0x201E}, {0x2020, 0x2022}, {0x2026, 0x2026}, {0x2030, 0x2030},
	    {0x180, 0x2E9},   {0x300, 0x34F},   {0x370, 0x373},   {0x386, 0x386},
	    {0x3CF, 0x523},   {0x531, 0x556},   {0x561, 0x587},   {0x5D0, 0x5EA},
	    {0x5F0, 0x5F4},   {0x60C, 0x60C},   {0x61B, 0x61B},   {0x61F, 0x61F},
	    {0x621, 0x63A},   {0x640, 0x655},   {0x660, 0x66D},   {0x679, 0x6BF},
	    {0x10D0, 0x10FC}, {0x1E00, 0x1EF9}, {0x1F00, 0x1F15}, {0x2000, 0x2064},
	    {0x2070, 0x2071}, {0x2074, 0x208E}, {0x20A0, 0x20B5}, {0x20B8, 0x20BA},
	    {0x2100, 0x2109}, {0x210B, 0x2149}, {0x2153, 0x215F}, {0x2190, 0x21FF},
	    {0x2200, 0x22FF}, {0x2500, 0x269C}, {0x2713, 0x2718}, {0xFB01, 0xFB02},
	    {0xFFFD, 0xFFFD},
	};

	for (size_t i = 0; i < N_OF(ranges); i++)
		if (code >= ranges[i][0] && code <= ranges[i][1])
			return true;
	return false;
}

const char *escape_glyphs(struct arena *arena, const char *text)
{
	char *own = arena_array(arena, strlen(text) + 1, sizeof box), *end = own;

	while (*text != '\0') {
		const char *from = text;

		if (has_glyph(escape_character(&text))) {
			memcpy(end, from, (size_t)(text - from));
			end += text - from;
		} else {
			memcpy(end, box, sizeof box - 1);
			end += sizeof box - 1;
		}
	}
	*end = '\0';
	return own;
}

const char *escape_mark(struct arena *arena, const char *text)
{
	char *marked = arena_array(arena, strlen(text) + 1, 4), *end = marked;

	for (; *text != '\0'; text++)
		if (strchr("&<>", *text) != NULL) {
			*end++ = '\xF4';
			*end++ = '\x8F';
			*end++ = '\xBC';
			*end++ = (char)(0x80 | *text);
		} else {
			*end++ = *text;
		}
	return marked;
}

size_t escape_unmark(const char *text, size_t length, char mark[4])
{
	mark[0] = mark[1] = '\0';
	if (length < 4 || memcmp(text, "\xF4\x8F\xBC", 3) != 0)
		return 0;
	mark[0] = (char)(text[3] & 0x3F);
	return 4;
}
