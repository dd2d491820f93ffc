/*
 * A share of each of many counts at once: what portion_of() gives, in as wide vectors as the
 * processor has.
 *
 * Beside each exact ratio stand its first 53 binary places.  Of a count below 2^32 that settles
 * the rounding to within two of 2^-21; where a half lies within, and for larger counts, the exact
 * ratio decides.  So every answer is the same on any processor.
 */
#ifndef SUMS_PORTIONS_H
#define SUMS_PORTIONS_H

#include "sums/portion.h"

#define PORTION_PLACES 53

/* Shares that stand in a row, of portions made with `per` 1. */
struct portions {
	const struct portion *exact;
	const uint64_t *places; /* of each: portion_places() */
	bool are_near;          /* all of them are is_near */
};

/* The binary places of a portion, which serve only where it is near. */
static inline uint64_t portion_places(const struct portion *portion)
{
	return portion->whole << PORTION_PLACES | portion->part >> (64 - PORTION_PLACES);
}

/* Set each of parts to its count's share.  False, parts being of no use, out of range. */
bool portions_of(int64_t *parts, const int64_t *counts, const struct portions *portions,
		 size_t count);

/*
 * What portions_of() asks first: set so many of parts, from the first on, as vectors of up to
 * `most` bytes (16 or 32) settle, and return how many those are, the others being of no use.
 */
#define PORTIONS_WIDEST 32
size_t portions_settle(int64_t *parts, const int64_t *counts, const uint64_t *places, size_t count,
		       int most);

#endif
