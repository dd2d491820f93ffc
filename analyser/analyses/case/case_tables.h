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

/*
 * What a case costs: each row as it was given and as it counts, and by
 * strategy, year, kind and type.
 */
void case_cost_tables_make(struct case_tables *tables, struct results *results);
void case_cost_tables_fill(struct case_tables *tables, const struct case_run *run);

/*
 * The options of a case side by side: their appraisals, and what they come to
 * in the plan's last year; and each strategy by itself.
 */
void case_summary_tables_make(struct case_tables *tables, struct results *results,
			      const struct case_question *question);
void case_summary_tables_fill(struct case_tables *tables, const struct case_run *run);

/* A payback as a table has it: its years, or none, and what is said of it. */
void payback_values(struct value *years, struct value *words, const struct payback *payback,
		    bool has_costs, struct arena *arena);

struct value bcr_value(const struct appraisal *appraisal);

/* `web-first repaid: 2.4 years` in the year in which a running total reaches zero, else NULL. */
const char *payback_mark(struct arena *arena, const struct payback *payback, int year);

/*
 * The charts of a business case: from gross to cash, when it is repaid, and the options side by
 * side.  Add the charts bridge, payback, payback-alone and options to the tables they are drawn
 * from.
 */
void case_charts_add(struct results *results, const struct case_run *run,
		     const struct case_tables *tables);

#endif
