/*
 * Which numbers are drawn together, by correlations.csv.
 */
#ifndef ANALYSES_SURENESS_TOGETHER_H
#define ANALYSES_SURENESS_TOGETHER_H

#include "analyses/case/case_run.h"
#include "sums/draws.h"

/*
 * together_find(draws, run, diagnostics):
 * What goes together of draws->ranges.  False with faults: a name that is no lever of the case,
 * one without a range, or correlations that cannot all hold, the row at fault being named.
 */
bool together_find(struct draws *draws, const struct case_run *run,
		   struct diagnostics *diagnostics);

#endif
