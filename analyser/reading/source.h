/*
 * A file's bytes, as they are and as UTF-8 text.
 */
#ifndef READING_SOURCE_H
#define READING_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "reading/shelf.h"

struct book_place;

struct source {
	const char *path;  /* as messages name it: the path given, or `standard input` */
	const char *bytes; /* as read */
	size_t size;
	const char *text; /* the same as UTF-8, without a byte order mark */
	size_t length;
	struct book_place *place; /* of the sheet that it is (book_source.h), or NULL */
};

/*
 * source_read(source, path, shelf, arena, diagnostics):
 * Read a file, of the shelf or the disk, or standard input where path is `-`, and decode it: UTF-8
 * with or without a byte order mark, UTF-16 and UTF-32 (source_bytes.h), else Windows-1252; all but
 * UTF-8 are said in a notice.  False, with a failure in diagnostics, where it cannot be read (exit
 * status 3), or a fault where it is not text.  Of a workbook, the rows of the sheet that the path
 * names (`FILE.xlsx:Sheet`, or one on the shelf), or of its only one.
 */
bool source_read(struct source *source, const char *path, const struct shelf *shelf,
		 struct arena *arena, struct diagnostics *diagnostics);

/* Only its bytes, whatever they are. */
bool source_bytes(struct source *source, const char *path, const struct shelf *shelf,
		  struct arena *arena, struct diagnostics *diagnostics);

/* The same for bytes at hand, which are borrowed; `path` names them. */
bool source_from_memory(struct source *source, const char *path, const char *bytes, size_t size,
			struct arena *arena, struct diagnostics *diagnostics);

/*
 * How large what is read may be: the manual's LIMITS.
 *
 * Each is far above what a council's files have, and low enough that the time and memory of a run
 * are known before it begins.  What passes one is refused by its name, never cut short.
 */
#define BOUND_FILE ((size_t)256 * 1024 * 1024) /* bytes of a file that is read whole */
#define BOUND_LINE ((size_t)4 * 1024 * 1024)   /* bytes of a line, and of a row over several */
#define BOUND_CELL ((size_t)1024 * 1024)       /* bytes of a cell of a file that is read whole */
#define BOUND_COLUMNS 16384                    /* cells of a row, as in a worksheet */
#define BOUND_ROWS ((size_t)1048576)           /* of a file that is read whole, as in a worksheet */
#define BOUND_WRITTEN ((size_t)10000)          /* of a file that a person writes, row by row */
#define BOUND_FILES ((size_t)10000)            /* in a case's folder, of the case or not */
#define BOUND_CHANNELS ((size_t)1000)
#define BOUND_NAMES ((size_t)100000) /* of councils, services, categories or items, told apart */

/* Why a file of more than BOUND_FILE bytes is not read. */
extern const char bounds_too_large[];

/* Are all lines of a source's text short enough?  Else a fault names the first that is not. */
bool bounds_hold(const struct source *source, struct diagnostics *diagnostics);

/*
 * bounds_gather(source, size, read, data, arena, diagnostics):
 * All the bytes that `read` gives (0 at the end, -1 with errno set), some `size` of them or none
 * knows (0), as those of the source, with a NUL behind them.  False with a fault as soon as they
 * are too many, or a line of text is too long; with *is_read false where `read` failed.
 */
bool bounds_gather(struct source *source, size_t size,
		   int64_t (*read)(void *data, char *bytes, size_t size), void *data, bool *is_read,
		   struct arena *arena, struct diagnostics *diagnostics);

#endif
