/*
 * Where in the files a figure comes from: the row that says it, or those of which it is the sum.
 */
#ifndef BASE_SOURCE_LINE_H
#define BASE_SOURCE_LINE_H

#include "base/fraction.h"
#include "base/words.h"

struct source_line {
	const char *path; /* of its file; NULL: it is in none */
	long line;
	const struct source_line *more; /* the next, or NULL */
};

/* A figure that rows say in a column: as they do, times a factor, or by a word of a list. */
struct source_figure {
	struct source_line rows;
	const char *field;        /* the id of the column's field */
	struct fraction factor;   /* of denominator 0: none */
	int places;               /* decimals to which the product is rounded */
	const struct word *words; /* of which one row says one, and what it means; NULL: numbers */
};

#endif
