/*
 * The charts of a business case: from gross to cash, when it is repaid, and
 * the options side by side.
 */
#ifndef ANALYSES_CASE_CHARTS_H
#define ANALYSES_CASE_CHARTS_H

#include "analyses/case/case_tables.h"

/* Add the charts bridge, payback, payback-alone and options to the tables they are drawn from. */
void case_charts_add(struct results *results, const struct case_run *run,
		     const struct case_tables *tables);

#endif
