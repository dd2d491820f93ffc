/*
 * One screen: the answer, what could turn it round, one small table, what it rests on most, and how
 * to see the rest.
 *
 * Some 40 lines of at most 80 columns.  The heaviest passages (results/passages.h) come first to
 * have room.  The table is the first with columns marked as SHORT (results/table.h), else the
 * command's main one; its figures are rounded.  What is not shown is counted, with how to see it.
 */
#ifndef OUTPUTS_SCREEN_H
#define OUTPUTS_SCREEN_H

#include "outputs/output.h"

void screen_write(const struct results *results, const struct output_options *options,
		  FILE *stream);

/* --- The one table that stands on a screen, in its short form --- */

/* The table that says most on a screen, or NULL where no table has a row. */
const struct table *screen_table_of(const struct results *results);

/* How many lines it takes, in characters of `width`, with so many rows at most. */
size_t screen_table_lines(const struct table *table, int width, size_t most_rows);

/*
 * Write it in about so many lines, under its title, which says where it is rounded.  What the whole
 * table is beside it, such as `exact`, or NULL: no more than this.
 */
const char *screen_table_write(const struct table *table, int width, size_t most_lines,
			       bool has_colour, FILE *stream);

#endif
