/*
 * What the net present value of the leading option does as each number moves alone, and where the
 * number turns the answer.
 */
#ifndef ANALYSES_SURENESS_SWINGS_H
#define ANALYSES_SURENESS_SWINGS_H

#include "analyses/sureness/turns.h"

/* What a mover does. */
struct swing {
	const struct mover *mover;
	enum sums_status status[2];
	int64_t npvs[2]; /* at low and at high */
	int64_t size;
	int64_t tenth; /* what a tenth either way does, whether or not a range is given */
	struct turns turns;
};

/*
 * swings_find(swings, movers, rooms, arena):
 * That of every mover, the widest first, a thread in each room; of a large case only the widest
 * have their turns.  False where the run is to end.
 */
bool swings_find(struct swing *swings, const struct movers *movers,
		 const struct evaluation_rooms *rooms, struct arena *arena);

#endif
