#include "tally/encoding.h"

#include <ctype.h>

#include "base/text.h"

/* The characters from 0x80 on; 0: none. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static const uint16_t cp850[128] = {
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8, 0x00EF,
    0x00EE, 0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9,
    0x00FF, 0x00D6, 0x00DC, 0x00F8, 0x00A3, 0x00D8, 0x00D7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA,
    0x00F1, 0x00D1, 0x00AA, 0x00BA, 0x00BF, 0x00AE, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB,
    0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x00C1, 0x00C2, 0x00C0, 0x00A9, 0x2563, 0x2551, 0x2557,
    0x255D, 0x00A2, 0x00A5, 0x2510, 0x2514, 0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x00E3, 0x00C3,
    0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256C, 0x00A4, 0x00F0, 0x00D0, 0x00CA, 0x00CB,
    0x00C8, 0x0131, 0x00CD, 0x00CE, 0x00CF, 0x2518, 0x250C, 0x2588, 0x2584, 0x00A6, 0x00CC, 0x2580,
    0x00D3, 0x00DF, 0x00D4, 0x00D2, 0x00F5, 0x00D5, 0x00B5, 0x00FE, 0x00DE, 0x00DA, 0x00DB, 0x00D9,
    0x00FD, 0x00DD, 0x00AF, 0x00B4, 0x00AD, 0x00B1, 0x2017, 0x00BE, 0x00B6, 0x00A7, 0x00F7, 0x00B8,
    0x00B0, 0x00A8, 0x00B7, 0x00B9, 0x00B3, 0x00B2, 0x25A0, 0x00A0,
};

#define WINDOWS_POUND 0xA3
#define CP850_POUND 0x9C

/* Does a byte stand where a pound sign would: before an amount, behind no letter? */
static bool is_before_amount(const unsigned char *bytes, size_t at, size_t length)
{
	size_t next = at + 1;

	if (at > 0 && isalnum(bytes[at - 1]))
		return false;
	while (next < length && (bytes[next] == ' ' || bytes[next] == '-' || bytes[next] == '('))
		next++;
	return next < length && (isdigit(bytes[next]) || bytes[next] == '.');
}

static void see_byte(struct encoding *encoding, const unsigned char *bytes, size_t at,
		     size_t length)
{
	unsigned char byte = bytes[at];
	bool is_before_letter =
	    at + 1 < length && (isalpha(bytes[at + 1]) || bytes[at + 1] >= 0x80);
	bool is_in_word =
	    (at > 0 && isalpha(bytes[at - 1])) || (at + 1 < length && isalpha(bytes[at + 1]));

	if (byte == WINDOWS_POUND && is_before_amount(bytes, at, length))
		encoding->windows += 8;
	else if (byte == CP850_POUND && is_before_amount(bytes, at, length))
		encoding->cp850 += 8;
	else if (byte == CP850_POUND && !is_before_letter)
		encoding->cp850 += 4; /* `Amount (£)`; no word ends in the other's letter */
	else if (byte == WINDOWS_POUND && !is_before_letter)
		encoding->windows += 1; /* the same, but words may end in the other's */
	else if (byte < 0xA0 && windows_1252[byte - 0x80] == 0)
		encoding->cp850 += 4;
	else if (byte >= 0x91 && byte <= 0x97)
		encoding->windows += 2; /* quotation marks and dashes */
	else if (is_in_word && byte >= 0xC0)
		encoding->windows += 2; /* accented letters, there */
	else if (is_in_word && (byte < 0x91 || (byte >= 0xA0 && byte <= 0xA5)))
		encoding->cp850 += 2; /* accented letters, here */
	else if (byte == 0xA0)
		encoding->windows += 1; /* a no-break space */
}

void encoding_see(struct encoding *encoding, const char *bytes, size_t length)
{
	const unsigned char *at = (const unsigned char *)bytes;

	if (text_is_utf8(bytes, length))
		return;
	encoding->n_texts++;
	for (size_t i = 0; i < length; i++)
		if (at[i] >= 0x80)
			see_byte(encoding, at, i, length);
}

static bool is_cp850(const struct encoding *encoding)
{
	return encoding->cp850 > encoding->windows;
}

const char *encoding_name(const struct encoding *encoding)
{
	return is_cp850(encoding) ? "CP850" : "Windows-1252";
}

static uint16_t character_of(const struct encoding *encoding, const unsigned char *bytes, size_t at,
			     size_t length)
{
	unsigned char byte = bytes[at];
	uint16_t character;

	if (byte < 0x80)
		return byte;
	if ((byte == WINDOWS_POUND || byte == CP850_POUND) && is_before_amount(bytes, at, length))
		return 0xA3;
	if (is_cp850(encoding))
		character = cp850[byte - 0x80];
	else
		character = byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
	return character == 0 ? 0xFFFD : character;
}

char *encoding_text(const struct encoding *encoding, const char *bytes, size_t length,
		    struct arena *arena)
{
	const unsigned char *in = (const unsigned char *)bytes;
	size_t used = 0;
	char *text;

	if (text_is_utf8(bytes, length))
		return arena_text_of(arena, bytes, length);
	text = arena_alloc(arena, length * 3 + 1);
	for (size_t i = 0; i < length; i++) {
		uint16_t character = character_of(encoding, in, i, length);

		if (character < 0x80) {
			text[used++] = (char)character;
		} else if (character < 0x800) {
			text[used++] = (char)(0xC0 | character >> 6);
			text[used++] = (char)(0x80 | (character & 0x3F));
		} else {
			text[used++] = (char)(0xE0 | character >> 12);
			text[used++] = (char)(0x80 | (character >> 6 & 0x3F));
			text[used++] = (char)(0x80 | (character & 0x3F));
		}
	}
	return text;
}
