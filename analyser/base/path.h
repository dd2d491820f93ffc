/*
 * The paths of inputs.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * The file on the disk of a path that names a part of one (`FILE.xlsx:Sheet`,
 * `FILE.xlsx/sheet.csv`, `FILE.zip/member.csv`); any other path as it is.
 */
const char *path_file(const char *path, struct arena *arena);

/* Is a path, there or to be made, a folder or below it?  False where its own folder is not there.
 */
bool path_is_within(const char *path, const char *folder, struct arena *arena);

/* Without the slashes at its end. */
const char *path_trimmed(const char *path, struct arena *arena);

/* `spend-2019`, of `ledgers/spend-2019.csv`. */
const char *path_stem(const char *path, struct arena *arena);

#endif
