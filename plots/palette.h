/*
 * The colours of the UK Government Analysis Function, in their order.
 *
 * Dark and light take turns, so that neighbours are told apart in grey too; a seventh series begins
 * the colours anew, pale with a border of the colour.
 */
#ifndef PLOTS_PALETTE_H
#define PLOTS_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

#define PALETTE_COLOURS 6
#define PALETTE_GREY 4 /* of these: for what is told of all series */

#define COLOUR_TEXT "#0B0C0C"
#define COLOUR_QUIET "#595959" /* for the source line: 7:1 on white */
#define COLOUR_GRID "#D9D9D9"
#define COLOUR_LINE "#3D3D3D"

#define PALETTE_OWN_POINT 13 /* a filled diamond, for what is the council's own */

/* The colour of a series, `#12436D`. */
const char *palette_colour(size_t series);

/* The same mixed with white, three parts in four. */
const char *palette_pale(size_t series);

/* Whether text on the fill must be white. */
bool palette_is_dark(size_t series);

/* What fills the bars and bands of a series. */
const char *palette_fill(size_t series);

/* gnuplot's number for a point, a shape of its own for each of twelve series. */
int palette_point(size_t series);

#endif
