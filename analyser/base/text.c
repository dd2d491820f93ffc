#include "base/text.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/character.h"
#include "base/fraction.h"
#include "base/number.h"

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

size_t text_character(const char *text, size_t size)
{
	const unsigned char *at = (const unsigned char *)text;

	if (size == 0)
		return 0;
	if (at[0] < 0x80)
		return 1;
	if (at[0] >= 0xC2 && at[0] <= 0xDF)
		return size >= 2 && is_continuation(at[1]) ? 2 : 0;
	if (at[0] >= 0xE0 && at[0] <= 0xEF) {
		if (size < 3 || !is_continuation(at[1]) || !is_continuation(at[2]))
			return 0;
		bool is_overlong = at[0] == 0xE0 && at[1] < 0xA0;
		bool is_surrogate = at[0] == 0xED && at[1] >= 0xA0;

		return is_overlong || is_surrogate ? 0 : 3;
	}
	if (at[0] >= 0xF0 && at[0] <= 0xF4) {
		if (size < 4 || !is_continuation(at[1]) || !is_continuation(at[2]) ||
		    !is_continuation(at[3]))
			return 0;
		bool is_overlong = at[0] == 0xF0 && at[1] < 0x90;
		bool is_too_large = at[0] == 0xF4 && at[1] >= 0x90;

		return is_overlong || is_too_large ? 0 : 4;
	}
	return 0;
}

bool text_is_utf8(const char *bytes, size_t size)
{
	while (size > 0) {
		uint64_t word;

		/* Eight bytes of ASCII at a time. */
		if (size >= sizeof word) {
			memcpy(&word, bytes, sizeof word);
			if ((word & UINT64_C(0x8080808080808080)) == 0) {
				bytes += sizeof word;
				size -= sizeof word;
				continue;
			}
		}
		size_t length = text_character(bytes, size);

		if (length == 0)
			return false;
		bytes += length;
		size -= length;
	}
	return true;
}

