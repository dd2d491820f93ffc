#include "plots/picture.h"

_Static_assert(PALETTE_COLOURS == HOUSE_SERIES, "a colour for each");

#define PALE 0.25
#define LEAST_CONTRAST 4.5 /* of text on a fill */

#define EDGE_CONTRAST 2.0 /* of a band with white, that needs no edge of its colour */

static const struct colour white = {0xFF, 0xFF, 0xFF};

/*
 * Contrasts with white of the bands in their order: each at least a quarter from every other, and
 * neighbours farther; the first two of the product's own colours are as they are.
 */
static const double band_contrasts[PALETTE_COLOURS] = {10, 3.1, 1.75, 1.2, 5.8, 2.3};

/* Of this thread: the colours in use, as texts. */
static _Thread_local struct {
	bool is_set;
	struct colour colours[PALETTE_COLOURS];
	char texts[PALETTE_COLOURS][COLOUR_BYTES], pales[PALETTE_COLOURS][COLOUR_BYTES];
	struct colour bands[PALETTE_COLOURS];
	char band_texts[PALETTE_COLOURS][COLOUR_BYTES];
} palette;

void palette_use(const struct house_colours *colours)
{
	for (size_t i = 0; i < PALETTE_COLOURS; i++) {
		palette.colours[i] = colours->series[i];
		colour_write(colours->series[i], palette.texts[i]);
		colour_write(colour_pale(colours->series[i], PALE), palette.pales[i]);
		palette.bands[i] = colour_in_grey(colours->series[i], band_contrasts[i]);
		colour_write(palette.bands[i], palette.band_texts[i]);
	}
	palette.is_set = true;
}

static size_t place_of(size_t series)
{
	if (!palette.is_set)
		palette_use(&house_colours_own);
	return series % PALETTE_COLOURS;
}

const char *palette_colour(size_t series)
{
	return palette.texts[place_of(series)];
}

const char *palette_pale(size_t series)
{
	return palette.pales[place_of(series)];
}

const char *palette_tint(size_t series, int percent, char text[COLOUR_BYTES])
{
	colour_write(colour_pale(palette.colours[place_of(series)], percent / 100.0), text);
	return text;
}

const char *palette_fill(size_t series)
{
	return series / PALETTE_COLOURS % 2 == 0 ? palette_colour(series) : palette_pale(series);
}

bool palette_is_dark(size_t series)
{
	return series / PALETTE_COLOURS % 2 == 0 &&
	       colour_contrast(palette.colours[place_of(series)], white) >= LEAST_CONTRAST;
}

const char *palette_band(size_t series)
{
	const size_t place = place_of(series);

	return series < PALETTE_COLOURS ? palette.band_texts[place] : palette_fill(series);
}

const char *palette_band_edge(size_t series)
{
	const size_t place = place_of(series);

	return series < PALETTE_COLOURS &&
		       colour_contrast(palette.bands[place], white) >= EDGE_CONTRAST
		   ? "#FFFFFF"
		   : palette_colour(series);
}

bool palette_is_band_dark(size_t series)
{
	const size_t place = place_of(series);

	return series < PALETTE_COLOURS
		   ? colour_contrast(palette.bands[place], white) >= LEAST_CONTRAST
		   : palette_is_dark(series);
}

int palette_point(size_t series)
{
	/* Filled circle, square, triangle, diamond, triangle downwards, pentagon; then open. */
	static const int points[] = {7, 5, 9, 13, 11, 15, 6, 4, 8, 12, 10, 14};

	return points[series % (sizeof points / sizeof points[0])];
}
