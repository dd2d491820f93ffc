/*
 * Where figures turn as one number moves: the value at which each passes from not met (below
 * zero) to met (zero or above), or back.
 *
 * Points over the number's whole range are tried; between two where a figure differs it is
 * closed in on to two neighbouring whole numbers.  So a turn is exact where a figure moves by
 * steps, as those of whole contacts and posts do: at `value` it is met and at `value` + `side` not.
 * Two turns between neighbouring points are not seen.
 */
#ifndef SUMS_SWITCHING_H
#define SUMS_SWITCHING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MOST_SWITCHED 5 /* figures, */
#define MOST_TURNS 8    /* turns of each, */
#define MOST_POINTS 64  /* and points tried */

struct switch_turn {
	int64_t value; /* at which the figure is met, */
	int side;      /* 1: and above which it is not; -1: below which */
};

struct switch_turns {
	struct switch_turn items[MOST_TURNS];
	size_t count; /* in order of value */
};

/* The figures at a value; false where it has none (a combination that is not possible). */
typedef bool switch_function(void *data, int64_t value, int64_t *figures);

/*
 * The turns of each of n_figures between the least and the most of the points, which stand in
 * order, each once.
 */
void switching_find(struct switch_turns *turns, size_t n_figures, const int64_t *points,
		    size_t n_points, switch_function *find, void *data);

#endif
