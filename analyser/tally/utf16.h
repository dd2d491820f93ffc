/*
 * UTF-16 made UTF-8 as it streams past, by iconv.
 */
#ifndef TALLY_UTF16_H
#define TALLY_UTF16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct utf16;

/* Does a text begin with a byte order mark of UTF-16? */
bool utf16_is_mark(const char *bytes, size_t length);

/* NULL with errno set where iconv has no such conversion; the struct lives in the arena. */
struct utf16 *utf16_open(struct arena *arena, bool is_little_endian);
void utf16_close(struct utf16 *utf16);

/* Up to `size` bytes of UTF-8 from what `read` gives; 0 at the end, -1 with errno set. */
int64_t utf16_read(struct utf16 *utf16, int64_t (*read)(void *data, char *bytes, size_t size),
		   void *data, char *bytes, size_t size);

#endif
