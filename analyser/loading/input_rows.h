/*
 * The rows of a case's files as they were read, for outputs that a case can be read from again.
 */
#ifndef LOADING_INPUT_ROWS_H
#define LOADING_INPUT_ROWS_H

#include "requests/run.h"

/*
 * Those of a file of a case, each line of it in its place; NULL for another, and where no header
 * was found.
 */
const struct input_rows *input_rows(const struct reading *reading, struct arena *arena);

/*
 * Of each file of the case that it had no use for, such as one without rows, so that what is said
 * of them is said again where it is read from the output.
 */
void input_rows_keep(struct run *run, const char *folder);

#endif
