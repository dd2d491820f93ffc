/*
 * What contacts cost by channel, and what each strategy would release.
 *
 * Design: unit cost x volume (plan, paragraph 3.30), and the channel
 * strategy's six steps (demand, avoid, first contact, shift and take-up,
 * failures, unit cost).  Fills channel_gain, channel_mix, channel_total,
 * channel_cost, channel_line, strategy_rule and unit_cost_published.
 */
#ifndef ANALYSES_CHANNEL_H
#define ANALYSES_CHANNEL_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "model/activity.h"
#include "model/assumptions.h"
#include "model/strategies.h"
#include "model/unit_costs.h"
#include "results/results.h"

struct channel_question {
	const struct activity *activity;
	const char *activity_path;
	const struct unit_costs *unit_costs;
	const struct strategies *strategies;
	const struct assumptions *assumptions;
	const struct channels *channels;
	struct reference *reference; /* for the remedies of a missing unit cost */
	struct year base_year, first_year, last_year;
	const char *part_year; /* which months of the base year the dates fill, or NULL: all */
};

/* Fill the results; false with faults where the question cannot be answered. */
bool channel_analyse(const struct channel_question *question, struct results *results,
		     struct diagnostics *diagnostics);

#endif
