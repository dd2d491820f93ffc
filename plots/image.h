/*
 * The picture formats: how gnuplot is asked for one, how a picture is known to
 * be whole, and what in it must be the same from run to run.
 */
#ifndef PLOTS_IMAGE_H
#define PLOTS_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"

/* The bytes of a picture, and what it says of itself in words. */
struct image_bytes {
	const char *bytes; /* with a NUL behind them */
	size_t size;
	int width, height;               /* of the sheet that was asked for */
	const char *name;                /* of the chart */
	const char *title, *description; /* clean texts */
};

struct image {
	const char *suffix;      /* with its dot */
	const char *point_scale; /* that makes points as large as in the other formats */
	bool is_markup;          /* its text stands in XML (escape_markup()) */
	bool is_slow;            /* takes a process's time: others are drawn beside it */
	void (*write_terminal)(FILE *script, int width, int height);
	/*
	 * See that the picture is whole and make its bytes depend on the chart
	 * alone.  NULL, or why it is not to be delivered, `is not complete`.
	 */
	const char *(*finish)(struct image_bytes *picture, struct arena *arena);
};

/* The format of a path's suffix, or NULL. */
const struct image *image_of(const char *path);

/* `.svg, .png or .pdf`, for messages. */
#define FORMAT_SUFFIXES ".svg, .png or .pdf"

/* A PNG is so many pixels wide. */
#define IMAGE_PNG_WIDTH 2000

/* What is done for `finish`; a PDF may be another program's too. */
const char *image_finish_pdf(struct image_bytes *picture, struct arena *arena);
const char *image_finish_svg(struct image_bytes *picture, struct arena *arena);

#endif
