/*
 * UTF-16 and UTF-32 (reading/wide.h) made UTF-8 as they stream past, by iconv.
 */
#ifndef TALLY_WIDE_TEXT_H
#define TALLY_WIDE_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "reading/wide.h"

struct wide_text;

/* NULL with errno set where iconv has no such conversion; the struct lives in the arena. */
struct wide_text *wide_text_open(struct arena *arena, const struct wide *wide);
void wide_text_close(struct wide_text *text);

/* Up to `size` bytes of UTF-8 from what `read` gives; 0 at the end, -1 with errno set. */
int64_t wide_text_read(struct wide_text *text,
		       int64_t (*read)(void *data, char *bytes, size_t size), void *data,
		       char *bytes, size_t size);

#endif
