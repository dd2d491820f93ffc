/*
 * What contacts cost by channel, and what each strategy would release.
 *
 * Design: unit cost x volume (plan, paragraph 3.30), and the channel
 * strategy's six steps (demand, avoid, first contact, shift and take-up,
 * failures, unit cost).  Fills channel_gain, channel_mix, channel_total,
 * channel_cost, channel_line, strategy_rule, unit_cost_published, and
 * those of channel_repeat.c and channel_origin.c.
 */
#ifndef ANALYSES_CHANNEL_H
#define ANALYSES_CHANNEL_H

#include <stdbool.h>

#include "results/results.h"
#include "sums/channel_steps.h"

/* One council's contacts of the base year, and its gains in the last. */
struct channel_council {
	int64_t contacts, web;
	struct money cost, baseline, gross, cash;
};

/* By the number of the council, with the gains of the strategy that releases most. */
struct channel_councils {
	struct channel_council *items;
	const char *strategy; /* or NULL: there is none */
};

/*
 * Fill the results and, unless it is NULL, *councils; false with faults where the question cannot
 * be answered.
 */
bool channel_analyse(const struct channel_question *question, struct channel_councils *councils,
		     struct results *results, struct diagnostics *diagnostics);

/* The channels for which no failure share, or no cashable share, is given, so that a strategy's
 * gain, or its cash, is an upper bound; NULL: none. */
struct channel_bounds {
	const char *no_failure, *no_cashable;
};

/* The same of a question that is bound, with *bounds by strategy, or NULL. */
bool channel_report(const struct plan *plan, struct channel_bounds *bounds,
		    struct channel_councils *councils, struct results *results);

/* --- Why a strategy's sums have no answer, in words --- */

/* Raise the fault of sums that ended so, *work knowing where; returns false. */
bool channel_refuse(const struct step_work *work, enum sums_status status);

/*
 * Who uses which channel, period by period: the mix of a log added up.
 */

/*
 * From a table of sums with a channel, a month (or else a year) and counts: add the table `mix`,
 * one row for each period and channel over all else, with the chart of the same name, and say in
 * the answer what changed most and how many contacts are of a channel that nobody knows.  Nothing
 * where the table has no such columns.
 */
void period_mix_add(struct results *results, const struct table *sums, const char *source);

#endif
