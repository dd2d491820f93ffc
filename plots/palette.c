#include "plots/palette.h"

static const struct {
	const char *colour, *pale;
	bool is_dark;
} palette[PALETTE_COLOURS] = {
    {"#12436D", "#C4D0DA", true},  {"#28A197", "#C9E7E5", false}, {"#801650", "#DFC5D3", true},
    {"#F46A25", "#FCDAC8", false}, {"#3D3D3D", "#CECECE", true},  {"#A285D1", "#E8E0F3", false},
};

const char *palette_colour(size_t series)
{
	return palette[series % PALETTE_COLOURS].colour;
}

const char *palette_pale(size_t series)
{
	return palette[series % PALETTE_COLOURS].pale;
}

const char *palette_fill(size_t series)
{
	return series / PALETTE_COLOURS % 2 == 0 ? palette_colour(series) : palette_pale(series);
}

bool palette_is_dark(size_t series)
{
	return palette[series % PALETTE_COLOURS].is_dark && series / PALETTE_COLOURS % 2 == 0;
}

int palette_point(size_t series)
{
	/* Filled circle, square, triangle, diamond, triangle downwards, pentagon; then open. */
	static const int points[] = {7, 5, 9, 13, 11, 15, 6, 4, 8, 12, 10, 14};

	return points[series % (sizeof points / sizeof points[0])];
}
