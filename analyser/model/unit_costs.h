/*
 * What one contact costs, by channel and perhaps service: one set of costs.
 *
 * Sets are never mixed silently: a run prices with one.
 */
#ifndef MODEL_UNIT_COSTS_H
#define MODEL_UNIT_COSTS_H

#include <stdbool.h>

#include "base/source_line.h"
#include "model/channels.h"

struct unit_cost {
	const char *channel;     /* by its standard name */
	const char *service;     /* or NULL: all */
	struct money cost;       /* in pounds a contact */
	struct money as_printed; /* before it was brought to other prices, if it was */
	struct value low, high;
	const char *source, *statistic, *status, *price_base;
	struct year price_year; /* 0: not stated */
	struct source_line from;
	struct fraction factor; /* by which it was brought to other prices; of denominator 0: not */
};

struct unit_costs {
	const char *set;
	const char *origin; /* `built in`, or the path of the user's file */
	bool is_built_in;
	const struct reading *reading; /* of the user's file, or NULL */
	struct unit_cost *items;
	size_t n_items, capacity;
	/* Of the items, the last so many are of another set, which is used where this one has none.
	 */
	size_t n_fallback;
	const char *fallback_set, *fallback_origin;
	bool is_fallback_built_in;
};

/*
 * `which` is a built-in set's name, a file that holds one set, or FILE:SET.  False with faults
 * where there is no such set or file, a file holds several, or one channel (of a service) has two
 * costs.  `asked` is where it is named, with no file if by an option, which then is misused.
 */
bool unit_costs_load(struct unit_costs *costs, const char *which, struct reference *reference,
		     const struct channels *channels, struct place asked);

/*
 * A warning for each cost of a user's file that is more than five times the highest published one
 * of its channel, or less than a fifth of the lowest: it may be in pence.  A channel that no
 * published set has is held against the highest cost of all.
 */
void unit_costs_say_odd(const struct reading *reading, struct reference *reference,
			const struct channels *channels, struct diagnostics *diagnostics);

/* Is it the name of a built-in set? */
bool unit_costs_is_set(const char *name, struct reference *reference);

/*
 * Price by the other set what this one has no cost for, of a service or of all.  Which costs are
 * whose stays known: unit_costs_is_own().
 */
void unit_costs_fall_back(struct unit_costs *costs, const struct unit_costs *other,
			  struct arena *arena);

/*
 * Give a channel that has no cost the costs of another, saying so in their source.  False, changing
 * nothing, where the channel has one or the other has none.  Before unit_costs_fall_back().
 */
bool unit_costs_price_like(struct unit_costs *costs, const char *channel, const char *like,
			   struct arena *arena);

/* Is a cost found here of the set itself, not of the one it falls back on? */
bool unit_costs_is_own(const struct unit_costs *costs, const struct unit_cost *cost);

/* What is wrong with a file read as unit_costs_shape, whatever its sets; false with faults. */
bool unit_costs_check(const struct reading *reading, const struct channels *channels,
		      struct diagnostics *diagnostics);

/*
 * The cost of a channel for a service: the service's own, else the general, else
 * those of the set fallen back on in the same order; or NULL.
 */
const struct unit_cost *unit_costs_find(const struct unit_costs *costs, const char *service,
					const char *channel);

/* Every set of the published unit costs. */
struct unit_cost_sets {
	struct unit_costs *items; /* in the order of the file, with room for one more */
	size_t count;
};

/* False with faults, and then some are not whole. */
bool unit_costs_published(struct unit_cost_sets *sets, struct reference *reference,
			  const struct channels *channels);

/* Does a published set give this very cost, as it was printed, for the channel? */
bool unit_costs_is_published(const struct unit_cost *cost, struct reference *reference,
			     const struct channels *channels);

/* The names of the built-in sets that have a cost for a channel, joined, or NULL. */
const char *unit_costs_sets_with(struct reference *reference, const struct channels *channels,
				 const char *channel);

#endif
