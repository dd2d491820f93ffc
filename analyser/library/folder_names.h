/*
 * What to call two folders that stand side by side.
 */
#ifndef LIBRARY_FOLDER_NAMES_H
#define LIBRARY_FOLDER_NAMES_H

#include "base/arena.h"

/*
 * The shortest trailing part of each of two folders' paths that tells them apart, mostly the name
 * of the folder: `2009` and `2010`, or `2009/case` and `2010/case`.  Doubled slashes, slashes at
 * the end and `.` count for nothing; a path that says nothing else, or has `..` in it, is named by
 * where it leads.  Where nothing tells them apart, they are `(first)` and `(second)`.
 */
void folder_names(const char *names[2], const char *const paths[2], struct arena *arena);

#endif
