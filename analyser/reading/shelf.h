/*
 * Bytes at hand that stand for files: what is put on the shelf under a path is
 * read from there, and the disk is not looked at.
 *
 * A folder in which any file is given is made of what is given there, and of
 * nothing else.  Paths are compared as they are written.  Every function takes
 * NULL for an empty shelf: then all is on the disk.
 */
#ifndef READING_SHELF_H
#define READING_SHELF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct shelf_file {
	const char *path, *bytes;
	size_t size;
	const char *book,
	    *sheet; /* the bytes are this workbook's, and this sheet is meant; or NULL */
};

struct shelf {
	struct shelf_file *items;
	size_t count, capacity;
	bool is_sealed; /* nothing is looked for on the disk */
};

/* Give bytes, which are borrowed; those of the same path before them are forgotten. */
void shelf_add(struct shelf *shelf, struct shelf_file file, struct arena *arena);

/* What is given under this path, or NULL. */
const struct shelf_file *shelf_find(const struct shelf *shelf, const char *path);

/* Is it a folder, given or on the disk? */
bool shelf_is_folder(const struct shelf *shelf, const char *path);

/* Is any file given in this folder? */
bool shelf_has_folder(const struct shelf *shelf, const char *folder);

/* Is the path to be looked for on the disk: neither shelf, nor in a folder that is? */
bool shelf_is_on_disk(const struct shelf *shelf, const char *path);

/*
 * shelf_exists(shelf, path):
 * Is anything at this path, given or on the disk?  A link to nothing is something too, as whoever
 * reads it is to tell.
 */
bool shelf_exists(const struct shelf *shelf, const char *path);

/*
 * shelf_names(shelf, folder, count, arena):
 * The names of what is in a folder, given or on the disk, in order; none where it is no folder
 * (base/look.h tells what becomes of one that cannot be read).
 */
const char *const *shelf_names(const struct shelf *shelf, const char *folder, size_t *count,
			       struct arena *arena);

/* The same for a hint at what may be meant: none where the folder may not be read. */
const char *const *shelf_hints(const struct shelf *shelf, const char *folder, size_t *count,
			       struct arena *arena);

#endif
