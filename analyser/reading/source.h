/*
 * A file's bytes, as they are and as UTF-8 text.
 */
#ifndef READING_SOURCE_H
#define READING_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
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
 * with or without a byte order mark, UTF-16 and UTF-32 (wide.h), else Windows-1252; all but UTF-8
 * are said in a notice.  False, with a failure in diagnostics, where it cannot be read (exit status
 * 3), or a fault where it is not text.  Of a workbook, the rows of the sheet that the path names
 * (`FILE.xlsx:Sheet`, or one on the shelf), or of its only one.
 */
bool source_read(struct source *source, const char *path, const struct shelf *shelf,
		 struct arena *arena, struct diagnostics *diagnostics);

/* Only its bytes, whatever they are. */
bool source_bytes(struct source *source, const char *path, const struct shelf *shelf,
		  struct arena *arena, struct diagnostics *diagnostics);

/* The same for bytes at hand, which are borrowed; `path` names them. */
bool source_from_memory(struct source *source, const char *path, const char *bytes, size_t size,
			struct arena *arena, struct diagnostics *diagnostics);

#endif
