/*
 * What gzip packed, unpacked by zlib as it streams past.
 *
 * Every part's check sum and length are compared with its bytes, so damage never
 * passes for figures.
 */
#ifndef READING_GZIP_H
#define READING_GZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct gzip;

/* Do these bytes begin what gzip packed? */
bool gzip_is_mark(const char *bytes, size_t length);

/* What to say where bytes begin as another program packs them; NULL where they do not. */
const char *gzip_otherwise(const char *bytes, size_t length);

/* NULL where there is no memory; the struct lives in the arena. */
struct gzip *gzip_open(struct arena *arena);

/* gzip_close(NULL) has no effect. */
void gzip_close(struct gzip *gzip);

/*
 * Up to `size` bytes unpacked from what `read` gives, one part of it after the other; 0 at
 * the end, -1 with errno set.
 */
int64_t gzip_read(struct gzip *gzip, int64_t (*read)(void *data, char *bytes, size_t size),
		  void *data, char *bytes, size_t size);

/* What is wrong with the packed bytes; NULL: nothing, or `read` failed. */
const char *gzip_problem(const struct gzip *gzip);

/* At the end: does something other than zeros follow that gzip did not pack? */
bool gzip_has_rest(const struct gzip *gzip);

#endif
