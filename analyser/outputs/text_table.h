/*
 * One table with aligned columns, never wider than it may be.
 *
 * Where it would be wider, long texts are wrapped; what is still too wide goes on below, its
 * first columns again.
 */
#ifndef OUTPUTS_TEXT_TABLE_H
#define OUTPUTS_TEXT_TABLE_H

#include <stdio.h>

#include "outputs/text_cells.h"

/*
 * text_table(table, look, arena, stream):
 * Write a table's header, rows and totals, and how to see what is left out.  True where some figure
 * is rounded.
 */
bool text_table(const struct table *table, const struct table_look *look, struct arena *arena,
		FILE *stream);

/* The least width in which cells stand side by side, their long texts wrapped. */
size_t text_table_narrowest(const struct text_cells *cells);

#endif
