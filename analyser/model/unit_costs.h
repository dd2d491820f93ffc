/*
 * What one contact costs, by channel and perhaps service: one set of costs.
 *
 * Sets are never mixed silently: a run prices with one.
 */
#ifndef MODEL_UNIT_COSTS_H
#define MODEL_UNIT_COSTS_H

#include <stdbool.h>

#include "model/channels.h"
#include "model/reference.h"

struct unit_cost {
	const char *channel; /* by its standard name */
	const char *service; /* or NULL: all */
	struct money cost;   /* in pounds a contact */
	struct value low, high;
	const char *source, *statistic, *status, *price_base;
};

struct unit_costs {
	const char *set;
	const char *origin;            /* `reference`, or the path of the user's file */
	const struct reading *reading; /* of the user's file, or NULL */
	struct unit_cost *items;
	size_t n_items, capacity;
};

/*
 * unit_costs_load(costs, which, reference, channels):
 * `which` is a built-in set's name, a file that holds one set, or FILE:SET.
 * False with faults where there is no such set or file, a file holds several,
 * or one channel (of a service) has two costs.
 */
bool unit_costs_load(struct unit_costs *costs, const char *which, struct reference *reference,
		     const struct channels *channels);

/* What is wrong with a file read as unit_costs_shape, whatever its sets; false with faults. */
bool unit_costs_check(const struct reading *reading, const struct channels *channels,
		      struct diagnostics *diagnostics);

/* The cost of a channel for a service, the service's own before the general; or NULL. */
const struct unit_cost *unit_costs_find(const struct unit_costs *costs, const char *service,
					const char *channel);

/* The names of the built-in sets that have a cost for a channel, joined, or NULL. */
const char *unit_costs_sets_with(struct reference *reference, const struct channels *channels,
				 const char *channel);

#endif
