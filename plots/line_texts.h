/*
 * What is written among the lines of a chart: figures at their points, and
 * marks (such as where a line pays back), whose texts stand with the names.
 */
#ifndef PLOTS_LINE_TEXTS_H
#define PLOTS_LINE_TEXTS_H

#include "plots/line_set.h"

/*
 * line_texts_write(lines, picture):
 * Write the names of lines that end before the last place, each by its last point where no line
 * runs through it, and the figures, each at its point where it meets no line, mark or other
 * figure, and the marks as the data block `marks`.
 */
void line_texts_write(const struct line_set *lines, struct picture *picture);

/* Only the names of lines that end before the last place. */
void line_texts_early(const struct line_set *lines, struct picture *picture);

#endif
