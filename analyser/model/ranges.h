/*
 * A figure between its low and its high, wherever the three stand together.
 */
#ifndef MODEL_RANGES_H
#define MODEL_RANGES_H

#include <stdbool.h>

#include "reading/reading.h"

/*
 * The value is not below its low nor above its high, as far as they are given (else VALUE_NONE);
 * all are of one kind: money, share or count.  False with a fault at the place, whose column is the
 * value's; a notice where the diagnostics tolerate it.  One of the two alone is no range, and is
 * told.
 */
bool range_check(const struct value *low, const struct value *value, const struct value *high,
		 struct place place, struct diagnostics *diagnostics);

#endif
