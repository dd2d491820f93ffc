/*
 * Where in the files a figure comes from: the row that says it, or those of which it is the sum.
 */
#ifndef BASE_SOURCE_LINE_H
#define BASE_SOURCE_LINE_H

struct source_line {
	const char *path; /* of its file; NULL: it is in none */
	long line;
	const struct source_line *more; /* the next, or NULL */
};

#endif
