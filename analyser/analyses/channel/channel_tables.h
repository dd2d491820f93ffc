/*
 * The channel tables: their columns, and how lines and sums become rows.
 */
#ifndef ANALYSES_CHANNEL_TABLES_H
#define ANALYSES_CHANNEL_TABLES_H

#include "analyses/channel/channel.h"
#include "results/results.h"
#include "sums/channel_lines.h"

/* Contacts of the base year and what they cost, by the plan's channels and in all. */
struct channel_base {
	int64_t *volumes, volume;
	struct money *costs, cost;
	struct channel_council *councils; /* by council, without gains */
};

struct channel_tables {
	struct channel_base base;
	struct table *gain, *total, *mix, *cost, *line, *rule;
	struct table *cost_origin, *gain_origin; /* of channel_origin.c, or NULL */
};

/* Make the tables, empty, in the order in which they are shown. */
void channel_tables_make(struct channel_tables *tables, struct results *results,
			 const struct plan *plan);

/* Fill channel_cost, channel_total and the base year from the activity.  False out of range. */
bool channel_tables_cost(struct channel_tables *tables, const struct plan *plan);

/* Add the base year's mix, then each year's lines, of a strategy. */
void channel_tables_base(struct channel_tables *tables, const struct plan *plan,
			 const struct bound_strategy *strategy);
void channel_tables_year(struct channel_tables *tables, const struct plan *plan,
			 const struct bound_strategy *strategy, int year,
			 const struct channel_lines *lines);

/* Fill strategy_rule: what each strategy does, and by whose word. */
void channel_tables_rules(struct channel_tables *tables, const struct plan *plan);

/*
 * Whose unit costs an answer rests on, where one set falls back on another.
 *
 * Nothing here does anything where one set prices all.  Makes the tables cost_origin and
 * gain_origin, which are kept with the others.
 */
void channel_origin_make(struct channel_tables *tables, struct results *results,
			 const struct plan *plan);

/* Add a strategy's gains in a year, by set. */
void channel_origin_year(struct channel_tables *tables, const struct plan *plan,
			 const struct bound_strategy *strategy, int year,
			 const struct channel_lines *lines);

/*
 * Add the base year's contacts and cost by set, and say both in the answer, or in what a case rests
 * on where this is a part of one.
 */
void channel_origin_say(struct results *results, const struct plan *plan,
			const struct channel_tables *tables);

#endif
