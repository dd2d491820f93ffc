/*
 * A business case bound to numbers: all that its sums need to know, and nothing that could be
 * another value, which are levers.
 *
 * Years are counted from the base year, 0; every amount comes to the case's price year by a factor
 * that binding has found.  Once bound nothing here changes, so any number of threads may work by
 * it.
 */
#ifndef SUMS_CASE_BOUND_H
#define SUMS_CASE_BOUND_H

#include "model/case_file.h"
#include "model/gains.h"
#include "sums/channel_plan.h"

#define N_REFERENCE_PRICES 3

/* The steps to the full gain of procurement: shares that the user gives, or the plan's amounts. */
struct bound_phases {
	int series;                  /* or -1, by which of */
	int first_amount, n_amounts; /* these levers, from the year after the base year on */
};

/* A part of the case whose gains every option has. */
struct bound_part {
	bool is_there;
	struct fraction factor;   /* to the prices of the case */
	int confidence, cashable; /* series */
	int delivered, delay;     /* levers: how much of the gain comes, and years later */
	struct bound_phases phases;
};

/* What may be gained by a band: of the base year's spend with one market. */
struct bound_spend {
	struct money addressable;
	int band; /* lever */
};

struct bound_procurement {
	struct bound_part part;
	struct bound_spend *lines;
	size_t n_lines;
};

struct bound_prices {
	struct bound_part part;
	struct money full[N_REFERENCE_PRICES]; /* the gain by each reference price, */
	int reference;                         /* of which a lever chooses */
};

/* A row of the register that is part of the case. */
struct bound_gain {
	const struct gain *gain;
	int gross, running_cost, investment, cash; /* levers */
	/* Lever, or -1: none is given, or it has come out.  A likelihood stands for the confidence
	 * of its own row, and of no other. */
	int likelihood;
	bool is_known;   /* it has come out, which nobody can doubt */
	bool is_counted; /* in some year; not where its outturn stands for it */
	int months;      /* of its first year in which it is felt */
	int year;        /* its first */
	struct fraction factor;
	bool *counts; /* by year */
};

/* How likely a gain is by values of the levers. */
static inline int64_t bound_gain_likelihood(const struct bound_gain *gain, const int64_t *values)
{
	return gain->likelihood < 0 ? SHARE_ONE : values[gain->likelihood];
}

struct bound_cost {
	int amount; /* lever */
	int uplift; /* lever of its optimism bias, or -1: none */
	struct fraction factor;
	int option; /* the strategy whose it is; BORNE_BY_ALL or BORNE_BY_NONE */
	bool is_running;
	int first, end; /* the years from its first to that before `end` */
};

#define BORNE_BY_ALL (-1)
#define BORNE_BY_NONE (-2) /* of a strategy that is no option */

struct case_bound {
	struct levers levers;
	struct series_list series;  /* of shares that are no channel's */
	int n_years;                /* appraised */
	int first_year;             /* of gains */
	const struct plan *channel; /* or NULL */
	int channel_confidence;     /* series */
	struct bound_procurement procurement;
	struct bound_prices prices;
	bool has_register;
	int register_confidence; /* series */
	int register_delivered;  /* lever */
	struct bound_gain *gains;
	size_t n_gains;
	struct bound_cost *costs;
	size_t n_costs;
	int rates[MOST_APPRAISAL_YEARS + 1]; /* levers of the discount rate by year, from 1 on */
	/* Options: each strategy, the rest of the case where there is some, and doing nothing. */
	size_t n_strategies, n_options;
};

#endif
