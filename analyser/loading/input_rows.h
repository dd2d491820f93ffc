/*
 * The rows of a case's files as they were read, for outputs that a case can be read from again.
 */
#ifndef LOADING_INPUT_ROWS_H
#define LOADING_INPUT_ROWS_H

#include "reading/reading.h"
#include "results/results.h"

/* NULL where no header was found. */
const struct input_rows *input_rows(const struct reading *reading, struct arena *arena);

#endif
