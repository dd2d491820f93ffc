/*
 * Text of two or four bytes a character, as spreadsheets and databases export it.
 */
#ifndef READING_WIDE_H
#define READING_WIDE_H

#include <stdbool.h>
#include <stddef.h>

#define WIDE_FIRST ((size_t)4096) /* bytes that tell it */

struct wide {
	const char *name;     /* `UTF-16`, for people */
	const char *encoding; /* `UTF-16LE`, for iconv */
	size_t mark;          /* bytes of its byte order mark, or 0 */
	size_t unit;          /* bytes of a character, or of half a pair */
};

/*
 * wide_find(wide, bytes, size):
 * Is this UTF-16 or UTF-32?  By its byte order mark, else where it is plain: most characters of a
 * CSV file are ASCII, so that their other bytes are nought, and all on the same side.
 */
bool wide_find(struct wide *wide, const char *bytes, size_t size);

#endif
