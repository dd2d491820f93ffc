/*
 * NI 179's sums: which gains of a register count at the end of a year, and what they come to.
 *
 * Design, section 6.  Pure: a register goes in, figures come out.
 */
#ifndef SUMS_INDICATOR_SUM_H
#define SUMS_INDICATOR_SUM_H

#include <stdbool.h>

#include "model/gains.h"

/* Why a gain does not count, in the order in which they are told. */
#define GAIN_REASONS(EACH)                                                  \
	EACH(NOT_CASH, "not cash-releasing")                                \
	EACH(EARLY_IMPACT, "in effect before 1 April 2008")                 \
	EACH(QUALITY_FAILED, "failed its quality check")                    \
	EACH(LAPSED, "lapsed")                                              \
	EACH(NOT_YET_FELT, "not yet felt")                                  \
	EACH(NOT_IN_YEARS, "not felt in these years") /* of the question */ \
	EACH(NOT_IN_OUTTURN, "forecast, and not in the outturn")

#define REASON_NUMBER(reason, text) REASON_##reason,
enum gain_reason { GAIN_REASONS(REASON_NUMBER) GAIN_COUNTS /* it does */ };
#define N_GAIN_REASONS GAIN_COUNTS

/* Whether and why the gain does not count at the end of the year. */
enum gain_reason indicator_reason(const struct gain *gain, struct year year);

/* Which gains: of one council or line of the plan, or all (-1); of one sector, or all (0). */
struct gain_filter {
	int council, line, workstream, sector;
};

extern const struct gain_filter all_gains;

struct gain_sum {
	struct money gross, running_cost;
	struct money investment; /* of gains first felt in the year */
	struct money weighted;   /* gross by likelihood */
	struct money net;        /* gross less running cost */
	int64_t n_gains;
};

/*
 * What counts at the end of a year in the view of a status (gains_stands()).  False, with *sum of
 * no use, where it is more than can be counted.
 */
bool indicator_sum(struct gain_sum *sum, const struct gains *gains,
		   const struct gain_filter *filter, enum gain_status status, struct year year);

/* Does a gain count by the end of a year, in the view that its council has of the year? */
bool indicator_counts_latest(const struct gains *gains, const struct gain *gain, struct year year);

/* The same with each council's outturn of the year where it has one, else its forecast. */
bool indicator_sum_latest(struct gain_sum *sum, const struct gains *gains,
			  const struct gain_filter *filter, struct year year);

/*
 * What the expected growth of gains comes to, of a baseline, year by year of the plan: the
 * compounded share of it, to the penny.
 */

#define MOST_GROWTH_YEARS 3

struct baseline_growth {
	struct year year;
	struct fraction share;
	struct money expectation, more; /* than of the year before */
};

/* Each year of the plan in its order, of which there are MOST_GROWTH_YEARS; false out of range. */
bool baseline_growth_find(struct baseline_growth *growth, struct money baseline,
			  struct fraction rate);

#endif
