/*
 * The tables of a business case: bridge, years, summary and costs.
 */
#ifndef ANALYSES_CASE_TABLES_H
#define ANALYSES_CASE_TABLES_H

#include "analyses/case/case_run.h"
#include "results/results.h"

struct case_tables {
	struct table *end, *year, *summary, *alone, *option, *alone_year, *bridge, *cost,
	    *cost_year;
};

/* Make the tables in the order in which they are shown, and fill them, the best option first. */
void case_tables_add(struct case_tables *tables, struct results *results,
		     const struct case_run *run);

#endif
