/*
 * What a case costs: each row as it was given and as it counts, and by
 * strategy, year, kind and type.
 */
#ifndef ANALYSES_CASE_COST_TABLES_H
#define ANALYSES_CASE_COST_TABLES_H

#include "analyses/case/case_tables.h"

void case_cost_tables_make(struct case_tables *tables, struct results *results);
void case_cost_tables_fill(struct case_tables *tables, const struct case_run *run);

#endif
