/*
 * The bridge from gross to cash: the steps of one option in one year.
 *
 * Design: what the unit costs promise, less what failed contacts cost, less
 * capacity not released as cash, less running cost, less investment, is the
 * net cash-releasing gain.  Gains of the other workstreams join before the
 * gross gain; lower confidence in benefits and optimism bias on costs are
 * steps of their own.  Deductions are below zero, so that the steps add up:
 *
 *     gross = promised + failed + procurement + prices + register
 *     cash  = gross + capacity + part year + likelihood + confidence
 *     net   = cash + running + investment + bias
 */
#ifndef SUMS_BRIDGE_H
#define SUMS_BRIDGE_H

#include <stdbool.h>

#include "base/money.h"

#define CASE_STEPS(EACH)                                                          \
	EACH(PROMISED)    /* channel: the gross gain if no contact failed */      \
	EACH(FAILED)      /* channel: contacts that failed and came back */       \
	EACH(PROCUREMENT) /* gain by bands */                                     \
	EACH(PRICES)      /* gain of paying no more than a reference price */     \
	EACH(REGISTER)    /* gains of other initiatives */                        \
	EACH(CAPACITY)    /* gains that free capacity, not cash */                \
	EACH(PART_YEAR)   /* register: the months before a gain was first felt */ \
	EACH(LIKELIHOOD)  /* register: cash that may not come */                  \
	EACH(CONFIDENCE)  /* cash that is not counted on */                       \
	EACH(RUNNING)                                                             \
	EACH(INVESTMENT)                                                          \
	EACH(BIAS)

#define STEP_NUMBER(step) STEP_##step,
enum case_step { CASE_STEPS(STEP_NUMBER) N_STEPS };

#define LAST_GROSS_STEP STEP_REGISTER
#define LAST_CASH_STEP STEP_CONFIDENCE

/* What each step is called, which formulas of its rows in a workbook name it by. */
#define BRIDGE_PROMISED "saving if every moved contact succeeds"
#define BRIDGE_FAILED "cost of moved contacts that fail and come back"
#define BRIDGE_PROCUREMENT "smarter procurement"
#define BRIDGE_PRICES "paying no more than a reference price"
#define BRIDGE_REGISTER "other initiatives"
#define BRIDGE_CAPACITY "gain that is not cash"
#define BRIDGE_PART_YEAR "months before gains start"
#define BRIDGE_LIKELIHOOD "allowance for initiatives that may not deliver"
#define BRIDGE_CONFIDENCE "allowance for benefits that may not come"
#define BRIDGE_RUNNING "running cost"
#define BRIDGE_INVESTMENT "investment"
#define BRIDGE_BIAS "optimism bias on costs"
/* And the sums of them, in rows between. */
#define BRIDGE_GROSS "gross gain"
#define BRIDGE_CASH "cash-releasing gain"
#define BRIDGE_NET "net cash-releasing gain"

/* Pounds of one year by step. */
struct bridge {
	struct money steps[N_STEPS];
};

extern const char *const bridge_step_names[];

/* Sums of the steps up to a level, in a range that is checked. */
struct money bridge_gross(const struct bridge *bridge);
struct money bridge_cash(const struct bridge *bridge);

/* Cash and net; false where one of these, or gross, is out of range. */
bool bridge_cash_and_net(struct money *cash, struct money *net, const struct bridge *bridge);

/* What a step takes off in the years from `first` to `last` together; in a range that is checked.
 */
struct money bridge_taken(const struct bridge *bridges, int first, int last, enum case_step step);

/*
 * Add a workstream's gain: what is not cash as capacity, and what of the cash is not counted on as
 * lack of confidence.  False out of range.
 */
bool bridge_add_gain(struct bridge *bridge, enum case_step step, struct money gross,
		     struct money cash, struct money counted);

/* Take an amount off at a step; false out of range. */
bool bridge_deduct(struct bridge *bridge, enum case_step step, struct money amount);

/* Add all of another bridge's steps; false out of range. */
bool bridge_add(struct bridge *bridge, const struct bridge *other);

#endif
