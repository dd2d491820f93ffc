/*
 * What flows of cash over years are worth today, and when they are repaid.
 *
 * Pure sums over years 0 (the base year) to n_years.  Discounted figures are
 * double, summed unrounded and rounded once at the end:
 *
 *     NPV = sum of net(t) x DF(t);  BCR = PV of gains / PV of costs;
 *     each PV is rounded from its own sum, so that PV of gains less PV of
 *     costs may be a penny off the NPV;
 *     equivalent annual value = NPV / sum of DF(1) to DF(n).
 *
 * Payback is the time, in years from the end of the base year, at which the
 * running total of net reaches zero for good, in a straight line within the
 * year.
 */
#ifndef SUMS_APPRAISAL_H
#define SUMS_APPRAISAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/money.h"

/* Pounds of one year; both count up from zero. */
struct flow {
	struct money gains, costs;
};

enum repayment {
	REPAID_IN_TIME,
	REPAID_NEVER,      /* not within the years appraised */
	REPAID_NOT_NEEDED, /* no running total is below zero: there is nothing to repay */
};

struct payback {
	enum repayment repayment;
	double years; /* of REPAID_IN_TIME */
};

struct appraisal {
	struct money npv, pv_gains, pv_costs; /* each to the penny from its own sum */
	struct money annual_value;            /* equivalent, over years 1 to n_years */
	bool has_bcr;                         /* there are costs to set the gains against */
	double bcr;
	struct payback simple, discounted;
	/* By year: net, its running total, and the steps and running total of the present
	 * value, which is rounded as it grows, so that the steps add up to the NPV. */
	struct money *net, *running_total, *present_value, *running_value;
	double *totals; /* room for the sums under way */
};

/* Room for appraisals over so many years, one after another. */
void appraisal_init(struct appraisal *appraisal, int n_years, struct arena *arena);

/*
 * By its room, for n_years from 1 on; factors by year, that of year 0 being 1.  False where a sum
 * is out of range.
 */
bool appraise(struct appraisal *appraisal, const struct flow *flows, int n_years,
	      const double *factors);

/* A discounted sum, in hundredths of a penny, to the penny; false out of range. */
bool appraisal_round(struct money *value, double hundredths);

#endif
