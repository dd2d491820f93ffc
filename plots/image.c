#include "plots/image.h"

#include <string.h>
#include <strings.h>

/* A pixel is 1/96 inch everywhere; each terminal has its own notion of a font's size. */

static void write_svg(FILE *script, int width, int height)
{
	fprintf(script,
		"set terminal svg size %d,%d fixed font 'Arial,13' noenhanced background "
		"'#FFFFFF'\n",
		width, height);
}

static void write_png(FILE *script, int width, int height)
{
	fprintf(script,
		"set terminal pngcairo size %d,%d font 'Arial,13' fontscale 0.75*%d/%d. "
		"pointscale 1.3*%d/%d. linewidth %d/%d. noenhanced background '#FFFFFF'\n",
		IMAGE_PNG_WIDTH, height * IMAGE_PNG_WIDTH / width, IMAGE_PNG_WIDTH, width,
		IMAGE_PNG_WIDTH, width, IMAGE_PNG_WIDTH, width);
}

static void write_pdf(FILE *script, int width, int height)
{
	fprintf(script,
		"set terminal pdfcairo size %d/96.0 in,%d/96.0 in font 'Arial,13' fontscale 0.5625 "
		"linewidth 1.3 noenhanced background '#FFFFFF'\n",
		width, height);
}

static const struct image images[] = {
    {".svg", "0.75", true, false, write_svg, image_finish_svg},
    {".png", "1", false, true, write_png, image_finish_png},
    {".pdf", "1", false, false, write_pdf, image_finish_pdf},
};

const struct image *image_of(const char *path)
{
	size_t length = strlen(path);

	for (size_t i = 0; i < N_OF(images); i++) {
		size_t suffix = strlen(images[i].suffix);

		if (length > suffix && path[length - suffix - 1] != '/' &&
		    strcasecmp(path + length - suffix, images[i].suffix) == 0)
			return &images[i];
	}
	return NULL;
}
