/*
 * The file of an input's path.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"

/*
 * path_file(path, arena):
 * The file on the disk of a path that names a part of one (`FILE.xlsx:Sheet`,
 * `FILE.xlsx/sheet.csv`, `FILE.zip/member.csv`); any other path as it is.
 */
const char *path_file(const char *path, struct arena *arena);

#endif
