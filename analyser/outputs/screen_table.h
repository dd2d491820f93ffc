/*
 * The one table that stands on a screen, in its short form.
 */
#ifndef OUTPUTS_SCREEN_TABLE_H
#define OUTPUTS_SCREEN_TABLE_H

#include "outputs/output.h"

/* The table that says most on a screen, or NULL where no table has a row. */
const struct table *screen_table_of(const struct results *results);

/* How many lines it takes, in characters of `width`, with so many rows at most. */
size_t screen_table_lines(const struct table *table, int width, size_t most_rows);

/* Write it in about so many lines, with a line that says what is rounded or left out. */
void screen_table_write(const struct table *table, int width, size_t most_lines, bool has_colour,
			FILE *stream);

#endif
