/*
 * All ways to tell the cells of one row apart, for widths.c.
 */
#ifndef READING_WIDTHS_WAYS_H
#define READING_WIDTHS_WAYS_H

#include "reading/widths.h"

struct ways {
	const struct widths *widths; /* with its kinds */
	const struct row *row;
	size_t n_columns; /* to put its cells into */
	bool is_wide;     /* more cells than these, else fewer */
	bool is_full;     /* as wide as the header with its cells of no name: no text was cut up */
	bool says_total;
	/* Its own. */
	enum kind *kinds;
	unsigned char *marks; /* of each place: can it be got to, and can the end be from it? */
};

enum widths_found ways_find(struct ways *ways, const struct span **spans, struct arena *arena);

#endif
