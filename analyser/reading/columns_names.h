/*
 * What matching columns (columns.c) and saying what came of it (columns_say.c)
 * share; all else is in columns.h.
 */
#ifndef READING_COLUMNS_NAMES_H
#define READING_COLUMNS_NAMES_H

#include "reading/columns.h"

/*
 * columns_next_name(&list, &length):
 * The first name of a list with `|` between, folded names already, of which *list is then the rest;
 * NULL where nothing is left of it.
 */
const char *columns_next_name(const char **list, size_t *length);

/* The first of a list's names that the header has; the same name again is a rival, where asked. */
int columns_find_listed(const char **folded, size_t count, const char *list, int *rival,
			bool is_again_rival);

/* Must a column be there for the field? */
bool columns_is_needed(const struct field *field, const struct column_options *options);

#endif
