/*
 * What is written among the lines of a chart: figures at their points, and
 * marks (such as when a line pays back) with their texts.
 */
#ifndef PLOTS_LINE_TEXTS_H
#define PLOTS_LINE_TEXTS_H

#include "plots/line_set.h"

/*
 * line_texts_write(lines, picture):
 * Write the figures, and the marks as the data block `marks`, each with its
 * text at the nearest place where it meets no line, point, mark, figure or
 * other text, and with a thin line to it where that is some way off.  True
 * where there is a mark.
 */
bool line_texts_write(const struct line_set *lines, struct picture *picture);

#endif
