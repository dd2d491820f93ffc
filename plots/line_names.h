/*
 * The names of lines, at their ends.
 */
#ifndef PLOTS_LINE_NAMES_H
#define PLOTS_LINE_NAMES_H

#include "plots/line_set.h"

/*
 * line_names_write(lines, picture):
 * Write the names beside the last place, moved apart where they meet, and below a name what marks
 * its line; lines of a group stand together, with a word below.
 */
void line_names_write(const struct line_set *lines, struct picture *picture);

/* The widest of them, in pixels. */
int line_names_width(const struct line_set *lines, struct arena *arena);

#endif
