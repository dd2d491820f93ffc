/*
 * The channel tables: their columns, and how lines and sums become rows.
 */
#ifndef ANALYSES_CHANNEL_TABLES_H
#define ANALYSES_CHANNEL_TABLES_H

#include "analyses/channel/channel.h"
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

/*
 * The channel answer in sentences, and what it rests on.
 */

/* A strategy's last year, and its lines of that year summed by channel. */
struct strategy_end {
	const struct bound_strategy *strategy;
	struct channel_sum sum;
	int64_t *volumes;                 /* by channel */
	struct money *gross, *cash;       /* by channel */
	struct channel_council *councils; /* by council, the gains only */
};

/* The strategy that releases most cash, else most gross. */
const struct strategy_end *channel_best(const struct strategy_end *ends, size_t count);

/* Channels for which a failure share, or (is_cash) a cashable share, is not given though a
 * strategy's figures would use it, joined; or NULL. */
const char *channel_lacking(const struct plan *plan, const struct strategy_end *ends, size_t count,
			    bool is_cash);

/* Add the answer, the caveats, the assumptions used and the charts. */
void channel_words(struct results *results, const struct plan *plan,
		   const struct channel_tables *tables, const struct strategy_end *ends);

/*
 * What a channel answer assumes: the contacts it starts from and their cost, the unit costs in use,
 * every rule of the strategies with its values and ranges, and the assumptions given.  List them
 * with the results, each with its source; channel_total is filled.
 */
void channel_assumptions_list(struct results *results, const struct plan *plan,
			      const struct channel_tables *tables);

/*
 * The sets of unit costs in use, that which prices most of the base year's cost first:
 * `nwegg-2007`, or `nwegg-2007 (85% of cost) and stonebridge (15%)`.
 */
const char *channel_sets(struct arena *arena, const struct channel_question *question);

/*
 * Targets that are met already: of take-up by a group of contacts, of first contact by a row.
 *
 * A strategy moves nothing there in the years whose target is not above the base year's share,
 * which is told, since a reader would count on a gain.  Add the table target_met and say what it
 * shows; nothing where no target is met.
 */
void channel_met_add(struct results *results, const struct plan *plan);

/*
 * Say whose take-ups end short of the share planned in the last year, because moved contacts that
 * fail are made again.
 */
void channel_return_say(struct results *results, const struct plan *plan);

/*
 * What failed and repeated contact makes of a channel's cost.
 *
 * Of contacts moved from one channel to another a share f fails, and comes back through the channel
 * it left: one costs the new channel's c_to and f x c_from.  The move stops paying where that is
 * c_from:
 *
 *     break-even failure = 1 - c_to / c_from
 *
 * Where a share r of requests is resolved at first contact, a request takes 1 / r contacts (as the
 * strategies' step `first-contact` has it), so
 *
 *     cost per resolved request = unit cost / r, rounded to £0.0001
 *
 * Add break_even, for each move to a cheaper channel, a row for all services where they have the
 * same costs; resolved_cost_channel and resolved_cost, for the base year's contacts whose share
 * resolved at first contact is given.
 */
void channel_repeat_add(struct results *results, const struct plan *plan);

#endif
