/*
 * In which inputs two cases differ (input_differences.h), as a table and in words.
 */
#ifndef ANALYSES_CASE_COMPARE_INPUTS_H
#define ANALYSES_CASE_COMPARE_INPUTS_H

#include "analyses/case/input_differences.h"
#include "results/results.h"

/* Add the table case_compare_input. */
void case_compare_inputs_add(struct results *results, const struct input_differences *found);

/* Add to the answer how many inputs differ, by file. */
void case_compare_inputs_say(struct results *results, const struct input_differences *found);

#endif
