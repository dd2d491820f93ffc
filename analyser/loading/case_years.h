/*
 * The years of a case: of the plan, and those that are appraised.
 */
#ifndef LOADING_CASE_YEARS_H
#define LOADING_CASE_YEARS_H

#include "analyses/case/case.h"
#include "requests/run.h"

/*
 * case_years_find(run, question):
 * Set the base year (given, else the last that any of the files has), the plan's first and last
 * year, the price year, the years appraised and the guidance that goes by them.  False with a fault
 * where the files do not agree, or the years are in no order.
 */
bool case_years_find(struct run *run, struct case_question *question);

#endif
