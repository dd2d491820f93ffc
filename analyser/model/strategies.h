/*
 * Channel strategies: named sets of actions, with values by year.
 *
 * Rows of a file that agree in strategy, action, service, channel, to and
 * purpose are one rule with a value for each year listed.  Between those
 * years a rule runs in a straight line, and stays level after the last; from
 * what it starts in the base year is the analysis's to know.
 */
#ifndef MODEL_STRATEGIES_H
#define MODEL_STRATEGIES_H

#include <stdbool.h>

#include "model/channels.h"

enum action {
	ACTION_AVOID,         /* share of avoidable contacts that no longer happen */
	ACTION_FIRST_CONTACT, /* share resolved at first contact, raised to this */
	ACTION_SHIFT,         /* share of one channel's contacts moved to another */
	ACTION_TAKE_UP,       /* one channel's share of all contacts, raised to this */
	ACTION_UNIT_COST,     /* change of a channel's unit cost */
};

struct rule_point {
	struct year year;
	struct fraction value;
	struct value low, high; /* VALUE_SHARE, or none */
	const char *source;
	long line;
	struct fate *fate;
};

struct rule {
	enum action action;
	const char *service, *purpose; /* or NULL: all */
	const char *channel;           /* the one acted on or left, or NULL: all */
	const char *to;                /* the one moved to; of shift and take-up */
	struct rule_point *points;     /* in order of year */
	size_t n_points, capacity;
	const char *source; /* of the first point; so is the line */
	long line;
	const char *note; /* the derivation that the reference set gives, or NULL */
};

struct strategy {
	const char *name;
	const char *path;   /* of the file, or `built in` */
	bool is_built_in;   /* rules that find no data are left out, not refused */
	struct rule *rules; /* in order of action and scope, whatever the file's */
	size_t n_rules, capacity;
};

struct strategies {
	struct strategy *items; /* in order of name */
	size_t n_items, capacity;
};

/* `take-up`, as files write it. */
const char *action_name(enum action action);

/*
 * Make the model of a file read as strategies_shape and add it to *strategies.  `year 3` counts
 * from base_year.  False with faults.
 */
bool strategies_build(struct strategies *strategies, const struct reading *reading,
		      struct year base_year, bool is_built_in, const struct channels *channels,
		      struct diagnostics *diagnostics);

/* The strategy of that name, or NULL. */
struct strategy *strategies_find(const struct strategies *strategies, const char *name);

/* The value of a rule in a year, in a straight line from `start` in the base year. */
bool rule_value(struct fraction *value, const struct rule *rule, struct fraction start,
		struct year base_year, struct year year);

#endif
