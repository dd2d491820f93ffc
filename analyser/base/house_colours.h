/*
 * The colours of a document: of its headings, and of the series of its charts.
 *
 * Its own are those of the UK Government Analysis Function, in their order, in which dark and light
 * take turns, so that neighbours are told apart in grey too; a council may give others.
 */
#ifndef BASE_HOUSE_COLOURS_H
#define BASE_HOUSE_COLOURS_H

#include <stdbool.h>

#include "base/colour.h"

#define HOUSE_SERIES 6

struct house_colours {
	bool has_headings; /* else they are as the output has them */
	struct colour headings;
	struct colour series[HOUSE_SERIES];
};

/* What a document has that was given none. */
extern const struct house_colours house_colours_own;

#endif
