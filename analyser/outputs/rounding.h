/*
 * Numbers for reading: three or four significant figures, in one unit for all of a column.
 *
 * Only what is shown is rounded, each figure by itself from its exact value, a total too.
 */
#ifndef OUTPUTS_ROUNDING_H
#define OUTPUTS_ROUNDING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/money.h"

/* In what unit the amounts of a column are shown; NULL: to the penny, and below £1 as they are. */
struct rounding;

/* The unit for amounts of which this is the largest, whatever its sign. */
const struct rounding *rounding_of(struct money largest);

/*
 * rounding_text(rounding, money, arena):
 * `£14.3m`, `£547k`; what would have less than two figures in the unit is
 * written in one of its own, below £100 to the penny.
 */
const char *rounding_text(const struct rounding *rounding, struct money money, struct arena *arena);

/* `2.9`, `12.7`: one decimal, or two where one would show nothing. */
const char *rounding_ratio(double ratio, struct arena *arena);

#endif
