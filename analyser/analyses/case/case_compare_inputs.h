/*
 * In which inputs two cases differ (input_differences.h), as a table and in words.
 */
#ifndef ANALYSES_CASE_COMPARE_INPUTS_H
#define ANALYSES_CASE_COMPARE_INPUTS_H

#include "analyses/case/case_compare.h"

/* Add the table case_compare_input and return it. */
struct table *case_compare_inputs(struct results *results, const struct compared_case cases[2]);

/* Add to the answer how many inputs differ, by file. */
void case_compare_inputs_say(struct results *results, const struct table *inputs);

#endif
