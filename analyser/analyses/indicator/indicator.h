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
 * The sums of it are sums/indicator_sum.h, for any analysis that needs a register's gains.
 */
#ifndef ANALYSES_INDICATOR_H
#define ANALYSES_INDICATOR_H

#include <stdbool.h>

#include "model/accounts.h"
#include "model/assumptions.h"
#include "results/results.h"
#include "sums/indicator_sum.h"

/* A council's baseline of 2007-08 by annex A, where it is known. */
struct council_baseline {
	bool is_known;
	struct money amount;
	const char *source, *origin;     /* origin: `given`, or the path of accounts.csv */
	const struct accounts *accounts; /* whose lines it is of, or NULL */
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

/* `not cash-releasing`; NULL of a gain that counts. */
const char *indicator_reason_text(enum gain_reason reason);

/* Amounts of counted gains, whose sum is in range: reckon_all() of indicator.c has seen to that. */
void indicator_add(struct money *sum, struct money amount);

/*
 * What NI 179 is held against and what is added to it: a council's baseline,
 * the plan's expectation, what carries over of SR04, and what is listed for
 * scrutiny.
 */

/* Of one council. */
struct carry_over {
	bool is_known;
	struct money gains, baseline; /* ongoing SR04 gains, 2004-05 baseline spending */
	struct money amount;          /* max(0, gains - threshold x baseline) */
};

struct indicator_terms {
	struct council_baseline *baselines; /* by council */
	struct carry_over *carry_overs;     /* by council */
	struct plan_figure growth;          /* 3% a year */
	struct plan_figure threshold;       /* 7.5% */
	/* High-value gains of low likelihood: the program's own defaults unless given. */
	struct fraction scrutiny_likelihood, scrutiny_share;
	bool is_likelihood_given, is_share_given;
};

/* Look the terms up; false with faults. */
bool indicator_terms_find(struct indicator_terms *terms, const struct indicator_question *question,
			  struct arena *arena, struct diagnostics *diagnostics);

/*
 * The baseline of the plan's annex A, line by line, and what 3% a year of it
 * comes to.
 *
 * 3% a year compounds: a baseline of £53.0bn makes 53.0 x (1.03^3 - 1) =
 * £4.91bn by 2010-11, which table 3.1 prints as 4.9.  Fills baseline and
 * baseline_growth.
 */

struct baseline_question {
	const struct accounts *accounts;
	struct reference *reference; /* plan-figures, baseline, phasing */
};

/* Fill the results; false with faults. */
bool baseline_analyse(const struct baseline_question *question, struct results *results,
		      struct diagnostics *diagnostics);

/* List what NI 179 or the baseline assumes, which can have no range. */
void indicator_assumed(struct results *results, const char *name, const char *scope,
		       struct value value, const char *source, const char *origin);

#endif
