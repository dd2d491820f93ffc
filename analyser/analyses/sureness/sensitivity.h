/*
 * Each number alone: from its low to its high, and where it turns the answer.
 *
 * Tables `sensitivity` (the tornado, the widest first) and `switching`, of the leading option.  A
 * number without a range is moved a tenth either way, which is said; one that moves nothing is
 * left out, and counted.
 */
#ifndef ANALYSES_SURENESS_SENSITIVITY_H
#define ANALYSES_SURENESS_SENSITIVITY_H

#include "analyses/sureness/movers.h"

/* How much of the answer is known of: by moving each number a tenth either way. */
struct range_cover {
	size_t n_numbers, n_without; /* that move the answer, and those of them without a range */
	double swing, without;       /* what they do together, and those without */
	struct lines named;          /* those without, the most weighty first */
};

/* False where the run is to end. */
bool sensitivity_add(struct results *results, const struct evaluation_rooms *rooms,
		     const struct movers *movers, struct range_cover *cover);

#endif
