/*
 * The gains of a case by workstream, brought to its prices.
 */
#ifndef ANALYSES_CASE_PARTS_H
#define ANALYSES_CASE_PARTS_H

#include "analyses/case/case.h"
#include "sums/bridge.h"
#include "sums/channel_gains.h"

/* What several parts of a case need. */
struct case_work {
	const struct case_question *question;
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct deflator deflator;
	bool is_deflated; /* some amounts change their price base, so the vintage must be said */
};

/* Years count from the base year, 0. */
struct case_parts {
	struct levers levers;
	struct plan channel; /* of no strategies where the case has none, */
	struct channel_gain *gains;
	struct channel_bounds *bounds;      /* by its strategies */
	struct fraction channel_confidence; /* share of its cash that is counted on */
	struct bridge *common;              /* by year: the gains that every option has */
	struct bridge *of_bands;            /* the part of these by bands, */
	struct bridge *of_prices;           /* by prices, */
	struct bridge *of_register;         /* and the register's */
	struct money *procurement_cash;     /* by year: of bands and prices */
	bool is_procurement_bound;          /* no share says how much of it is cash */
	bool has_step[N_STEPS];             /* the case has something to show there */
	const char *sources[N_STEPS];       /* of each step's figures */
	const char *names[3];               /* of the common gains */
	size_t n_names;
	const char *common_names; /* these joined, or NULL: there are none */
};

/*
 * case_work_init(work, question, arena, diagnostics):
 * False with faults: no such deflator.
 */
bool case_work_init(struct case_work *work, const struct case_question *question,
		    struct arena *arena, struct diagnostics *diagnostics);

/*
 * case_parts_make(parts, work, results):
 * Ask the analyses; their tables, caveats and assumptions go into *results.
 * False with faults.
 */
bool case_parts_make(struct case_parts *parts, struct case_work *work, struct results *results);

/*
 * case_price_factor(factor, work, from, place):
 * What brings amounts at a year's prices to those of the case.  False with a
 * fault, at `place`, where the index lacks a year.  An amount times this is
 * rounded once, in the first line that is shown of it.
 */
bool case_price_factor(struct fraction *factor, struct case_work *work, struct year from,
		       struct place place);

/* A gain of a year, each of it to the penny. */
struct case_gain {
	struct money gross, cash;
	struct money counted; /* of the cash, which below zero is counted whole */
};

/*
 * case_gain_make(gain, amount, factor, cashable, confidence):
 * An amount times a factor, of which a share is cash, of which a share is
 * counted on: lines of the bridge, each a share of the line before as it is
 * shown.  False out of range.
 */
bool case_gain_make(struct case_gain *gain, struct money amount, struct fraction factor,
		    struct fraction cashable, struct fraction confidence);

/* Name one more source of a step's figures. */
void case_add_source(struct case_parts *parts, const struct case_work *work, enum case_step step,
		     const char *source);

/* Say that sums are out of range; returns false. */
bool case_out_of_range(const struct case_work *work);

/* The share of a workstream's cash that is counted on: its own, else that of all. */
struct fraction case_confidence(const struct case_work *work, const char *workstream);

/* Tables that have rows, caveats and assumptions of a part, behind those of the case. */
void case_take_results(struct results *results, struct results *part);

#endif
