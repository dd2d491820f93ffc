/*
 * How far figures agree with what they are compared with: measured by the digits that agree, so
 * that round figures, and few of them, show nothing.
 */
#ifndef READING_AGREEMENT_H
#define READING_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct agreement {
	size_t n_strong, n_weak, n_bad; /* of two addends or more, of one; figures that differ */
	size_t most_addends;
	int bits;
};

/* See a figure and what so many others come to. */
void agreement_see(struct agreement *agreement, int64_t amount, int64_t sum, size_t n_addends);

/* Are the figures totals, whether their rows say so or not? */
bool agreement_shows_total(const struct agreement *agreement, bool says_so);

/* Is one figure, of the last row or the first, the sum of all others?  Enough to tell of it. */
bool agreement_shows_whole(const struct agreement *agreement);

#endif
