/*
 * The colours of the UK Government Analysis Function, in their order.
 *
 * A seventh series begins the colours anew with hatching, so that it is told
 * apart in black and white as well.
 */
#ifndef PLOTS_PALETTE_H
#define PLOTS_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

#define PALETTE_COLOURS 6

#define COLOUR_TEXT "#0B0C0C"
#define COLOUR_QUIET "#595959" /* for the source line: 7:1 on white */
#define COLOUR_GRID "#D9D9D9"
#define COLOUR_LINE "#3D3D3D"

/* The colour of a series, `#12436D`. */
const char *palette_colour(size_t series);

/* The same mixed with white, three parts in four. */
const char *palette_pale(size_t series);

/* Whether text on the colour must be white. */
bool palette_is_dark(size_t series);

/* gnuplot's fill of a series: `solid 1.0`, or a hatching. */
const char *palette_fill(size_t series);

/* Whether the fill is a hatching, on which text needs a ground of its own. */
bool palette_is_hatched(size_t series);

/* gnuplot's number for a point, a shape of its own for each of twelve series. */
int palette_point(size_t series);

#endif
