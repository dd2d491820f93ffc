/*
 * Prose in lines of a width.
 */
#ifndef OUTPUTS_PROSE_H
#define OUTPUTS_PROSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define PROSE_WIDTH 80 /* no line of prose is longer, whatever the width of the place */

/*
 * Write a text wrapped at a width of at most PROSE_WIDTH, its first line behind `first` and all
 * others behind `later`.  Return how many lines that is; with NULL for the stream, only count.
 */
size_t prose_write(FILE *stream, const char *text, const char *first, const char *later, int width);

/* A heading, bold where there is colour. */
void prose_heading(FILE *stream, const char *text, bool has_colour, int width);

#endif
