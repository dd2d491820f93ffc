/*
 * The options of a case side by side: their appraisals, and what they come to
 * in the plan's last year; and each strategy by itself.
 */
#ifndef ANALYSES_CASE_SUMMARY_TABLES_H
#define ANALYSES_CASE_SUMMARY_TABLES_H

#include "analyses/case/case_tables.h"

void case_summary_tables_make(struct case_tables *tables, struct results *results,
			      const struct case_question *question);
void case_summary_tables_fill(struct case_tables *tables, const struct case_run *run);

/* A payback as a table has it: its years, or none, and what is said of it. */
void payback_values(struct value *years, struct value *words, const struct payback *payback,
		    bool has_costs, struct arena *arena);

struct value bcr_value(const struct appraisal *appraisal);

/* `web-first repaid: 2.4 years` in the year in which a running total reaches zero, else NULL. */
const char *payback_mark(struct arena *arena, const struct payback *payback, int year);

#endif
