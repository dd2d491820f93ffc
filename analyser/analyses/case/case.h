/*
 * The business case: from gross gains to cash, what it costs, when it is
 * repaid, and what it rests on.
 *
 * The gains of a channel strategy, procurement and what else the case holds
 * are brought to one price year and added up for each option: every strategy
 * with the rest of the case, the rest alone, and doing nothing.  From gross to
 * net runs a bridge of steps (sums/bridge.h); the option's flows are appraised
 * (appraisal.h) and the options ranked by their NPV (case_rank.c).
 */
#ifndef ANALYSES_CASE_H
#define ANALYSES_CASE_H

#include <stdbool.h>

#include "analyses/channel/channel.h"
#include "analyses/indicator/indicator.h"
#include "analyses/prices/prices.h"
#include "analyses/procurement/procurement.h"
#include "analyses/unit_cost/unit_cost.h"
#include "base/watch.h"
#include "model/correlations.h"
#include "model/costs.h"
#include "model/treasury.h"
#include "model/notes.h"
#include "model/risks.h"

struct case_question {
	const char *path; /* of the case's folder */
	const struct case_file *file;
	const struct channel_question *channel;         /* or NULL */
	const struct procurement_question *procurement; /* or NULL */
	const struct prices_question *prices;           /* or NULL */
	const struct gains *gains;                      /* the register, or NULL */
	const struct workstream_rates *rates;           /* of the register */
	const struct council_baseline *accounts;        /* baseline by annex A, or NULL */
	const char *accounts_path;
	const struct unit_cost_question *own_costs; /* of resources.csv, or NULL */
	const struct costs *costs;
	const char *logo;                    /* for the document's header, or NULL */
	const struct house_colours *colours; /* or NULL */
	const struct notes *notes;           /* or NULL */
	const struct risks *risks;           /* or NULL */
	const struct assumptions *assumptions;
	struct reference *reference;
	struct year base_year, first_year, last_year; /* of the plan */
	struct year price_year;                       /* of every amount in the tables */
	enum guidance guidance;                       /* GUIDANCE_NOT_GIVEN: nothing is said */
	int n_years;                                  /* appraised, from the base year */
	const struct correlations *correlations;      /* or NULL */
	int64_t draws, shown_draws, seed, threads;    /* of Monte Carlo; 0 where not given */
	const char *two_levers;                       /* of the grid (sureness/movers.h), or NULL */
	const struct watch *watch;                    /* told of what takes long, or NULL */
	bool only_faults;                             /* the results are dropped */
	bool reprices;                                /* unit costs too come to the price year */
};

struct case_options;

/*
 * Fill case_bridge, case_year, case_summary and the other tables of a case, and *options (or NULL)
 * with the figures they are of; false with faults.
 */
bool case_analyse(const struct case_question *question, struct results *results,
		  struct case_options *options, struct diagnostics *diagnostics);

#endif
