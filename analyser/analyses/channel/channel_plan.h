/*
 * A channel question made ready to work through: names as numbers, and every
 * cost, growth and share looked up once.
 *
 * Years are counted from the base year, 0.  Channels are the activity's, then
 * those that a strategy moves contacts to and the activity lacks; services
 * and purposes are the activity's.
 */
#ifndef ANALYSES_CHANNEL_PLAN_H
#define ANALYSES_CHANNEL_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "analyses/channel/channel.h"

#define ALL (-1)     /* a scope of `*` */
#define NOWHERE (-2) /* a name the activity lacks */

/* A rule whose names are numbers. */
struct bound_rule {
	const struct rule *rule;
	int service, purpose, channel, to;
	struct fraction *values; /* by year, from zero in the base year */
};

struct bound_strategy {
	const struct strategy *strategy;
	struct bound_rule *rules;
	size_t n_rules;
};

/* Rows of the base year that agree in council, service and purpose. */
struct group {
	int council, service, purpose;
	const struct contacts *rows;
	size_t n_rows;
};

/* What is assumed of a channel; shares by year. */
struct channel_terms {
	struct fraction *failure, *cashable;
	bool has_failure, has_cashable;
	bool has_avoidable, has_first_contact;
	struct fraction avoidable, first_contact; /* where a row has none */
	bool has_posts;
	int64_t contacts_per_post;
	struct money post_cost;
};

struct plan {
	const struct channel_question *question;
	struct arena *arena;
	struct diagnostics *diagnostics;
	const char **channels; /* in standard order */
	size_t n_channels, n_services;
	size_t *by_name;   /* the channels' numbers in order of name */
	int *plan_channel; /* of each of the activity's channels */
	int n_years;       /* of the plan, the base year not counted */
	struct group *groups;
	size_t n_groups, groups_capacity;
	const struct unit_cost **costs; /* [service][channel], or NULL where not needed */
	struct fraction *growth;     /* [service][channel][year], a factor; a service's own first */
	struct channel_terms *terms; /* by channel */
	struct fraction **own_cashable; /* [service][channel], by year; NULL: the channel's */
	struct bound_strategy *strategies;
	size_t n_strategies;
};

/* Say that sums of the plan are out of range, at the row with the most contacts; false. */
bool plan_out_of_range(const struct plan *plan, const char *what);

/*
 * plan_make(plan, question, arena, diagnostics):
 * False with faults: a channel without a unit cost, a rule that names what
 * the activity lacks or finds no data, shares out of a channel over 100%, two
 * values for one take-up, and those of terms_find().
 * Rules of built-in strategies are left out instead, with a notice.
 */
bool plan_make(struct plan *plan, const struct channel_question *question, struct arena *arena,
	       struct diagnostics *diagnostics);

/* Add the base year's contacts to volumes, by channel, and return how many they are in all. */
int64_t plan_base_volumes(const struct plan *plan, int64_t *volumes);

/* The unit cost of a service's channel; it has one if it has contacts. */
struct money plan_cost(const struct plan *plan, int service, int channel);

/*
 * plan_rule(strategy, action, service, purpose, channel, to):
 * The rule for one place, the most particular first: a named service before
 * a named channel before a named purpose before `*`.  `to` may be ALL where
 * it makes no difference.  NULL where there is none.
 */
const struct bound_rule *plan_rule(const struct bound_strategy *strategy, enum action action,
				   int service, int purpose, int channel, int to);

#endif
