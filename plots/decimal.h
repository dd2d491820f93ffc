/*
 * Numbers for gnuplot, exactly as the tables hold them.
 *
 * A decimal is a whole number of units of 10^-decimals.  It is printed digit
 * by digit: no figure of a chart passes through floating point here.
 */
#ifndef PLOTS_DECIMAL_H
#define PLOTS_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/value.h"

struct decimal {
	int64_t units;
	int decimals; /* 0 to 18 */
};

#define DECIMAL_TEXT_SIZE 32

/* A whole number, such as of pixels. */
static inline struct decimal decimal_whole(int64_t count)
{
	return (struct decimal){count, 0};
}

/* The decimals of each kind's units: money 4, a share 9, a ratio 6, a count 0. */
int decimal_places(enum value_kind kind);

/*
 * The value in units of its kind; a ratio is rounded to its sixth decimal.  False, leaving *units
 * alone, where the value is none, no number, or a ratio out of range: a gap in a chart, never a
 * zero.
 */
bool decimal_units(const struct value *value, int64_t *units);

/* Plain: `-12.5`, `0.0004`, `3`. */
const char *decimal_text(struct decimal decimal, char text[DECIMAL_TEXT_SIZE]);

#endif
