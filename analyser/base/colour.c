#include "base/colour.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

bool colour_parse(const char *text, struct colour *colour)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t number = 0;

	if (text[0] != '#' || strlen(text) != COLOUR_BYTES - 1)
		return false;
	for (const char *at = text + 1; *at != '\0'; at++) {
		const char *digit = strchr(digits, tolower((unsigned char)*at));

		if (digit == NULL)
			return false;
		number = number << 4 | (uint32_t)(digit - digits);
	}
	*colour = (struct colour){(uint8_t)(number >> 16), (uint8_t)(number >> 8), (uint8_t)number};
	return true;
}

static double light_of(uint8_t part)
{
	const double share = part / 255.0;

	return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour)
{
	return 0.2126 * light_of(colour.red) + 0.7152 * light_of(colour.green) +
	       0.0722 * light_of(colour.blue);
}

double colour_contrast(struct colour one, struct colour other)
{
	const double a = luminance(one), b = luminance(other);

	return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

static uint8_t pale(uint8_t part, double share)
{
	return (uint8_t)lround(255 - (255 - part) * share);
}

struct colour colour_pale(struct colour colour, double share)
{
	return (struct colour){pale(colour.red, share), pale(colour.green, share),
			       pale(colour.blue, share)};
}

static struct colour dark(struct colour colour, double share)
{
	return (struct colour){(uint8_t)lround(colour.red * share),
			       (uint8_t)lround(colour.green * share),
			       (uint8_t)lround(colour.blue * share)};
}

struct colour colour_in_grey(struct colour colour, double contrast)
{
	static const struct colour white = {0xFF, 0xFF, 0xFF};
	const int steps = 200;
	struct colour mixed = colour;

	for (int left = steps - 1; left > 0 && colour_contrast(mixed, white) > contrast * 1.1;
	     left--)
		mixed = colour_pale(colour, (double)left / steps);
	for (int left = steps - 1; left > 0 && colour_contrast(mixed, white) < contrast / 1.1;
	     left--)
		mixed = dark(colour, (double)left / steps);
	return mixed;
}

void colour_write(struct colour colour, char text[COLOUR_BYTES])
{
	snprintf(text, COLOUR_BYTES, "#%06X", (unsigned)colour_number(colour));
}

uint32_t colour_number(struct colour colour)
{
	return (uint32_t)colour.red << 16 | (uint32_t)colour.green << 8 | colour.blue;
}

const struct house_colours house_colours_own = {
    .headings = {0x12, 0x43, 0x6D},
    .series = {{0x12, 0x43, 0x6D},
	       {0x28, 0xA1, 0x97},
	       {0x80, 0x16, 0x50},
	       {0xF4, 0x6A, 0x25},
	       {0x3D, 0x3D, 0x3D},
	       {0xA2, 0x85, 0xD1}},
};
