/*
 * Two names that are kept apart and may be one: `plannning` and `planning`, `Westmere DC` and
 * `Westmere District Council`.
 */
#ifndef BASE_ALIKE_H
#define BASE_ALIKE_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * One letter put in, left out, changed, or changed over with the next, in a name of six or more,
 * not the first; an s behind one of three or more; `&` for `and`.  Digits tell names apart (`zone
 * 1`, `zone 2`).  False of names that differ only in case, spaces and other signs.
 */
bool alike_by_a_letter(const char *a, const char *b);

/*
 * The same place, of kinds of council that do not contradict each other: `York` and `City of York
 * Council`, but not `Oxford City Council` and `Oxford County Council`.
 */
struct alike_council {
	const char *name, *place; /* where it is: folded, without the words for what it is */
	unsigned kinds;
	size_t n_dropped;
};

struct alike_council alike_council(const char *name, struct arena *arena);
bool alike_as_councils(const struct alike_council *a, const struct alike_council *b);

#endif
