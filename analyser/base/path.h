/*
 * The paths of inputs.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"

/*
 * The file on the disk of a path that names a part of one (`FILE.xlsx:Sheet`,
 * `FILE.xlsx/sheet.csv`, `FILE.zip/member.csv`); any other path as it is.
 */
const char *path_file(const char *path, struct arena *arena);

/* Without the slashes at its end. */
const char *path_trimmed(const char *path, struct arena *arena);

/* `spend-2019`, of `ledgers/spend-2019.csv`. */
const char *path_stem(const char *path, struct arena *arena);

#endif
