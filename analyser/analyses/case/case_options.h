/*
 * What a council may choose between, each with its bridge by year and its
 * appraisal: every strategy with the rest of the case, the rest of the case
 * alone, and doing nothing.
 */
#ifndef ANALYSES_CASE_OPTIONS_H
#define ANALYSES_CASE_OPTIONS_H

#include "analyses/case/case_bind.h"

struct case_option {
	const char *name;                /* `web-first`, `procurement`, `do nothing` */
	size_t number;                   /* of the sums */
	const struct strategy *strategy; /* or NULL */
	bool is_nothing;
	bool is_gross_bound, is_cash_bound; /* upper bounds, a share not being given */
	const struct bridge *bridges;       /* by year from the base year, 0 */
	struct appraisal appraisal;
	/* The strategy by itself, without what every option has; NULL where that is the same. */
	const struct bridge *alone;
	struct appraisal alone_appraisal;
	int64_t rank;          /* the same of options that are worth the same */
	const char *reason;    /* of its rank, in words */
	struct lines cautions; /* what could turn its rank, in a few words each (case_rank.c), */
	struct lines missing;  /* and the figures that would settle it */
};

/* In order of rank, the best first. */
struct case_options {
	struct case_option *items;
	size_t count;
	int n_years;
	int plan_year; /* the plan's last year, counted from the base year */
};

/* What the leading option would have to gain outside the register to reach the expectation. */
struct case_expectation {
	bool is_known;
	struct money wanted; /* in the plan's last year, */
	struct money
	    wanted_weighted;    /* and where the register's forecasts count by their likelihood */
	struct fraction growth; /* a year, of the baseline, that is expected */
};

/* The option that leads, or, where doing nothing does, the one that comes next. */
const struct case_option *case_leader(const struct case_options *options);

/* The option of a name, or NULL. */
const struct case_option *case_option_named(const struct case_options *options, const char *name);

extern const char case_nothing[]; /* the name of doing nothing */

/*
 * The options of figures, in order of rank, and what can be said of them against another.  False
 * with a fault where a strategy is named as doing nothing is.
 */
bool case_options_make(struct case_options *options, const struct case_work *work,
		       const struct case_parts *parts, const struct costing *costing);

/*
 * Put the options in order of NPV, then of cash released, then of name; doing nothing goes after
 * others of the same NPV, and all of one NPV have one rank.  Each gets the reason in words.
 */
void case_rank(struct case_options *options, struct arena *arena);

/*
 * Note with each option what its rank leaves out, which could turn it: costs that are not given,
 * gains and cash that are upper bounds.
 */
void case_rank_cautions(struct case_options *options, const struct case_work *work,
			const struct case_parts *parts, const struct costing *costing);

/* Say in the answer what could turn the ranking of ranked options. */
void case_rank_say(struct results *results, const struct case_options *options);

#endif
