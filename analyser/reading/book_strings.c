#include "reading/book_parts.h"

#include <stdlib.h>
#include <string.h>

/* One after the other; they may be many, so they are given back as soon as the book is. */
struct book_strings {
	char *bytes;
	size_t used, capacity;
	uint32_t *ends;
	size_t count, ends_capacity;
};

struct strings_reading {
	struct book *book;
	struct book_strings *strings;
	bool is_in_text, is_in_phonetic;
	size_t began;
	const char *problem;
};

static const char too_much[] = "has more than 512 MiB of text; save its sheet as CSV";

static void end(void *data)
{
	struct book_strings *strings = data;

	free(strings->bytes);
	free(strings->ends);
	*strings = (struct book_strings){0};
}

/* Twice the room, but never more than a string's end can be counted in. */
static void *grow(struct book *book, void *items, size_t *capacity, size_t size)
{
	size_t larger = *capacity == 0 ? 4096 : *capacity * 2;
	void *grown = realloc(items, larger * size);

	if (grown == NULL)
		(void)arena_array(book->arena, SIZE_MAX, SIZE_MAX); /* no memory */
	*capacity = larger;
	return grown;
}

static void on_start(void *data, const char *name, const char **attributes)
{
	struct strings_reading *reading = data;

	(void)attributes;
	if (strcmp(name, "si") == 0)
		reading->began = reading->strings->used;
	else if (strcmp(name, "t") == 0)
		reading->is_in_text = !reading->is_in_phonetic;
	else if (strcmp(name, "rPh") == 0)
		reading->is_in_phonetic = true;
}

static void on_end(void *data, const char *name)
{
	struct strings_reading *reading = data;
	struct book_strings *strings = reading->strings;

	if (strcmp(name, "t") == 0) {
		reading->is_in_text = false;
	} else if (strcmp(name, "rPh") == 0) {
		reading->is_in_phonetic = false;
	} else if (strcmp(name, "si") == 0) {
		if (strings->count == BOOK_MOST_STRINGS / 8) {
			reading->problem = too_much;
			return;
		}
		if (strings->count == strings->ends_capacity)
			strings->ends = grow(reading->book, strings->ends, &strings->ends_capacity,
					     sizeof *strings->ends);
		strings->used =
		    reading->began + (strings->bytes == NULL
					  ? 0
					  : book_strings_unescape(strings->bytes + reading->began,
								  strings->used - reading->began));
		strings->ends[strings->count++] = (uint32_t)strings->used;
	}
}

static void on_text(void *data, const char *text, int length)
{
	struct strings_reading *reading = data;
	struct book_strings *strings = reading->strings;
	size_t size = (size_t)length;

	if (!reading->is_in_text)
		return;
	if (strings->used + size > BOOK_MOST_STRINGS) {
		reading->problem = too_much;
		return;
	}
	while (strings->capacity - strings->used < size)
		strings->bytes = grow(reading->book, strings->bytes, &strings->capacity, 1);
	memcpy(strings->bytes + strings->used, text, size);
	strings->used += size;
}

bool book_strings_read(struct book *book)
{
	static const struct book_xml_handlers handlers = {on_start, on_end, on_text};
	struct strings_reading reading = {.book = book};

	if (book->strings != NULL || book->strings_part == NULL)
		return true;
	book->strings = reading.strings = arena_alloc(book->arena, sizeof *reading.strings);
	arena_hold(book->arena, reading.strings, end);
	if (!book_xml_all(book->zip, book->strings_part, &handlers, &reading, &book->problem,
			  book->arena) &&
	    book->problem != NULL)
		return false;
	book->problem = reading.problem;
	return book->problem == NULL;
}

const char *book_strings_at(const struct book *book, size_t number, size_t *length)
{
	const struct book_strings *strings = book->strings;
	size_t from;

	if (strings == NULL || number >= strings->count)
		return NULL;
	from = number == 0 ? 0 : strings->ends[number - 1];
	*length = strings->ends[number] - from;
	return strings->bytes == NULL ? "" : strings->bytes + from;
}

static int hexadecimal(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

size_t book_strings_unescape(char *text, size_t length)
{
	size_t used = 0;
	const char *at = memchr(text, '_', length);

	if (at == NULL || length < 7)
		return length;
	for (size_t i = 0; i < length; i++) {
		int code = 0;

		for (size_t j = 2; j < 6 && code >= 0 && i + 6 < length; j++) {
			int digit = hexadecimal(text[i + j]);

			code = digit < 0 ? -1 : code * 16 + digit;
		}
		if (i + 6 >= length || text[i] != '_' || text[i + 1] != 'x' || text[i + 6] != '_' ||
		    code < 0 || code > 0x7f) {
			text[used++] = text[i];
			continue;
		}
		/* What cannot be shown is a blank. */
		text[used++] =
		    code < ' ' && code != '\n' && code != '\r' && code != '\t' ? ' ' : (char)code;
		i += 6;
	}
	return used;
}
