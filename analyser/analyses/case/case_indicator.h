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
#include "results/results.h"

/*
 * case_indicator_add(results, run):
 * Add case_indicator to the results with its chart `ni179`; the register's own
 * tables and those of the workstreams, with all they rest on, go into
 * run->detail.  run->expectation is set.  False with faults.
 */
bool case_indicator_add(struct results *results, struct case_run *run);

#endif
