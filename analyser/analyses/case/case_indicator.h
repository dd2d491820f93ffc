/*
 * What a case counts for in NI 179, and its whole plan in the form of the
 * plan's table 3.1.
 *
 * NI 179 at the end of a year: the register's (indicator.h), and of the rest
 * of the option its cash-releasing gains less running cost and the year's
 * investment, without what is taken off for doubt or optimism, as the
 * indicator counts.  Only of a case whose base year is the plan's.
 */
#ifndef ANALYSES_CASE_INDICATOR_H
#define ANALYSES_CASE_INDICATOR_H

#include "analyses/case/case_run.h"
#include "analyses/indicator/indicator.h"
#include "results/results.h"

/*
 * Add case_indicator to the results with its chart `ni179`; the register's own tables and those of
 * the workstreams, with all they rest on, go into run->detail.  run->expectation is set.  False
 * with faults.
 */
bool case_indicator_add(struct results *results, struct case_run *run);

/* What the figures of all options are held against. */
struct indicator_frame {
	const struct case_work *work;
	const struct case_parts *parts;
	struct council_baseline baseline;
	struct money carry_over;
	struct fraction growth;
};

/* A sum in pounds of the steps from one to another, the register's part left out. */
struct money case_ni179_steps(const struct indicator_frame *frame, const struct bridge *bridge,
			      int t, enum case_step first, enum case_step last);

/* The register's own tables, but for table 3.1; its baseline and carry-over go into the frame. */
bool case_ni179_register(struct indicator_frame *frame, struct results *detail);

/* The case's gains that are in no register, as lines of table 3.1. */
bool case_ni179_workstreams(const struct indicator_frame *frame, const struct case_option *option,
			    struct results *detail);

#endif
