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

#include "base/money.h"

/*
 * A share made ready to be taken of many counts.
 *
 * Beside the exact ratio stands the same in binary, cut after 64 places.  What a count times that
 * comes to is known to less than count x 2^-64, which settles the rounding unless a half lies
 * within; then the exact ratio decides.  So every answer is that of fraction_of(), at the price of
 * one multiplication.
 */

struct portion {
	struct fraction share; /* not always in lowest terms */
	uint64_t whole, part;  /* of share / per: the whole, and what is left in 2^-64 */
	int per;
	bool is_near; /* these two serve: neither below zero nor large */
};

/* Of a share that is taken of counts and divided by `per`, 1 to 100; the denominator above zero. */
void portion_make(struct portion *portion, struct fraction share, int per);

/* Counts of this size, and no more, go the quick way. */
#define PORTION_MOST ((uint64_t)1 << 52)

/*
 * Set *part to count x share / per, half away from zero.  False, leaving *part alone, out of range.
 */
static inline bool portion_of(int64_t *part, int64_t count, const struct portion *portion)
{
	const uint64_t half = (uint64_t)1 << 63;
	const uint64_t size = count < 0 ? -(uint64_t)count : (uint64_t)count;

	if (portion->is_near && size <= PORTION_MOST) {
		const unsigned_wide product = (unsigned_wide)size * portion->part;
		const uint64_t rest = (uint64_t)product;

		/*
		 * The true rest is up to `size` more; one that goes over comes to the same whole.
		 * So this is settled by a rest of a half or more, or of a half less `size` or less,
		 * which is one comparison, since what is below zero is large.
		 */
		if (half - rest - 1 >= size - (size != 0)) {
			const int64_t whole = (int64_t)(size * portion->whole) +
					      (int64_t)(product >> 64) + (rest >= half);

			*part = count < 0 ? -whole : whole;
			return true;
		}
	}
	return fraction_of_parts(part, count, portion->share, portion->per);
}

/* The same of money, to the penny: of a portion made with `per` MONEY_PER_PENNY. */
static inline bool portion_of_money(struct money *part, struct money whole,
				    const struct portion *portion)
{
	int64_t pennies;

	return portion_of(&pennies, whole.hundredths, portion) &&
	       !__builtin_mul_overflow(pennies, (int64_t)MONEY_PER_PENNY, &part->hundredths);
}

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
