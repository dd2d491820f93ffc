/*
 * An empty case: each of its files with its columns and one example of each
 * kind of row, commented out.  They stand in datasets/empty-case/ and are
 * built in; to add a file is a CSV there and a line in templates.c.
 */
#ifndef MODEL_TEMPLATES_H
#define MODEL_TEMPLATES_H

#include <stddef.h>

struct template
{
	const char *kind, *name; /* `activity`, `activity.csv` */
	const char *bytes, *end;
};

const struct template *templates(size_t *count);

/* The file of a kind, `activity`, or NULL: no file of a case. */
const struct template *templates_find(const char *kind);

#endif
