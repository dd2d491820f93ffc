/*
 * The parts of a spreadsheet file, which is a ZIP archive, unpacked as they are read.
 *
 * What comes of it is bounded by the file itself: all parts together may unpack to BOOK_ZIP_LEAST
 * bytes, or to BOOK_ZIP_RATIO times the size of the file, whichever is more.
 */
#ifndef READING_BOOK_ZIP_H
#define READING_BOOK_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define BOOK_ZIP_LEAST ((int64_t)64 * 1024 * 1024)
#define BOOK_ZIP_RATIO 250
#define BOOK_ZIP_MOST_PARTS 20000

/* A file on the disk, or bytes at hand, which are borrowed. */
struct book_bytes {
	const char *path; /* NULL: the bytes */
	const char *bytes;
	size_t size; /* of either */
};

struct book_zip;

/* Everything it holds goes with the arena. */
struct book_zip *book_zip_open(const struct book_bytes *bytes, struct arena *arena);

/* End what it holds now. */
void book_zip_close(struct book_zip *zip);

/*
 * book_zip_part(zip, name):
 * Go to the start of a part.  False where there is none (book_zip_problem() is NULL), or the file
 * cannot be read.
 */
bool book_zip_part(struct book_zip *zip, const char *name);

/* Up to `size` bytes of it; 0 at its end, -1 with a problem. */
int64_t book_zip_read(struct book_zip *zip, char *bytes, size_t size);

/* How many bytes may come of the file at all. */
int64_t book_zip_most(const struct book_zip *zip);

/* Is it that the file cannot be read, rather than what is in it? */
bool book_zip_is_failure(const struct book_zip *zip);

/* What is wrong with the file, to stand behind its name; or NULL. */
const char *book_zip_problem(const struct book_zip *zip);

#endif
