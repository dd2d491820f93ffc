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

#endif
