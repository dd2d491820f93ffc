/*
 * What contacts cost by channel, and what each strategy would release.
 *
 * Design: unit cost x volume (plan, paragraph 3.30), and the channel
 * strategy's six steps (demand, avoid, first contact, shift and take-up,
 * failures, unit cost).  Fills channel_gain, channel_mix, channel_total,
 * channel_cost, channel_line, strategy_rule, unit_cost_published, and
 * those of channel_repeat.h and channel_origin.h.
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
	struct year horizon; /* to which gains are reckoned on, last_year or later; 0: last_year */
	bool is_part;        /* of a business case: without channel_line and what the case says */
	const char **known;  /* the names of all strategies at hand, these or others */
	size_t n_known;
	const char *part_year; /* which months of the base year the dates fill, or NULL: all */
};

/* Fill the results; false with faults where the question cannot be answered. */
bool channel_analyse(const struct channel_question *question, struct results *results,
		     struct diagnostics *diagnostics);

/* What one strategy comes to in one year, in pounds; none in the base year. */
struct channel_gain {
	struct money promised; /* the gross gain as it would be if no contact failed */
	struct money gross, cash;
	struct money *by_cost; /* the gross gain by unit cost of the set */
};

/*
 * Gains by strategy, in the question's order but without those left out (nothing in them finds
 * data), and year from the base year to the horizon.
 */
struct channel_gains {
	size_t n_strategies;
	const struct strategy **strategies;
	int n_years; /* the base year not counted */
	struct channel_gain *items;
	/* By strategy: an upper bound, no failure or no cashable share being given. */
	bool *is_gross_bound, *is_cash_bound;
};

/*
 * channel_gains_analyse(question, gains, results, diagnostics):
 * The same, with the gains as numbers for the sums that go on from them.
 * Years before the question's first have none.
 */
bool channel_gains_analyse(const struct channel_question *question, struct channel_gains *gains,
			   struct results *results, struct diagnostics *diagnostics);

/* A strategy's gain in a year, counted from the base year, 0. */
const struct channel_gain *channel_gain_of(const struct channel_gains *gains, size_t strategy,
					   int year);

#endif
