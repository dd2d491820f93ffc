/*
 * Figures as a document prints them, and sums of them.
 *
 * A printed figure is exact, but stands for an interval: half its last digit
 * either way.  Every operation carries the three along; all figures here are
 * positive, so that the least of a result is made of the least of its parts.
 */
#ifndef ANALYSES_PRINTED_H
#define ANALYSES_PRINTED_H

#include <stdbool.h>

#include "base/fraction.h"

struct printed {
	struct fraction least, value, most;
	bool is_known; /* false where a part was not found or is out of range */
};

/* value, printed to the nearest 2 x half. */
struct printed printed_new(struct fraction value, struct fraction half);

struct printed printed_add(struct printed a, struct printed b);
struct printed printed_multiply(struct printed a, struct printed b);

/* (1 + rate)^years - 1 */
struct printed printed_compound(struct printed rate, int years);

/* Do the intervals meet? */
bool printed_meet(struct printed a, struct printed b);

#endif
