/*
 * A channel question made ready to work through: names as numbers, and every
 * cost, rule, growth and share looked up once.
 *
 * Years are counted from the base year, 0.  Channels are the activity's, then
 * those that a strategy moves contacts to and the activity lacks; services
 * and purposes are the activity's.  The numbers themselves are levers' values
 * (channel_numbers.h), of which the plan has those given.
 */
#ifndef SUMS_CHANNEL_PLAN_H
#define SUMS_CHANNEL_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "model/activity.h"
#include "model/strategies.h"
#include "model/unit_costs.h"
#include "sums/series.h"

#define ALL (-1)     /* a scope of `*` */
#define NOWHERE (-2) /* a name the activity lacks */

struct channel_question {
	const struct activity *activity;
	const char *activity_path;
	const struct unit_costs *unit_costs;
	const struct strategies *strategies;
	const struct assumptions *assumptions;
	const struct channels *channels;
	struct reference *reference; /* for the remedies of a missing unit cost */
	struct year base_year, first_year, last_year;
	struct year horizon; /* to which gains are reckoned on, last_year or later; 0: last_year */
	bool is_part;        /* of a business case: without channel_line and what the case says */
	const char **known;  /* the names of all strategies at hand, these or others */
	size_t n_known, n_own; /* n_own: how many of them are the user's, first */
	const char *part_year; /* which months of the base year the dates fill, or NULL: all */
};

/* A rule whose names are numbers. */
struct bound_rule {
	const struct rule *rule;
	int service, purpose, channel, to;
	int series; /* of its values, from zero in the base year; of ACTION_UNIT_COST factors */
	const struct portion *given; /* its values by year, by the levers as they are */
};

/* The rules of one strategy that act on one service and purpose. */
struct scope_rules {
	const struct bound_rule **avoid, **first_contact, **unit_cost; /* by channel, or NULL */
	const struct bound_rule **shift;                               /* [from][to] */
	const struct bound_rule **take_up;                             /* by channel moved to */
	size_t *sources, *n_sources; /* [to][], in order of name: what take-up takes from */
	bool *shifts_from;           /* by channel: some shift leaves it */
	bool acts, reduces, shifts, takes_up, reprices; /* some rule does: at all, in these ways */
};

/* Rules that move contacts out of one channel of one scope. */
struct shift_set {
	const struct bound_rule **rules; /* by channel moved to, or NULL: those of the scope */
	const struct bound_rule *last;   /* in its file */
	int service, channel;
};

struct bound_strategy {
	const struct strategy *strategy;
	struct bound_rule *rules;
	size_t n_rules;
	struct scope_rules *scopes; /* by group's scope (channel_rules.h) */
	struct shift_set *shift_sets;
	size_t n_shift_sets;
	int delivered, delay; /* levers: the share of its change that comes, and years later */
};

/* Rows of the base year that agree in council, service and purpose. */
struct group {
	int council, service, purpose;
	int scope; /* number of its service and purpose */
	const struct contacts *rows;
	size_t n_rows, first_row;  /* of all rows of the base year */
	int64_t *base, base_total; /* contacts of the base year, by channel and in all */
};

/* What is assumed of a channel; series of shares by year, and levers. */
struct channel_terms {
	int failure, cashable; /* series */
	bool has_failure, has_cashable;
	int avoidable, first_contact; /* series, or -1: where a row has no share it has none */
	bool has_posts;
	int contacts_per_post, post_cost; /* levers */
};

struct channel_numbers;

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
	size_t n_groups, groups_capacity, n_rows;
	size_t n_scopes; /* services and purposes that occur together */
	size_t n_blocks; /* councils and services that do: groups that stand together */
	bool *is_met;    /* [block][channel]: contacts of the base year */
	const struct unit_cost **costs; /* [service][channel], or NULL where not needed */
	int first_unit_cost;            /* the lever of the set's first */
	int *cost_levers;               /* [service][channel], those of `costs` */
	struct levers *levers;
	struct series_list series;
	int *growth;                 /* [service][channel], series; a service's own first */
	struct channel_terms *terms; /* by channel */
	int *own_cashable;           /* [service][channel], series; -1: the channel's */
	struct bound_strategy *strategies;
	size_t n_strategies;
	struct channel_numbers *given; /* by the levers as they are */
};

/* Say that sums of the plan are out of range, at the row with the most contacts; false. */
bool plan_out_of_range(const struct plan *plan, const char *what);

/*
 * False with faults: a channel without a unit cost, a rule that names what the activity lacks or
 * finds no data, shares out of a channel over 100%, two values for one take-up, and those of
 * bind_terms().  Rules of built-in strategies are left out instead, with a notice.  What the plan
 * has of uncertain numbers goes to *levers.
 */
bool plan_make(struct plan *plan, const struct channel_question *question, struct levers *levers,
	       struct arena *arena, struct diagnostics *diagnostics);

/* Do two groups agree in council and service: are their contacts on the same lines? */
static inline bool plan_is_same_block(const struct group *a, const struct group *b)
{
	return a->council == b->council && a->service == b->service;
}

/* Where the groups of the block end that begins with this one. */
static inline size_t plan_block_end(const struct plan *plan, size_t first)
{
	size_t end = first + 1;

	while (end < plan->n_groups && plan_is_same_block(&plan->groups[end], &plan->groups[first]))
		end++;
	return end;
}

/* Is a lever of a strategy's own: of its rules, or of how much of it comes and when? */
bool plan_strategy_has(const struct plan *plan, size_t strategy, int lever);

/* Add the base year's contacts to volumes, by channel, and return how many they are in all. */
int64_t plan_base_volumes(const struct plan *plan, int64_t *volumes);

/* The unit cost of a service's channel; it has one if it has contacts. */
struct money plan_cost(const struct plan *plan, int service, int channel);

/* The share of contacts moved to a channel that fail in the last year. */
struct fraction plan_failure(const struct plan *plan, size_t channel);

/* A row's share of contacts resolved at first contact, else its channel's; false where none is. */
bool plan_first_contact(struct fraction *share, const struct plan *plan,
			const struct contacts *row);

#endif
