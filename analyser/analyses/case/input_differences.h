/*
 * Where the files of two cases differ, cell by cell.
 *
 * Works on the records as they were read, whatever they mean, so that no input is forgotten.  Rows
 * that agree in every cell are set against each other first; then those of one key (the cells that
 * say what a row is about); then those that agree in every cell but one, a part of the key.  What
 * is left only one of the two has.  A cell differs where what was read of it does: 1,000 is 1000.
 */
#ifndef ANALYSES_INPUT_DIFFERENCES_H
#define ANALYSES_INPUT_DIFFERENCES_H

#include "base/arena.h"
#include "reading/reading.h"

struct input_difference {
	const char *file; /* `strategies.csv` */
	const char *key;  /* `web-first, shift, *, telephone, web, 2010-11` */
	const char *field;
	/* None: an empty cell; input_differences_absent as a text: there is no such row. */
	struct value first, second;
};

extern const char input_differences_absent[];

struct input_differences {
	struct input_difference *items;
	size_t count, capacity;
};

/* The readings of two cases, in any order. */
struct inputs_read {
	const struct reading *const *items;
	size_t count;
};

void input_differences_find(struct input_differences *differences, const struct inputs_read *first,
			    const struct inputs_read *second, struct arena *arena);

/* Zero of values that are the same, of one kind; else which goes first in some order of all. */
int input_value_compare(const struct value *a, const struct value *b);

#endif
