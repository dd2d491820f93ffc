/*
 * Is a PNG one that is shown?  (Its specification, third edition, sections 5, 7, 10 and 11.)
 */
#ifndef BASE_PNG_H
#define BASE_PNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* More pixels a side are not looked at, so that a few bytes unpack to a bounded size. */
#define PNG_MOST_SIDE 8000

bool png_begins(const char *bytes, size_t size);

/*
 * NULL where it is whole: a header that can be, each chunk with its checksum, data that unpack to
 * every pixel, and the end where the bytes end.  Else what is wrong, `it is cut short`.
 */
const char *png_fault(const char *bytes, size_t size, uint32_t *width, uint32_t *height,
		      struct arena *arena);

#endif
