/*
 * One table with aligned columns.
 */
#ifndef OUTPUTS_TEXT_TABLE_H
#define OUTPUTS_TEXT_TABLE_H

#include "outputs/output.h"

/* Write a table's header, rows (the first most_rows; 0: all) and totals. */
void text_table(const struct table *table, size_t most_rows, const struct output_options *options,
		struct arena *arena, FILE *stream);

/* A value as people read it; lives in the arena. */
const char *text_value(const struct value *value, struct arena *arena);

#endif
