#include "plots/escape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD";   /* U+FFFD */
static const char opening_quote[] = "\xE2\x80\x98"; /* U+2018 */
static const char closing_quote[] = "\xE2\x80\x99"; /* U+2019 */

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

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
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
	bool turns = code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
		     (code >= 0x2066 && code <= 0x2069);
	bool is_no_character =
	    code < 0 || (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);

	return !turns && !is_no_character && !is_mark(code);
}

const char *escape_clean(struct arena *arena, const char *text)
{
	if (text == NULL)
		return "";

	char *clean = arena_array(arena, strlen(text) + 1, sizeof replacement);
	char *end = clean;

	while (*text != '\0') {
		const char *from = text;
		long code = escape_character(&text);

		if (is_space(code)) {
			*end++ = ' ';
		} else if (is_drawable(code)) {
			memcpy(end, from, (size_t)(text - from));
			end += text - from;
		} else {
			memcpy(end, replacement, sizeof replacement - 1);
			end += sizeof replacement - 1;
		}
	}
	return clean;
}

static void quote_byte(FILE *script, char byte)
{
	if (byte == '\'')
		putc('\'', script);
	putc(byte, script);
}

void escape_quote(FILE *script, const char *text)
{
	putc('\'', script);
	/* gnuplot reads a doubled quote as the end where it stands at the very beginning. */
	if (*text == '\'') {
		fputs(opening_quote, script);
		text++;
	}
	for (bool is_quote = false; *text != '\0';) {
		const char *from = text;
		long code = escape_character(&text);
		bool is_second = code == '\'' && is_quote;

		/* So it does with two doubled quotes in a row. */
		is_quote = code == '\'' && !is_second;
		if (is_second)
			fputs(closing_quote, script);
		else if (is_space(code))
			putc(' ', script);
		else if (is_drawable(code) || is_mark(code))
			for (; from < text; from++)
				quote_byte(script, *from);
		else
			fputs(replacement, script);
	}
	putc('\'', script);
}

const char *escape_mark(struct arena *arena, const char *text)
{
	char *marked = arena_array(arena, strlen(text) + 1, 4), *end = marked;

	for (; *text != '\0'; text++)
		if (strchr("&<>'", *text) != NULL) {
			memcpy(end, "\xF4\x8F\xBC", 3);
			end[3] = (char)(0x80 | *text);
			end += 4;
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
