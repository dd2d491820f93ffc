/*
 * What matching columns (columns.c) and saying what came of it (columns_say.c)
 * share; all else is in columns.h.
 */
#ifndef READING_COLUMNS_NAMES_H
#define READING_COLUMNS_NAMES_H

#include "reading/columns.h"

/* The `index`th name of a list with `|` between, folded names already; NULL past the end. */
const char *columns_list_name(const char *list, size_t index, size_t *length);

/* The first of a list's names that the header has; the same name again is a rival, where asked. */
int columns_find_listed(const char **folded, size_t count, const char *list, int *rival,
			bool is_again_rival);

/* Must a column be there for the field? */
bool columns_is_needed(const struct field *field, const struct column_options *options);

#endif
