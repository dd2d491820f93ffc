/*
 * The picture formats: how gnuplot is asked for one, how a file is known to
 * be complete, and what in it must be made the same from run to run.
 */
#ifndef PLOTS_IMAGE_H
#define PLOTS_IMAGE_H

#include <stdbool.h>
#include <stdio.h>

struct image {
	const char *suffix;      /* with its dot */
	const char *point_scale; /* that makes points as large as in the other formats */
	void (*write_terminal)(FILE *script, int width, int height);
	/* Settle what changes from run to run; false, with errno, where the file cannot be. */
	bool (*finish)(FILE *file, long size);
	const char *end; /* what the file ends with */
};

/* The format of a path's suffix, or NULL. */
const struct image *image_of(const char *path);

/* `.svg, .png or .pdf`, for messages. */
#define FORMAT_SUFFIXES ".svg, .png or .pdf"

/*
 * image_finish(image, path):
 * See that the picture is complete and make its bytes depend on the chart
 * alone.  NULL, or why not: `is empty`, `is not complete`, or the system's
 * reason.
 */
const char *image_finish(const struct image *image, const char *path);

#endif
