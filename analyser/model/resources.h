/*
 * What a council spends to handle its contacts, by head.
 *
 * A row is either staff time (minutes a contact at an hourly cost) or an
 * amount a year.  The hourly cost is given, or follows from a post:
 *
 *   post cost   = salary x (1 + on-costs)
 *   hourly cost = post cost / productive hours, rounded to £0.0001
 *
 * `share` is, of staff time, the share of contacts that need it; of an
 * amount, the share of it that these contacts cause.
 */
#ifndef MODEL_RESOURCES_H
#define MODEL_RESOURCES_H

#include <stdbool.h>

#include "model/channels.h"

enum behaviour {
	BEHAVIOUR_FIXED,    /* stays when contacts fall */
	BEHAVIOUR_VARIABLE, /* goes with each contact */
};

/* By what an amount of several services or channels is shared out. */
enum basis {
	BASIS_CONTACTS, /* unless stated */
	BASIS_MINUTES,  /* staff minutes */
	BASIS_COST,     /* staff cost and the amounts of one service and channel */
};

struct resource {
	const char *service, *channel; /* or NULL: all; the channel is standard */
	const char *head, *source;
	enum behaviour behaviour;
	enum basis basis;
	bool is_basis_given;
	bool is_time; /* staff time, else an amount */
	struct money amount;
	struct fraction minutes; /* a contact */
	struct money hourly;
	struct fraction share;
	bool has_hours;         /* so that posts can be told */
	struct fraction hours;  /* productive, of a post a year */
	struct money post_cost; /* a year */
	long line;
	struct fate *fate;
};

struct resources {
	const char *path;
	struct resource *items; /* in order of service, channel, head and line; all first */
	size_t n_items, capacity;
};

extern const char *const behaviour_names[];
extern const char *const basis_names[];

/*
 * Make the model of a file read as resources_shape.  False with faults: a row that is neither or
 * both of time and amount, time without a cost, a post given by halves, an unknown behaviour or
 * basis, a head twice for one place.
 */
bool resources_build(struct resources *resources, const struct reading *reading,
		     const struct channels *channels, struct diagnostics *diagnostics);

#endif
