/*
 * The colours of the series: those of the results' document (base/house_colours.h), which the
 * drawing on this thread was told.  A seventh series begins them anew, pale with a border of the
 * colour.
 */
#ifndef PLOTS_PALETTE_H
#define PLOTS_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/colour.h"

#define PALETTE_COLOURS 6
#define PALETTE_GREY 4 /* of these: for what is told of all series */

#define COLOUR_TEXT "#0B0C0C"
#define COLOUR_QUIET "#595959" /* for the source line: 7:1 on white */
#define COLOUR_GRID "#D9D9D9"
#define COLOUR_LINE "#3D3D3D"

#define PALETTE_OWN_POINT 13 /* a filled diamond, for what is the council's own */

/* What is drawn on this thread from now on has these, instead of the product's own. */
void palette_use(const struct house_colours *colours);

/* The colour of a series, `#12436D`. */
const char *palette_colour(size_t series);

/* The same mixed with white, three parts in four; and with so much of it left, in hundredths. */
const char *palette_pale(size_t series);
const char *palette_tint(size_t series, int percent, char text[COLOUR_BYTES]);

/* Whether text on the fill must be white. */
bool palette_is_dark(size_t series);

/* What fills the bars and bands of a series. */
const char *palette_fill(size_t series);

/*
 * What fills a band that lies on others: the colour of its series as dark or pale as tells it from
 * each of the other five in grey; later ones are as palette_fill() has them.  Its edge is white,
 * or of its colour where the band itself is nearly white.
 */
const char *palette_band(size_t series);
const char *palette_band_edge(size_t series);

/* Whether text on the band must be white. */
bool palette_is_band_dark(size_t series);

/* gnuplot's number for a point, a shape of its own for each of twelve series. */
int palette_point(size_t series);

#endif
