/*
 * NI 179: the total net value of ongoing cash-releasing value-for-money gains
 * that have impacted since the start of 2008-09 (plan, paragraph 2.3).
 *
 * At the end of a year: gross less running cost of the gains that count, less
 * the investment of those first felt in the year (once, in that year), plus
 * what carries over of SR04, max(0, ongoing SR04 gains - 7.5% of 2004-05
 * baseline spending) (paragraph 2.15).  A gain counts in a year where it has
 * been felt, has not lapsed, releases cash, had its first impact after 31
 * March 2008 and did not fail its quality check.  One register gives two
 * figures a year: what was forecast in October, and what had come out in July.
 *
 * Weighted by likelihood, a forecast gain counts gross x likelihood, to the
 * penny; costs count whole, for they are paid whether or not the gain comes.
 *
 * indicator_sum() and indicator_reason() are pure: any analysis that needs a
 * register's gains asks them.
 */
#ifndef ANALYSES_INDICATOR_H
#define ANALYSES_INDICATOR_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "model/assumptions.h"
#include "model/gains.h"
#include "results/results.h"

/* A council's baseline of 2007-08 by annex A, where it is known. */
struct council_baseline {
	bool is_known;
	struct money amount;
	const char *source, *origin; /* origin: `given`, or the path of accounts.csv */
};

struct indicator_question {
	const struct gains *gains;
	const struct assumptions *assumptions;
	const struct workstream_rates *rates;
	struct reference *reference; /* plan-figures and phasing */
	struct year first_year, last_year;
	const struct council_baseline *accounts; /* of the one council, or NULL */
	const char *accounts_path;
	bool is_of_case; /* which has more gains than these, and table 3.1 of all */
};

/* Fill the results; false with faults. */
bool indicator_analyse(const struct indicator_question *question, struct results *results,
		       struct diagnostics *diagnostics);

/* Why a gain does not count, in the order in which they are told. */
enum gain_reason {
	REASON_NOT_CASH,
	REASON_EARLY_IMPACT,
	REASON_QUALITY_FAILED,
	REASON_LAPSED,
	REASON_NOT_YET_FELT,
	REASON_NOT_IN_YEARS, /* of the question */
	REASON_NOT_IN_OUTTURN,
	GAIN_COUNTS, /* it does */
};
#define N_GAIN_REASONS GAIN_COUNTS

/* `not cash-releasing`; NULL of a gain that counts. */
const char *gain_reason_text(enum gain_reason reason);

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
 * indicator_sum(sum, gains, filter, status, year):
 * What counts at the end of a year in the view of a status (gains_stands()).
 * False, with *sum of no use, where it is more than can be counted.
 */
bool indicator_sum(struct gain_sum *sum, const struct gains *gains,
		   const struct gain_filter *filter, enum gain_status status, struct year year);

/* The same with each council's outturn of the year where it has one, else its forecast. */
bool indicator_sum_latest(struct gain_sum *sum, const struct gains *gains,
			  const struct gain_filter *filter, struct year year);

#endif
