/*
 * What charts of lines over categories share: the plot area with its axes, the
 * names at the ends of the lines, and the data of a line.
 */
#ifndef PLOTS_LINE_FRAME_H
#define PLOTS_LINE_FRAME_H

#include "plots/line_set.h"

/* Settle the plot area, and open the picture with axes, categories and names. */
void line_frame_open(struct line_set *lines, struct picture *picture);

/* A line's points as the data block `line` and its number; a blank line lifts the pen. */
void line_frame_block(const struct line_set *lines, struct picture *picture, int index);

#endif
