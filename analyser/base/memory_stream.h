/*
 * A stream whose bytes become a text in an arena.
 */
#ifndef BASE_MEMORY_STREAM_H
#define BASE_MEMORY_STREAM_H

#include <stdio.h>

#include "base/arena.h"

struct memory_stream;

/* One that ends with the arena, if not before.  NULL with errno set. */
struct memory_stream *memory_stream_open(struct arena *arena);

/* Where to write. */
FILE *memory_stream_file(const struct memory_stream *stream);

/*
 * What was written, with a NUL behind it, in the arena; NULL, with errno set, where memory for it
 * ran out on the way.  *size, unless size is NULL, is its length.
 */
const char *memory_stream_close(struct memory_stream *stream, size_t *size);

#endif