uint32_t text_code_point(const char *text, size_t length)
{
	const unsigned char *at = (const unsigned char *)text;

	switch (length) {
	case 2:
		return (uint32_t)(at[0] & 0x1F) << 6 | (at[1] & 0x3F);
	case 3:
		return (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 |
		       (at[2] & 0x3F);
	case 4:
		return (uint32_t)(at[0] & 0x07) << 18 | (uint32_t)(at[1] & 0x3F) << 12 |
		       (uint32_t)(at[2] & 0x3F) << 6 | (at[3] & 0x3F);
	default:
		return at[0];
	}
}

size_t text_width(const char *text)
{
	size_t size = strlen(text), width = 0;

	while (size > 0) {
		size_t length = text_character(text, size);

		width += length == 0 ? 1 : character_width(text_code_point(text, length));
		length += length == 0;
		text += length;
		size -= length;
	}
	return width;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_no_break(const char *text)
{
	return text[0] == '\xC2' && text[1] == '\xA0';
}

char *text_trimmed(char *text)
{
	char *end;

	while (is_blank(*text) || is_no_break(text))
		text += *text == '\xC2' ? 2 : 1;
	end = text + strlen(text);
	while (end > text && (is_blank(end[-1]) || (end - text > 1 && is_no_break(end - 2))))
		end -= is_blank(end[-1]) ? 1 : 2;
	*end = '\0';
	return text;
}

char *text_unwrapped(char *text)
{
	char *end = text[0] == '=' && text[1] == '"' ? strchr(text + 2, '"') : NULL;

	if (end == NULL || end == text + 2 || end[1] != '\0')
		return text;
	*end = '\0';
	return text_trimmed(text + 2);
}

char *text_trim(struct arena *arena, const char *text)
{
	return text_trimmed(arena_text(arena, text));
}

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

char *text_fold(struct arena *arena, const char *name)
{
	return text_fold_into(arena_alloc(arena, strlen(name) + 1), name);
}

char *text_fold_into(char *folded, const char *name)
{
	char *end = folded;

	for (const char *at = name; *at != '\0'; at++) {
		const unsigned char byte = (unsigned char)*at, small = byte | 0x20;

		if (small >= 'a' && small <= 'z')
			*end++ = (char)small;
		else if (byte >= '0' && byte <= '9')
			*end++ = *at;
		else if (byte < 0x80)
			continue;
		else if (at[0] == '\xC2')
			at += at[1] != '\0'; /* signs such as `£` and no-break spaces */
		else if (strncmp(at, "\xC3\x82\xC2", 3) == 0)
			at++; /* the same, encoded twice */
		else if (strncmp(at, "\xC5\x93", 2) == 0 && !is_letter(at[2]))
			at++; /* code page 850's `£`, taken for Windows-1252; no word ends so */
		else if (strncmp(at, "\xEF\xBF\xBD", 3) == 0 ||
			 strncmp(at, "\xEF\xBB\xBF", 3) == 0 ||
			 (strncmp(at, "\xE2\x80", 2) == 0 && at[2] != '\0'))
			at += 2; /* what could not be read; a byte order mark; dashes, quotes */
		else
			*end++ = *at; /* letters of other alphabets compare as they are */
	}
	*end = '\0';
	return folded;
}

char *text_visible(struct arena *arena, const char *text)
{
	size_t size = strlen(text);
	char *visible = arena_alloc(arena, size * 4 + 1), *end = visible;
	unsigned marks = 0;

	while (size > 0) {
		size_t length = text_character(text, size);

		if (length != 0 && !character_is_unsafe(text_code_point(text, length)) &&
		    !character_is_heaped(text_code_point(text, length), &marks)) {
			memcpy(end, text, length);
			end += length;
		} else {
			length = length == 0 ? 1 : length;
			for (size_t i = 0; i < length; i++)
				end += snprintf(end, 5, "\\x%02x", (unsigned char)text[i]);
		}
		text += length;
		size -= length;
	}
	*end = '\0';
	return visible;
}

const char *text_cut(struct arena *arena, const char *text, size_t most_bytes)
{
	size_t length = strlen(text), kept = 0, next;

	if (length <= most_bytes)
		return text;
	while ((next = text_character(text + kept, length - kept)) != 0 &&
	       kept + next <= most_bytes)
		kept += next;
	return arena_format(arena, "%.*s...", (int)kept, text);
}

bool text_is_formula(const char *text)
{
	/* The full-width = + - @, which East Asian spreadsheets take for the others. */
	static const char *const full_width[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
						 "\xEF\xBC\xA0"};

	while (text[0] == '\'')
		text++;
	for (size_t i = 0; i < N_OF(full_width); i++)
		if (strncmp(text, full_width[i], strlen(full_width[i])) == 0)
			return true;
	/* Tab and carriage return open a formula in some spreadsheets too; `#` our comments. */
	return text[0] != '\0' && strchr("=+-@#\t\r", text[0]) != NULL;
}

const char *text_piece(struct arena *arena, const char **rest, char mark)
{
	const char *piece = *rest, *end;

	if (piece == NULL || *piece == '\0')
		return NULL;
	end = strchrnul(piece, mark);
	*rest = end + (*end == mark);
	return arena_text_of(arena, piece, (size_t)(end - piece));
}

const char *text_more(struct arena *arena, const char *before, const char *between,
		      const char *next)
{
	if (before == NULL || before[0] == '\0')
		return arena_text(arena, next);
	if (next[0] == '\0')
		return before;
	return arena_format(arena, "%s%s%s", before, between, next);
}

const char *text_list(struct arena *arena, const char *const *items, size_t count, size_t most)
{
	const char *said = "";
	size_t shown = count > most ? most : count;

	for (size_t i = 0; i < shown; i++)
		said = text_more(arena, said, i + 1 == count ? " and " : ", ", items[i]);
	if (shown == count)
		return said;
	return arena_format(arena, "%s and %s more", said,
			    count_thousands((int64_t)(count - shown), (char[COUNT_TEXT_SIZE]){0}));
}

bool text_matches(const char *pattern, const char *text)
{
	const char *star = NULL, *behind = NULL;

	/* Where it fails, the last `*` takes one byte more: no more steps than bytes of both. */
	while (*text != '\0') {
		const char *one = *pattern == '\\' && pattern[1] != '\0' ? pattern + 1 : pattern;

		if (*pattern == '*') {
			star = ++pattern;
			behind = text;
		} else if (*pattern == '?' ||
			   tolower((unsigned char)*one) == tolower((unsigned char)*text)) {
			pattern = one + (*one != '\0');
			text++;
		} else if (star != NULL) {
			pattern = star;
			text = ++behind;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return *pattern == '\0';
}

/* Both halves of a product: each bit of a word matters to the lowest ones, by which texts are
 * found. */
static uint64_t mix(uint64_t word)
{
	const unsigned_wide product = (unsigned_wide)word * UINT64_C(0x9E3779B97F4A7C15);

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Eight bytes in one go, of which short texts have one or two. */
uint64_t text_hash(const char *text)
{
	const size_t length = strlen(text);
	const char *const end = text + length;
	uint64_t hash = mix(length), word = 0;

	for (; (size_t)(end - text) > sizeof word; text += sizeof word) {
		memcpy(&word, text, sizeof word);
		hash = mix(hash ^ word);
	}
	/* The last eight, some of them again; or fewer. */
	if (length >= sizeof word)
		memcpy(&word, end - sizeof word, sizeof word);
	for (; length < sizeof word && text < end; text++)
		word = word << 8 | (unsigned char)*text;
	return mix(hash ^ word);
}

int text_order(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

int text_compare(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

bool text_is_same(const char *a, const char *b)
{
	return text_compare(a, b) == 0;
}

bool text_ends_in(const char *text, const char *end)
{
	const size_t length = strlen(text), size = strlen(end);

	return length > size && strcmp(text + length - size, end) == 0;
}

bool text_is_among(const char *text, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], text) == 0)
			return true;
	return false;
}

int text_place(const char *text, const char *const *words, int count)
{
	for (int i = 0; i < count; i++)
		if (strcasecmp(words[i], text) == 0)
			return i;
	return -1;
}
