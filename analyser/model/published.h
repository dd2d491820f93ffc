/*
 * Published figures that analyses reckon with or set theirs beside, as records: nothing else need
 * know how their sets are laid out.
 */
#ifndef MODEL_PUBLISHED_H
#define MODEL_PUBLISHED_H

#include "model/categories.h"
#include "model/reference.h"

/* Gains as shares of addressable spend (the plan's footnote 34). */
struct band {
	struct fraction low, central, high;
	const char *source;     /* of its row */
	const char *derivation; /* what of it is not printed there, or NULL */
};

/* By market; that of what is excluded is zero.  False with a fault where a market has none. */
bool published_bands(struct band bands[MARKET_AVERAGE + 1], struct reference *reference,
		     struct diagnostics *diagnostics);

/*
 * The gains of a workstream in the plan's table 3.1, by year from *first, the set's first, whatever
 * the order of its rows.  Their number, or -1 where the set is faulty.
 */
int published_phasing(struct money **amounts, struct year *first, struct reference *reference,
		      const char *workstream);

/* What is spent, or how many come, a year for each head of the population. */
struct per_head {
	const char *item, *source;
	struct value low, high;
	bool is_money; /* else visits */
};

/* False where the set is faulty. */
bool published_per_head(const struct per_head **items, size_t *count, struct reference *reference);

#endif
