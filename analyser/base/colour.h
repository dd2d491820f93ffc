/*
 * Colours as `#RRGGBB`, and how far two of them can be told apart.
 *
 * The contrast is that of WCAG 2.2 ("relative luminance", "contrast ratio"): from 1, no difference,
 * to 21, black on white; 4.5 is the least for text, 3 for parts of a picture.
 */
#ifndef BASE_COLOUR_H
#define BASE_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

#define COLOUR_BYTES 8 /* of `#12436D`, with its NUL */

struct colour {
	uint8_t red, green, blue;
};

/* False where the text is no `#` and six hexadecimal digits. */
bool colour_parse(const char *text, struct colour *colour);

double colour_contrast(struct colour one, struct colour other);

/* So much of it, from 0 to 1, on white. */
struct colour colour_pale(struct colour colour, double share);

/*
 * The colour on white paper as dark as `contrast` says, which is that with white: mixed with white
 * or with black as far as it takes; as it is where it is within a tenth of that.
 */
struct colour colour_in_grey(struct colour colour, double contrast);

void colour_write(struct colour colour, char text[COLOUR_BYTES]);

/* As a number, 0xRRGGBB. */
uint32_t colour_number(struct colour colour);

/*
 * The colours of a document: of its headings, and of the series of its charts.
 *
 * Its own are those of the UK Government Analysis Function, in their order, in which dark and light
 * take turns, so that neighbours are told apart in grey too; a council may give others.
 */

#define HOUSE_SERIES 6

struct house_colours {
	bool has_headings; /* else they are as the output has them */
	struct colour headings;
	struct colour series[HOUSE_SERIES];
};

/* What a document has that was given none. */
extern const struct house_colours house_colours_own;

#endif
