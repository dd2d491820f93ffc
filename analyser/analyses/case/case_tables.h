/*
 * The tables of a business case: bridge, years, summary and costs.
 */
#ifndef ANALYSES_CASE_TABLES_H
#define ANALYSES_CASE_TABLES_H

#include "analyses/case/case_options.h"
#include "results/results.h"

struct case_tables {
	struct table *end, *year, *summary, *alone, *option, *alone_year, *bridge, *cost,
	    *cost_year;
};

/* Make the tables, empty, in the order in which they are shown. */
void case_tables_make(struct case_tables *tables, struct results *results,
		      const struct case_question *question);

/* Fill them, the best option first. */
void case_tables_fill(struct case_tables *tables, const struct case_work *work,
		      const struct case_parts *parts, const struct costing *costing,
		      const struct discounting *discounting, const struct case_options *options);

#endif
