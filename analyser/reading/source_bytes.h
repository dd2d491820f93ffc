/*
 * What the bytes of a file may be, whoever reads them: packed, wide, changed meanwhile, cut short.
 */
#ifndef READING_SOURCE_BYTES_H
#define READING_SOURCE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "reading/sheet.h"

/*
 * What gzip packed, unpacked by zlib as it streams past.  Every part's check sum and length are
 * compared with its bytes, so damage never passes for figures.
 */
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

/*
 * Did a file stay as it was while it was read?
 *
 * A file that is being written, downloaded or cut short gives sums of a part of it, with nothing
 * to show that they are.
 */
struct still {
	int64_t size; /* -1: no plain file, so nothing is known */
	struct timespec changed;
};

/* What an open file is like before it is read. */
struct still still_begin(int file);

/*
 * still_problem(before, file, n_read, arena):
 * Why what was read of an open file, so many bytes or -1 where it was not read in order, cannot be
 * taken for the file; NULL where it can.
 */
const char *still_problem(const struct still *before, int file, int64_t n_read,
			  struct arena *arena);

#define WIDE_FIRST ((size_t)4096) /* bytes that tell it */

/* Text of two or four bytes a character, as spreadsheets and databases export it. */
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

/* So much of a text's end is looked at. */
#define CUT_END_SIZE ((size_t)4096)

/*
 * cut_end_say(end, length, delimiter, rows, n_rows, path, diagnostics):
 * Warn, where the text that ends with these bytes, and without a line end, seems to be cut short
 * within its last row, or is still being written: with fewer cells than each of the rows above, or
 * a last cell that is part of what others of its column are.  `rows` are some of these, the last
 * row not among them.
 */
void cut_end_say(const char *end, size_t length, char delimiter, const struct row *rows,
		 size_t n_rows, const char *path, struct diagnostics *diagnostics);

#endif
